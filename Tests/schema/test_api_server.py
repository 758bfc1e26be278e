"""The API server of the lab and this project validate the same table of manifests."""

import json
import re

import pytest
from kubernetes import config
from manifests import table
from test_oracle import mutations
from validation import validated

TABLE = table()
PLURALS = {
    "Namespace": "namespaces",
    "ServiceAccount": "serviceaccounts",
    "ConfigMap": "configmaps",
    "Secret": "secrets",
    "Pod": "pods",
    "Deployment": "deployments",
    "Job": "jobs",
    "CronJob": "cronjobs",
    "Role": "roles",
    "ClusterRole": "clusterroles",
    "RoleBinding": "rolebindings",
    "ClusterRoleBinding": "clusterrolebindings",
}
CLUSTER_WIDE = {"Namespace", "ClusterRole", "ClusterRoleBinding"}

# Where this project rejects what the API server of the lab, release 1.20, accepts, and why
STRICT = "the server drops fields that it does not know; later releases reject them with fieldValidation=Strict"
NEWER = "the field is newer than 1.20, or behind a gate there, and the server drops it before validation"
APPLY = "a POST accepts it; server-side apply, which the playbook uses, rejects it"
KUBELET = "the kubelet rejects it with InvalidImageName"
EXCEPTIONS = {
    "account broken: a misspelt field": STRICT,
    "pod broken: a misspelt field": STRICT,
    "deployment broken: a field of the pod in the wrong place": STRICT,
    "pod broken: ephemeral containers": NEWER,
    "pod broken: a readiness probe with a grace period": NEWER,
    "job broken: another mode": NEWER,
    "job broken: an indexed one without completions": NEWER,
    "job broken: a negative time to live": NEWER,
    "cron broken: the local zone": NEWER,
    "pod broken: one port twice": APPLY,
    "pod broken: a variable twice": APPLY,
    "pod broken: a pull secret twice": APPLY,
    "pod broken: an image that is not a reference": KUBELET,
}


@pytest.fixture(scope="module")
def api():
    return config.new_client_from_config()


def path(document):
    version, kind = document["apiVersion"], document["kind"]
    root = f"/apis/{version}" if "/" in version else f"/api/{version}"
    middle = "" if kind in CLUSTER_WIDE else "/namespaces/default"
    return f"{root}{middle}/{PLURALS[kind]}"


def of_the_lab(document):
    """The lab has CronJobs of batch/v1beta1 only, which are those of batch/v1 under another name."""
    return document | {"apiVersion": "batch/v1beta1"} if document["kind"] == "CronJob" else document


def sent(api, method, url, body, content_type):
    """"" when the API server accepts it, or its reason."""
    answer = api.rest_client.pool_manager.request(
        method, api.configuration.host + url, body=json.dumps(body), headers={"Content-Type": content_type}
    )
    if answer.status in (200, 201):
        return ""
    # 500: two items of one key in server-side apply
    assert answer.status in (400, 422, 500), answer.data
    return json.loads(answer.data)["message"]


@pytest.fixture(scope="module")
def findings(tmp_path_factory):
    """{name: findings of this project}"""
    return dict(zip(TABLE, validated(list(TABLE.values()), tmp_path_factory.mktemp("table")), strict=True))


@pytest.fixture(scope="module")
def refusals(api):
    """{name: the server's reason, or "" when it accepts the object}"""
    bodies = {name: of_the_lab(row) for name, row in TABLE.items()}
    return {
        name: sent(api, "POST", path(body) + "?dryRun=All", body, "application/json")
        for name, body in bodies.items()
    }


def test_the_table_is_large_enough():
    assert len(TABLE) >= 150


def test_every_row_is_what_its_name_says(findings):
    wrong = [name for name in TABLE if (" broken: " in name) != bool(findings[name])]
    assert not wrong, {name: findings[name] for name in wrong}


def test_each_broken_row_is_broken_in_one_way(findings):
    many = {name: [f["rule"] for f in found] for name, found in findings.items() if len({f["rule"] for f in found}) > 1}
    assert not many


def test_verdicts_agree(refusals, findings):
    differ = {name: (refusals[name], findings[name]) for name in TABLE if bool(refusals[name]) != bool(findings[name])}
    unexplained = {name: both for name, both in differ.items() if name not in EXCEPTIONS}
    assert not unexplained, json.dumps(unexplained, indent=1)
    assert set(EXCEPTIONS) == set(differ), "these agree by now"


@pytest.mark.parametrize("name", [name for name, why in EXCEPTIONS.items() if why == APPLY])
def test_server_side_apply_rejects_what_a_post_accepts(api, name):
    document = TABLE[name]
    url = f"{path(document)}/{document['metadata']['name']}?dryRun=All&fieldManager=test"
    assert "duplicate" in sent(api, "PATCH", url, document, "application/apply-patch+yaml")


# Findings in a mutated manifest that this project may have alone: pattern of the finding, and why
EXCUSED = [
    (r"k8s/unknown-field ", STRICT),
    (r"k8s/duplicate-item .*(env|ports|imagePullSecrets)\[", APPLY),
    (r"k8s/image-reference ", KUBELET),
]


def test_mutations_of_what_is_rendered(api, tmp_path):
    rows = dict(list(mutations().items())[:600])
    for row in rows.values():
        if isinstance(row.get("metadata"), dict) and "namespace" in row["metadata"]:
            row["metadata"]["namespace"] = "default"
    differ = {}
    for (name, row), findings in zip(rows.items(), validated(list(rows.values()), tmp_path), strict=True):
        reason = sent(api, "POST", path(row) + "?dryRun=All", row, "application/json")
        said = [f"{finding['rule']} {finding['document_path']}" for finding in findings]
        excused = [text for text in said if any(re.match(pattern, text) for pattern, _ in EXCUSED)]
        if reason and not said or not reason and len(excused) < len(said):
            differ[name] = (reason, said)
    assert not differ, json.dumps(differ, indent=1)
