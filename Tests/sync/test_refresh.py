"""What a refresh changes in the secrets, and what it leaves unchanged."""

import base64
import json
import re
from datetime import timedelta

import pytest
from cluster import config_of
from conftest import HOST, OWNER, Stage
from relay import Request
from sync import until, utc

FOREIGN = {"quay.io": {"auth": base64.b64encode(b"robot:pass").decode(), "email": "robot@example.com"}}


def test_the_first_refresh_writes_what_the_kubelet_reads(stage: Stage):
    sync = stage.start()
    sync.wait_for(f"info {stage.namespaces[0]}/regcred refreshed for {HOST}, next refresh in \\d+ s$")
    secret = stage.secret()
    assert secret["type"] == "kubernetes.io/dockerconfigjson"
    password = stage.passwords.given[0]
    entry = {"username": "AWS", "password": password, "auth": base64.b64encode(f"AWS:{password}".encode()).decode()}
    assert config_of(secret) == {"auths": {HOST: entry}}


def test_the_secret_says_whose_it_is_and_until_when(stage: Stage):
    stage.start().wait_for("refreshed", 2)
    metadata = stage.secret()["metadata"]
    annotations = metadata["annotations"]
    assert metadata["labels"] == {"managed-by": "cf-deployment"}
    assert annotations["cf-deployment/owner"] == OWNER and annotations["cf-deployment/registry"] == HOST
    born, expires = (utc(annotations[f"cf-deployment/{name}"]) for name in ("refreshed-at", "expires-at"))
    assert expires - born == timedelta(hours=12)
    assert [(entry["manager"], entry["operation"]) for entry in metadata["managedFields"]] == [("cf-deployment-sync", "Apply")]


def test_one_token_serves_all_namespaces(stage: Stage):
    stage.start().wait_for("refreshed", 2)
    assert config_of(stage.secret(0)) == config_of(stage.secret(1))
    assert len(stage.calls("GetAuthorizationToken")) == 1


def test_it_becomes_ready_when_every_namespace_has_its_secret(stage: Stage):
    stage.cluster.revoke(stage.namespaces[1])
    sync = stage.start()
    line = sync.wait_for(f"error {stage.namespaces[1]}/regcred not refreshed: HTTP 403 Forbidden: .*, next try within \\d+ s$")
    assert "cannot patch resource" in line
    assert stage.secret(0) is not None
    assert not sync.is_ready and sync.has_started and sync.is_alive
    stage.cluster.grant(stage.namespaces[1])
    sync.wait_for(f"{stage.namespaces[1]}/regcred refreshed")
    until(lambda: sync.is_ready, 2)
    assert sync.is_ready
    assert len(sync.matching(f"{stage.namespaces[0]}/regcred refreshed")) == 1


def test_it_refreshes_at_the_interval_with_a_new_token(stage: Stage):
    sync = stage.start(REFRESH_SECONDS="3")
    sync.wait_for("refreshed", 6)
    assert len(stage.calls("GetAuthorizationToken")) >= 3
    passwords = {config_of(stage.secret())["auths"][HOST]["password"]}
    assert passwords <= set(stage.passwords.given[1:])


def test_entries_of_other_registries_stay(stage: Stage):
    stage.cluster.make_secret(stage.namespaces[0], {"auths": FOREIGN, "HttpHeaders": {"X-Team": "cf"}})
    stage.start().wait_for("refreshed", 2)
    config = config_of(stage.secret())
    assert config["auths"].keys() == {"quay.io", HOST}
    assert config["auths"]["quay.io"] == FOREIGN["quay.io"] and config["HttpHeaders"] == {"X-Team": "cf"}


def test_labels_and_annotations_of_others_stay(stage: Stage):
    stage.cluster.make_secret(
        stage.namespaces[0],
        {"auths": FOREIGN},
        metadata={"name": "regcred", "namespace": stage.namespaces[0], "labels": {"team": "cf"}, "annotations": {"a": "b"}},
    )
    stage.start().wait_for("refreshed", 2)
    metadata = stage.secret()["metadata"]
    assert metadata["labels"]["team"] == "cf" and metadata["annotations"]["a"] == "b"


@pytest.mark.parametrize(
    "fields, words",
    [
        ({"type": "Opaque"}, "it is of type Opaque: delete it, or name another one in ecr.pull_secret"),
        ({"immutable": True}, "it is immutable: delete it, then it is made anew"),
    ],
    ids=["another type", "immutable"],
)
def test_a_secret_that_cannot_be_ours_is_left_alone(stage: Stage, fields: dict, words: str):
    stage.cluster.make_secret(stage.namespaces[0], {"auths": FOREIGN}, **fields)
    before = stage.secret()
    sync = stage.start()
    sync.wait_for(f"error {stage.namespaces[0]}/regcred not refreshed: {re.escape(words)}; it stays as it is, next try within")
    sync.wait_for(f"{stage.namespaces[1]}/regcred refreshed")
    assert stage.secret() == before
    stage.cluster.kubectl("-n", stage.namespaces[0], "delete", "secret", "regcred")
    sync.wait_for(f"{stage.namespaces[0]}/regcred refreshed")


def test_content_that_is_no_docker_configuration_is_left_alone(stage: Stage):
    stage.cluster.make_secret(stage.namespaces[0], {"auths": ["no", "object"]})
    before = stage.secret()
    stage.start().wait_for(f"{stage.namespaces[0]}/regcred not refreshed: nothing can be made of its content: delete it")
    assert stage.secret() == before


def test_the_copy_of_an_old_token_in_last_applied_goes(stage: Stage):
    copy = "kubectl.kubernetes.io/last-applied-configuration"
    metadata = {"name": "regcred", "namespace": stage.namespaces[0], "annotations": {copy: '{"data":"old"}', "keep": "this"}}
    stage.cluster.make_secret(stage.namespaces[0], {"auths": {HOST: {"auth": "b2xk"}} | FOREIGN}, metadata=metadata)
    stage.start().wait_for("refreshed", 2)
    secret = stage.secret()
    assert copy not in secret["metadata"]["annotations"] and secret["metadata"]["annotations"]["keep"] == "this"
    assert config_of(secret)["auths"]["quay.io"] == FOREIGN["quay.io"]


def meanwhile(stage: Stage, act) -> None:
    """Makes a change between the first read of a secret and the following write."""
    pending = [act]

    def way(request: Request, forward):
        if request.is_apply and pending:
            pending.pop()()
        return forward(request)

    stage.api.way = way


def answers(stage: Stage) -> int:
    return len([request for request in stage.api.requests if request.is_apply and stage.namespaces[0] + "/" in request.path])


def test_a_conflict_is_read_again_and_written(stage: Stage):
    namespace = stage.namespaces[0]
    stage.cluster.make_secret(namespace, {"auths": {}})
    data = {".dockerconfigjson": base64.b64encode(json.dumps({"auths": FOREIGN}).encode()).decode()}
    patch = json.dumps({"data": data})
    meanwhile(stage, lambda: stage.cluster.kubectl("-n", namespace, "patch", "secret", "regcred", "-p", patch))
    stage.start().wait_for("refreshed", 2)
    assert answers(stage) == 2
    assert config_of(stage.secret())["auths"].keys() == {"quay.io", HOST}


def test_secret_created_by_others_in_the_meantime_is_not_overwritten(stage: Stage):
    meanwhile(stage, lambda: stage.cluster.make_secret(stage.namespaces[0], {"auths": FOREIGN}))
    stage.start().wait_for("refreshed", 2)
    assert answers(stage) == 2
    assert config_of(stage.secret())["auths"].keys() == {"quay.io", HOST}


def test_a_deleted_secret_comes_back_long_before_the_next_refresh(stage: Stage):
    sync = stage.start()
    sync.wait_for("refreshed", 2)
    stage.cluster.kubectl("-n", stage.namespaces[1], "delete", "secret", "regcred")
    sync.wait_for(f"warning {stage.namespaces[1]}/regcred was deleted or changed by somebody else, refreshing now")
    sync.wait_for("refreshed", 3)
    assert stage.secret(1) is not None
    assert len(sync.matching(f"{stage.namespaces[0]}/regcred refreshed")) == 1


def test_entry_overwritten_by_others_is_restored(stage: Stage):
    sync = stage.start()
    sync.wait_for("refreshed", 2)
    stage.cluster.kubectl("-n", stage.namespaces[0], "delete", "secret", "regcred")
    stage.cluster.make_secret(stage.namespaces[0], {"auths": {HOST: {"auth": "b2xk"}}})
    sync.wait_for("refreshed", 3)
    assert config_of(stage.secret())["auths"][HOST]["password"] == stage.passwords.given[-1]
