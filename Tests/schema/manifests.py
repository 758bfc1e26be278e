"""The table of manifests that the oracles and this project validate: a complete object of each kind, and changes to it.

A row is named `kind: what`, and changes one thing; `VALID` rows guard against false positives.
"""

import copy

DROP = object()
BASE64 = "eyJhdXRocyI6e319"  # {"auths":{}}

CONTAINER = {
    "name": "web",
    "image": "docker.io/library/nginx:1.27",
    "ports": [{"name": "http", "containerPort": 80}],
    "env": [{"name": "A", "value": "x"}],
    "resources": {"requests": {"cpu": "100m", "memory": "64Mi"}, "limits": {"cpu": "1", "memory": "128Mi"}},
    "livenessProbe": {"httpGet": {"path": "/", "port": "http"}},
    "volumeMounts": [{"name": "data", "mountPath": "/data"}],
    "securityContext": {"allowPrivilegeEscalation": False, "seccompProfile": {"type": "RuntimeDefault"}},
}
POD_SPEC = {"containers": [CONTAINER], "volumes": [{"name": "data", "emptyDir": {}}]}
TEMPLATE = {"metadata": {"labels": {"app": "web"}}, "spec": POD_SPEC}
JOB_SPEC = {"template": {"spec": POD_SPEC | {"restartPolicy": "Never"}}}
RBAC = "rbac.authorization.k8s.io"
ROLE_REF = {"apiGroup": RBAC, "kind": "Role", "name": "web"}
ACCOUNT = {"kind": "ServiceAccount", "name": "web", "namespace": "default"}


def whole(api_version, kind, **fields):
    return {"apiVersion": api_version, "kind": kind, "metadata": {"name": "web"}} | fields


BASES = {
    "namespace": whole("v1", "Namespace"),
    "account": whole("v1", "ServiceAccount", imagePullSecrets=[{"name": "regcred"}]),
    "config": whole("v1", "ConfigMap", data={"a": "x"}),
    "secret": whole("v1", "Secret", type="Opaque", data={"a": "eA=="}),
    "pull": whole("v1", "Secret", type="kubernetes.io/dockerconfigjson", data={".dockerconfigjson": BASE64}),
    "pod": whole("v1", "Pod", spec=POD_SPEC),
    "deployment": whole("apps/v1", "Deployment", spec={"selector": {"matchLabels": {"app": "web"}}, "template": TEMPLATE}),
    "job": whole("batch/v1", "Job", spec=JOB_SPEC),
    "cron": whole("batch/v1", "CronJob", spec={"schedule": "0 */6 * * *", "jobTemplate": {"spec": JOB_SPEC}}),
    "role": whole(f"{RBAC}/v1", "Role", rules=[{"apiGroups": [""], "resources": ["secrets"], "verbs": ["get"]}]),
    "clusterrole": whole(f"{RBAC}/v1", "ClusterRole", rules=[{"nonResourceURLs": ["/healthz"], "verbs": ["get"]}]),
    "binding": whole(f"{RBAC}/v1", "RoleBinding", roleRef=ROLE_REF, subjects=[ACCOUNT]),
    "clusterbinding": whole(f"{RBAC}/v1", "ClusterRoleBinding", roleRef=ROLE_REF | {"kind": "ClusterRole"}, subjects=[ACCOUNT]),
}

# What a path may begin with, so that rows stay short
SHORT = {
    "c.": "spec.containers.0.",
    "t.": "spec.template.spec.",
    "j.": "spec.jobTemplate.spec.",
}
LONG = "a" * 64

# kind: {what: (path, value)}
BROKEN = {
    "namespace": {
        "a dot in the name": ("metadata.name", "cf.dev"),
        "a capital in the name": ("metadata.name", "Dev"),
        "a name of 64 characters": ("metadata.name", LONG),
        "no name": ("metadata.name", DROP),
        "a label key with two slashes": ("metadata.labels", {"a/b/c": "x"}),
        "a label key with a blank": ("metadata.labels", {"a b": "x"}),
        "a label value with a blank": ("metadata.labels", {"a": "x y"}),
        "a label value of 64 characters": ("metadata.labels", {"a": LONG}),
        "a label that is a number": ("metadata.labels", {"a": 1}),
        "labels as a list": ("metadata.labels", ["a"]),
        "an annotation key with a blank": ("metadata.annotations", {"a b": "x"}),
        "a finalizer with a blank": ("spec", {"finalizers": ["a b"]}),
    },
    "account": {
        "an underscore in the name": ("metadata.name", "ecr_sa"),
        "a name that ends with a dot": ("metadata.name", "ecr."),
        "pull secrets as texts": ("imagePullSecrets", ["regcred"]),
        "a boolean as text": ("automountServiceAccountToken", "yes"),
        "a misspelt field": ("imagePullSecret", []),
        "an owner without uid": ("metadata.ownerReferences", [{"apiVersion": "v1", "kind": "Pod", "name": "a"}]),
    },
    "config": {
        "a slash in a key": ("data", {"a/b": "x"}),
        "a key `..`": ("data", {"..": "x"}),
        "a key of 254 characters": ("data", {"a" * 254: "x"}),
        "a number as value": ("data", {"a": 1}),
        "a boolean as value": ("data", {"a": True}),
        "a mapping as value": ("data", {"a": {"b": "c"}}),
        "binary data that is not base64": ("binaryData", {"b": "###"}),
        "a key in both": ("binaryData", {"a": "eA=="}),
        "`immutable` as text": ("immutable", "true"),
    },
    "secret": {
        "data that is not base64": ("data", {"a": "hunter2"}),
        "data without padding": ("data", {"a": "eA"}),
        "a blank in a key": ("data", {"a b": "eA=="}),
        "a slash in a plain key": ("stringData", {"a/b": "x"}),
        "a number in plain data": ("stringData", {"a": 1}),
        "tls without keys": ("type", "kubernetes.io/tls"),
        "ssh without its key": ("type", "kubernetes.io/ssh-auth"),
        "basic without keys": ("type", "kubernetes.io/basic-auth"),
        "a token without its account": ("type", "kubernetes.io/service-account-token"),
        "dockercfg without its key": ("type", "kubernetes.io/dockercfg"),
        "a type that is a number": ("type", 1),
    },
    "pull": {
        "no key": ("data", {}),
        "the older key": ("data", {".dockercfg": BASE64}),
        "content that is not JSON": ("data", {".dockerconfigjson": "cGFzc3dvcmQ="}),
        "content that is a JSON list": ("data", {".dockerconfigjson": "W10="}),
        "empty content": ("data", {".dockerconfigjson": ""}),
        "content that is not base64": ("data", {".dockerconfigjson": "{}"}),
    },
    "pod": {
        "no spec": ("spec", DROP),
        "no containers": ("spec.containers", DROP),
        "an empty list of containers": ("spec.containers", []),
        "no name": ("metadata.name", DROP),
        "a capital in the name": ("metadata.name", "Web"),
        "no name of a container": ("c.name", DROP),
        "a dot in the name of a container": ("c.name", "a.b"),
        "a container's name of 64 characters": ("c.name", LONG),
        "no image": ("c.image", DROP),
        "an empty image": ("c.image", ""),
        "an image that is a number": ("c.image", 1),
        "two containers of one name": ("spec.containers", [CONTAINER | {"ports": []}] * 2),
        "an init container of the same name": ("spec.initContainers", [{"name": "web", "image": "a"}]),
        "an init container without image": ("spec.initContainers", [{"name": "init"}]),
        "an init container with a probe": (
            "spec.initContainers",
            [{"name": "init", "image": "a", "readinessProbe": {"tcpSocket": {"port": 80}}}],
        ),
        "a pull policy in small letters": ("c.imagePullPolicy", "always"),
        "another restart policy": ("spec.restartPolicy", "always"),
        "another DNS policy": ("spec.dnsPolicy", "Cluster"),
        "DNS none without servers": ("spec.dnsPolicy", "None"),
        "a DNS server by name": ("spec.dnsConfig", {"nameservers": ["dns.example.com"]}),
        "four DNS servers": ("spec.dnsConfig", {"nameservers": ["10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4"]}),
        "a host's alias without address": ("spec.hostAliases", [{"ip": "web", "hostnames": ["a"]}]),
        "a deadline of 0": ("spec.activeDeadlineSeconds", 0),
        "a text as deadline": ("spec.activeDeadlineSeconds", "60"),
        "a label's key in the node selector": ("spec.nodeSelector", {"a b": "x"}),
        "a label's value in the node selector": ("spec.nodeSelector", {"a": "x y"}),
        "a boolean in the node selector": ("spec.nodeSelector", {"a": True}),
        "a dot in the host's name": ("spec.hostname", "a.b"),
        "an underscore in the subdomain": ("spec.subdomain", "a_b"),
        "processes shared twice": ("spec", POD_SPEC | {"hostPID": True, "shareProcessNamespace": True}),
        "a port beyond 65535": ("c.ports.0.containerPort", 65536),
        "a port 0": ("c.ports.0.containerPort", 0),
        "a port as text": ("c.ports.0.containerPort", "80"),
        "no number of a port": ("c.ports.0.containerPort", DROP),
        "a fraction of a port": ("c.ports.0.containerPort", 80.5),
        "an underscore in a port's name": ("c.ports", [{"name": "a_b", "containerPort": 80}]),
        "a port's name of 16 characters": ("c.ports.0.name", "a" * 16),
        "a port's name of digits": ("c.ports.0.name", "80"),
        "two ports of one name": ("c.ports", [{"name": "http", "containerPort": 80}, {"name": "http", "containerPort": 81}]),
        "another protocol": ("c.ports.0.protocol", "HTTP"),
        "a node's port twice": ("c.ports", [{"name": "http", "containerPort": 80, "hostPort": 80}, {"containerPort": 81, "hostPort": 80}]),
        "another port on the node's network": (
            "spec",
            POD_SPEC | {"hostNetwork": True, "containers": [CONTAINER | {"ports": [{"name": "http", "containerPort": 80, "hostPort": 81}]}]},
        ),
        "one port twice": ("c.ports", [{"name": "http", "containerPort": 80}, {"containerPort": 80}]),
        "a variable twice": ("c.env", [{"name": "A", "value": "x"}, {"name": "A", "value": "y"}]),
        "a pull secret twice": ("spec.imagePullSecrets", [{"name": "a"}, {"name": "a"}]),
        "no name of a variable": ("c.env.0.name", DROP),
        "an equals sign in a variable's name": ("c.env.0.name", "A=B"),
        "a number as a variable's value": ("c.env.0.value", 1),
        "a value and a source": ("c.env.0.valueFrom", {"fieldRef": {"fieldPath": "metadata.name"}}),
        "a source that is none": ("c.env", [{"name": "A", "valueFrom": {}}]),
        "two sources of a variable": (
            "c.env",
            [{"name": "A", "valueFrom": {"secretKeyRef": {"name": "a", "key": "b"}, "configMapKeyRef": {"name": "a", "key": "b"}}}],
        ),
        "a source without its name": ("c.env", [{"name": "A", "valueFrom": {"secretKeyRef": {"key": "b"}}}]),
        "a source without its key": ("c.env", [{"name": "A", "valueFrom": {"secretKeyRef": {"name": "a"}}}]),
        "a source's key with a slash": ("c.env", [{"name": "A", "valueFrom": {"secretKeyRef": {"name": "a", "key": "b/c"}}}]),
        "a field that there is not": ("c.env", [{"name": "A", "valueFrom": {"fieldRef": {"fieldPath": "spec.image"}}}]),
        "a resource that there is not": ("c.env", [{"name": "A", "valueFrom": {"resourceFieldRef": {"resource": "cpu"}}}]),
        "an empty item of envFrom": ("c.envFrom", [{}]),
        "two sources in envFrom": ("c.envFrom", [{"configMapRef": {"name": "a"}, "secretRef": {"name": "a"}}]),
        "an envFrom without name": ("c.envFrom", [{"secretRef": {}}]),
        "a quantity with a letter too many": ("c.resources.limits.memory", "1GB"),
        "an empty quantity": ("c.resources.limits.memory", ""),
        "a negative quantity": ("c.resources.limits.memory", "-1"),
        "a boolean as quantity": ("c.resources.limits.memory", True),
        "a resource that nobody has": ("c.resources.limits", {"cpu": "1", "memory": "128Mi", "disk": "1"}),
        "a request above its limit": ("c.resources.requests.cpu", "1001m"),
        "a request of memory above its limit": ("c.resources.requests.memory", "0.2Gi"),
        "an extended resource without limit": ("c.resources.requests", {"example.com/gpu": "1"}),
        "a probe without handler": ("c.livenessProbe", {"periodSeconds": 5}),
        "a probe with two handlers": ("c.livenessProbe", {"tcpSocket": {"port": 80}, "exec": {"command": ["a"]}}),
        "a probe's command without words": ("c.livenessProbe", {"exec": {"command": []}}),
        "a probe's command missing": ("c.livenessProbe", {"exec": {}}),
        "a probe of port 0": ("c.livenessProbe", {"tcpSocket": {"port": 0}}),
        "a probe of a port's name in capitals": ("c.livenessProbe", {"tcpSocket": {"port": "HTTP"}}),
        "a probe without port": ("c.livenessProbe", {"httpGet": {"path": "/"}}),
        "another scheme": ("c.livenessProbe", {"httpGet": {"port": 80, "scheme": "https"}}),
        "a header with a blank": ("c.livenessProbe", {"httpGet": {"port": 80, "httpHeaders": [{"name": "a b", "value": "x"}]}}),
        "a negative delay": ("c.livenessProbe", {"tcpSocket": {"port": 80}, "initialDelaySeconds": -1}),
        "a liveness probe with two successes": ("c.livenessProbe", {"tcpSocket": {"port": 80}, "successThreshold": 2}),
        "a startup probe with two successes": ("c.startupProbe", {"tcpSocket": {"port": 80}, "successThreshold": 2}),
        "a hook without handler": ("c.lifecycle", {"preStop": {}}),
        "a mount without volume": ("c.volumeMounts.0.name", "date"),
        "a mount without path": ("c.volumeMounts.0.mountPath", DROP),
        "a mount with an empty path": ("c.volumeMounts.0.mountPath", ""),
        "two mounts at one path": ("c.volumeMounts", [{"name": "data", "mountPath": "/data"}] * 2),
        "a sub path that leads up": ("c.volumeMounts.0.subPath", "../a"),
        "an absolute sub path": ("c.volumeMounts.0.subPath", "/a"),
        "two sub paths": ("c.volumeMounts", [{"name": "data", "mountPath": "/data", "subPath": "a", "subPathExpr": "b"}]),
        "mounts that go out": ("c.volumeMounts.0.mountPropagation", "Bidirectional"),
        "another propagation": ("c.volumeMounts.0.mountPropagation", "Both"),
        "a device without claim": ("c.volumeDevices", [{"name": "data", "devicePath": "/dev/a"}]),
        "two volumes of one name": ("spec.volumes", [{"name": "data", "emptyDir": {}}] * 2),
        "a dot in a volume's name": ("spec.volumes", [{"name": "data", "emptyDir": {}}, {"name": "a.b", "emptyDir": {}}]),
        "a volume without name": ("spec.volumes", [{"name": "data", "emptyDir": {}}, {"emptyDir": {}}]),
        "a volume from two sources": ("spec.volumes.0.configMap", {"name": "a"}),
        "a secret's volume without name": ("spec.volumes", [{"name": "data", "secret": {}}]),
        "a config map's volume without name": ("spec.volumes", [{"name": "data", "configMap": {}}]),
        "a mode beyond 0777": ("spec.volumes", [{"name": "data", "secret": {"secretName": "a", "defaultMode": 512}}]),
        "an item's path that leads up": ("spec.volumes", [{"name": "data", "secret": {"secretName": "a", "items": [{"key": "a", "path": "../a"}]}}]),
        "an item without path": ("spec.volumes", [{"name": "data", "secret": {"secretName": "a", "items": [{"key": "a"}]}}]),
        "a node's path that leads up": ("spec.volumes", [{"name": "data", "hostPath": {"path": "/a/../b"}}]),
        "a node's path without path": ("spec.volumes", [{"name": "data", "hostPath": {}}]),
        "another type of a node's path": ("spec.volumes", [{"name": "data", "hostPath": {"path": "/a", "type": "Folder"}}]),
        "a claim without name": ("spec.volumes", [{"name": "data", "persistentVolumeClaim": {}}]),
        "a negative size": ("spec.volumes", [{"name": "data", "emptyDir": {"sizeLimit": "-1"}}]),
        "a projection with two sources in one": (
            "spec.volumes",
            [{"name": "data", "projected": {"sources": [{"secret": {"name": "a"}, "configMap": {"name": "a"}}]}}],
        ),
        "a token that lasts a minute": (
            "spec.volumes",
            [{"name": "data", "projected": {"sources": [{"serviceAccountToken": {"path": "a", "expirationSeconds": 60}}]}}],
        ),
        "a negative user": ("c.securityContext.runAsUser", -1),
        "a user as text": ("c.securityContext.runAsUser", "root"),
        "privileges and none": ("c.securityContext.privileged", True),
        "another type of profile": ("c.securityContext.seccompProfile.type", "Runtime"),
        "a local profile without file": ("c.securityContext.seccompProfile.type", "Localhost"),
        "a file of a profile that is not local": ("c.securityContext.seccompProfile.localhostProfile", "a.json"),
        "another change policy of groups": ("spec.securityContext", {"fsGroupChangePolicy": "Never"}),
        "a negative group": ("spec.securityContext", {"supplementalGroups": [-1]}),
        "a sysctl with a blank": ("spec.securityContext", {"sysctls": [{"name": "a b", "value": "1"}]}),
        "a toleration with Exists and a value": ("spec.tolerations", [{"key": "a", "operator": "Exists", "value": "x"}]),
        "a toleration without key": ("spec.tolerations", [{"value": "x"}]),
        "another effect": ("spec.tolerations", [{"key": "a", "operator": "Exists", "effect": "Never"}]),
        "seconds without NoExecute": ("spec.tolerations", [{"key": "a", "tolerationSeconds": 5}]),
        "an affinity without terms": ("spec.affinity", {"nodeAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": {"nodeSelectorTerms": []}}}),
        "an operator In without values": (
            "spec.affinity",
            {
                "nodeAffinity": {
                    "requiredDuringSchedulingIgnoredDuringExecution": {
                        "nodeSelectorTerms": [{"matchExpressions": [{"key": "a", "operator": "In"}]}]
                    }
                }
            },
        ),
        "a weight of 101": (
            "spec.affinity",
            {"nodeAffinity": {"preferredDuringSchedulingIgnoredDuringExecution": [{"weight": 101, "preference": {"matchExpressions": [{"key": "a", "operator": "Exists"}]}}]}},
        ),
        "an affinity without topology": (
            "spec.affinity",
            {"podAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": [{"labelSelector": {"matchLabels": {"a": "x"}}}]}},
        ),
        "a skew of 0": ("spec.topologySpreadConstraints", [{"maxSkew": 0, "topologyKey": "a", "whenUnsatisfiable": "DoNotSchedule"}]),
        "another way of spreading": ("spec.topologySpreadConstraints", [{"maxSkew": 1, "topologyKey": "a", "whenUnsatisfiable": "Never"}]),
        "a readiness gate with a blank": ("spec.readinessGates", [{"conditionType": "a b"}]),
        "ephemeral containers": ("spec.ephemeralContainers", [{"name": "debug", "image": "a"}]),
        "a readiness probe with a grace period": ("c.readinessProbe", {"tcpSocket": {"port": 80}, "terminationGracePeriodSeconds": 5}),
        "a misspelt field": ("c.volumMounts", []),
        "an image that is not a reference": ("c.image", "docker.io/Library/Nginx"),
        "another policy of messages": ("c.terminationMessagePolicy", "Log"),
        "a command that is a text": ("c.command", "sleep 5"),
        "an argument that is a number": ("c.args", [5]),
        "environment as a mapping": ("c.env", {"A": "x"}),
    },
    "deployment": {
        "no spec": ("spec", DROP),
        "no selector": ("spec.selector", DROP),
        "an empty selector": ("spec.selector", {}),
        "a selector of other labels": ("spec.selector.matchLabels", {"app": "api"}),
        "a selector of more labels": ("spec.selector.matchLabels", {"app": "web", "tier": "front"}),
        "an expression that does not match": ("spec.selector.matchExpressions", [{"key": "app", "operator": "NotIn", "values": ["web"]}]),
        "an expression without values": ("spec.selector.matchExpressions", [{"key": "app", "operator": "In", "values": []}]),
        "an expression with values too many": ("spec.selector.matchExpressions", [{"key": "app", "operator": "Exists", "values": ["web"]}]),
        "another operator": ("spec.selector.matchExpressions", [{"key": "app", "operator": "Is", "values": ["web"]}]),
        "no template": ("spec.template", DROP),
        "no labels in the template": ("spec.template.metadata", DROP),
        "no spec in the template": ("t", DROP),
        "negative replicas": ("spec.replicas", -1),
        "replicas as text": ("spec.replicas", "2"),
        "replicas as a fraction": ("spec.replicas", 1.5),
        "replicas beyond 32 bits": ("spec.replicas", 3000000000),
        "another strategy": ("spec.strategy", {"type": "recreate"}),
        "a rolling update with Recreate": ("spec.strategy", {"type": "Recreate", "rollingUpdate": {"maxSurge": 1}}),
        "an update that stalls": ("spec.strategy", {"rollingUpdate": {"maxSurge": 0, "maxUnavailable": 0}}),
        "an update that stalls at 0 %": ("spec.strategy", {"rollingUpdate": {"maxSurge": 0, "maxUnavailable": "0%"}}),
        "a surge that is not a percentage": ("spec.strategy", {"rollingUpdate": {"maxSurge": "many"}}),
        "a negative surge": ("spec.strategy", {"rollingUpdate": {"maxSurge": -1}}),
        "more than all unavailable": ("spec.strategy", {"rollingUpdate": {"maxUnavailable": "101%"}}),
        "negative seconds": ("spec.minReadySeconds", -1),
        "a negative limit of history": ("spec.revisionHistoryLimit", -1),
        "a deadline before pods are ready": ("spec.minReadySeconds", 600),
        "pods that never restart": ("t.restartPolicy", "Never"),
        "pods that end": ("t.activeDeadlineSeconds", 60),
        "a mount without volume": ("t.volumes", []),
        "no image": ("t.containers.0.image", DROP),
        "a capital in the service account": ("t.serviceAccountName", "Web"),
        "an underscore in the class": ("t.priorityClassName", "a_b"),
        "`paused` as text": ("spec.paused", "false"),
        "a blank in the name": ("metadata.name", "a b"),
        "a label's value in the template": ("spec.template.metadata.labels", {"app": "web", "a": "x y"}),
        "a field of the pod in the wrong place": ("spec.containers", []),
    },
    "job": {
        "no spec": ("spec", DROP),
        "no template": ("spec.template", DROP),
        "pods that always restart": ("t.restartPolicy", "Always"),
        "no restart policy": ("t.restartPolicy", DROP),
        "negative parallelism": ("spec.parallelism", -1),
        "negative completions": ("spec.completions", -1),
        "a negative limit": ("spec.backoffLimit", -1),
        "a negative deadline": ("spec.activeDeadlineSeconds", -1),
        "a selector of its own": ("spec.selector", {"matchLabels": {"app": "web"}}),
        "a limit as text": ("spec.backoffLimit", "4"),
        "another mode": ("spec.completionMode", "Parallel"),
        "an indexed one without completions": ("spec.completionMode", "Indexed"),
        "a negative time to live": ("spec.ttlSecondsAfterFinished", -1),
        "a mount without volume": ("t.volumes", []),
    },
    "cron": {
        "no spec": ("spec", DROP),
        "no schedule": ("spec.schedule", DROP),
        "an empty schedule": ("spec.schedule", ""),
        "a schedule of four fields": ("spec.schedule", "0 * * *"),
        "a minute 60": ("spec.schedule", "60 * * * *"),
        "a month 13": ("spec.schedule", "0 0 1 13 *"),
        "another name of a schedule": ("spec.schedule", "@often"),
        "a step of 0": ("spec.schedule", "*/0 * * * *"),
        "a range that ends before it begins": ("spec.schedule", "30-10 * * * *"),
        "another concurrency": ("spec.concurrencyPolicy", "Never"),
        "a negative deadline": ("spec.startingDeadlineSeconds", -1),
        "a negative history": ("spec.successfulJobsHistoryLimit", -1),
        "`suspend` as text": ("spec.suspend", "no"),
        "pods that always restart": ("j.template.spec.restartPolicy", "Always"),
        "no restart policy": ("j.template.spec.restartPolicy", DROP),
        "a name of 53 characters": ("metadata.name", "a" * 53),
        "no template": ("spec.jobTemplate", DROP),
        "a zone in the schedule": ("spec.schedule", "TZ=UTC 0 * * * *"),
        "the local zone": ("spec.timeZone", "Local"),
    },
    "role": {
        "a slash in the name": ("metadata.name", "a/b"),
        "no verbs": ("rules.0.verbs", DROP),
        "an empty list of verbs": ("rules.0.verbs", []),
        "no groups": ("rules.0.apiGroups", DROP),
        "no resources": ("rules.0.resources", DROP),
        "a path of the API": ("rules", [{"nonResourceURLs": ["/healthz"], "verbs": ["get"]}]),
        "verbs as a text": ("rules.0.verbs", "get"),
        "rules as a mapping": ("rules", {"verbs": ["get"]}),
    },
    "clusterrole": {
        "a path and resources": ("rules.0.resources", ["secrets"]),
        "no verbs": ("rules.0.verbs", DROP),
        "an aggregation of nothing": ("aggregationRule", {"clusterRoleSelectors": []}),
    },
    "binding": {
        "no role": ("roleRef", DROP),
        "no name of the role": ("roleRef.name", DROP),
        "no kind of the role": ("roleRef.kind", DROP),
        "another kind of role": ("roleRef.kind", "Roles"),
        "another group of roles": ("roleRef.apiGroup", "rbac.authorization.k8s.io/v1"),
        "a slash in the role's name": ("roleRef.name", "a/b"),
        "an account with a group": ("subjects.0.apiGroup", RBAC),
        "an account with a name that is none": ("subjects.0.name", "a_b"),
        "a subject without name": ("subjects.0.name", DROP),
        "another kind of subject": ("subjects.0.kind", "serviceaccount"),
        "a user of another group": ("subjects", [{"kind": "User", "name": "a", "apiGroup": "v1"}]),
        "subjects as a mapping": ("subjects", {"kind": "User", "name": "a"}),
    },
    "clusterbinding": {
        "a role of a namespace": ("roleRef.kind", "Role"),
        "an account without namespace": ("subjects.0.namespace", DROP),
    },
}

VALID = {
    "namespace": {
        "as it is": (),
        "labels and annotations": ("metadata", {"name": "a", "labels": {"a.b/c": "x_y"}, "annotations": {"A.b/c": "any text"}}),
        "nulls": ("metadata", {"name": "a", "labels": None, "creationTimestamp": None}),
        "a null label": ("metadata.labels", {"a": None}),
    },
    "account": {"as it is": (), "a name with dots": ("metadata.name", "a.b-c.d"), "a generated name": ("metadata", {"generateName": "web-"}), "a pull secret twice": ("imagePullSecrets", [{"name": "a"}, {"name": "a"}])},
    "config": {
        "as it is": (),
        "odd keys": ("data", {"-": "x", "_.": "x", ".a": "x"}),
        "no data": ("data", DROP),
        "binary data": ("binaryData", {"b": "AAEC"}),
    },
    "secret": {
        "as it is": (),
        "base64 on two lines": ("data", {"a": "eHh4\neHh4\n"}),
        "a type of one's own": ("type", "example.com/own"),
        "empty data": ("data", {"a": ""}),
        "tls": ("", {"type": "kubernetes.io/tls", "data": {"tls.crt": "", "tls.key": ""}}),
        "basic": ("", {"type": "kubernetes.io/basic-auth", "data": {"username": "eA=="}}),
    },
    "pull": {"as it is": (), "plain": ("", {"data": {}, "stringData": {".dockerconfigjson": "{}"}})},
    "pod": {
        "as it is": (),
        "a number as quantity": ("c.resources.limits.cpu", 2),
        "an exponent": ("c.resources.limits.memory", "1e9"),
        "a volume without source": ("spec.volumes", [{"name": "data"}]),
        "a port of TCP and UDP": ("c.ports", [{"name": "http", "containerPort": 53}, {"containerPort": 53, "protocol": "UDP"}]),
        "a probe by number": ("c.livenessProbe", {"tcpSocket": {"port": 80}}),
        "a readiness probe with two successes": ("c.readinessProbe", {"tcpSocket": {"port": 80}, "successThreshold": 2}),
        "a variable with a dot and a hyphen": ("c.env.0.name", "a-b.c"),
        "a variable from the pod": ("c.env", [{"name": "A", "valueFrom": {"fieldRef": {"fieldPath": "metadata.labels['app']"}}}]),
        "a variable from a limit": ("c.env", [{"name": "A", "valueFrom": {"resourceFieldRef": {"resource": "limits.cpu"}}}]),
        "an init container": ("spec.initContainers", [{"name": "init", "image": "a"}]),
        "a projection": ("spec.volumes", [{"name": "data", "projected": {"sources": [{"serviceAccountToken": {"path": "a", "expirationSeconds": 600}}]}}]),
        "a mode": ("spec.volumes", [{"name": "data", "secret": {"secretName": "a", "defaultMode": 511}}]),
        "a node's path": ("spec.volumes", [{"name": "data", "hostPath": {"path": "/a", "type": ""}}]),
        "a privileged container": ("c.securityContext", {"privileged": True}),
        "a toleration of everything": ("spec.tolerations", [{"operator": "Exists"}]),
        "an affinity": (
            "spec.affinity",
            {"podAntiAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": [{"labelSelector": {"matchLabels": {"a": "x"}}, "topologyKey": "kubernetes.io/hostname"}]}},
        ),
        "a spread": ("spec.topologySpreadConstraints", [{"maxSkew": 1, "topologyKey": "a", "whenUnsatisfiable": "ScheduleAnyway"}]),
        "a hook": ("c.lifecycle", {"preStop": {"exec": {"command": ["sleep", "5"]}}}),
        "a request like its limit": ("c.resources.requests.cpu", "1000m"),
        "an extended resource": ("c.resources", {"requests": {"example.com/gpu": "1"}, "limits": {"example.com/gpu": "1"}}),
        "nulls": ("c.command", None),
        "null in a list": ("c.args", [None]),
        "a DNS server": ("spec", POD_SPEC | {"dnsPolicy": "None", "dnsConfig": {"nameservers": ["10.0.0.10", "fd00::1"]}}),
        "aliases of a host": ("spec.hostAliases", [{"ip": "10.0.0.1", "hostnames": ["a.b"]}]),
        "an empty pull policy": ("c.imagePullPolicy", ""),
        "a mount of a part": ("c.volumeMounts.0.subPath", "a/b..c"),
        "the node's network": ("spec.hostNetwork", True),
        "no grace": ("spec.terminationGracePeriodSeconds", 0),
    },
    "deployment": {
        "as it is": (),
        "no replicas": ("spec.replicas", 0),
        "Recreate": ("spec.strategy", {"type": "Recreate"}),
        "percentages": ("spec.strategy", {"type": "RollingUpdate", "rollingUpdate": {"maxSurge": "50%", "maxUnavailable": 0}}),
        "an expression": ("spec.selector", {"matchExpressions": [{"key": "app", "operator": "In", "values": ["web", "api"]}]}),
        "more labels": ("spec.template.metadata.labels", {"app": "web", "a": ""}),
        "a selector as an expression that there is not": ("spec.selector.matchExpressions", [{"key": "tier", "operator": "DoesNotExist"}]),
        "seconds": ("spec", {"minReadySeconds": 30, "progressDeadlineSeconds": 31, "selector": {"matchLabels": {"app": "web"}}, "template": TEMPLATE}),
    },
    "job": {
        "as it is": (),
        "on failure": ("t.restartPolicy", "OnFailure"),
        "no parallelism": ("spec.parallelism", 0),
        "a selector by hand": (
            "spec",
            {
                "manualSelector": True,
                "selector": {"matchLabels": {"app": "web"}},
                "template": {"metadata": {"labels": {"app": "web"}}, "spec": POD_SPEC | {"restartPolicy": "Never"}},
            },
        ),
    },
    "cron": {
        "as it is": (),
        "names": ("spec.schedule", "0 2 * jan-mar mon,fri"),
        "a step": ("spec.schedule", "3-59/15 2,6-12 */15 * ?"),
        "@daily": ("spec.schedule", "@daily"),
        "@every": ("spec.schedule", "@every 1h30m"),
        "a name of 52 characters": ("metadata.name", "a" * 52),
    },
    "role": {"as it is": (), "a colon in the name": ("metadata.name", "system:Web"), "no rules": ("rules", [])},
    "clusterrole": {"as it is": (), "an aggregation": ("", {"rules": [], "aggregationRule": {"clusterRoleSelectors": [{"matchLabels": {"a": "x"}}]}})},
    "binding": {
        "as it is": (),
        "no group of the role": ("roleRef.apiGroup", DROP),
        "no subjects": ("subjects", DROP),
        "an account of its own namespace": ("subjects.0.namespace", DROP),
        "a user": ("subjects", [{"kind": "User", "name": "a@b"}]),
        "a group": ("subjects", [{"kind": "Group", "apiGroup": RBAC, "name": "system:authenticated"}]),
    },
    "clusterbinding": {"as it is": ()},
}


def changed(base, path="", value=DROP):
    """A copy of an object with one thing changed; without a path the mapping `value` is laid over it."""
    document = copy.deepcopy(base)
    for short, long in SHORT.items():
        if path == short[:-1]:
            path = long[:-1]
        elif path.startswith(short):
            path = long + path[len(short) :]
    if not path:
        return document | copy.deepcopy({} if value is DROP else value)
    *above, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    node = document
    for step in above:
        node = node[step] if isinstance(step, int) else node.setdefault(step, {})
    if value is DROP:
        del node[last]
    else:
        node[last] = copy.deepcopy(value)
    return document


def table():
    """{name: document}"""
    rows = {}
    for sort, kinds in (("valid", VALID), ("broken", BROKEN)):
        for kind, changes in kinds.items():
            for what, change in changes.items():
                rows[f"{kind} {sort}: {what}"] = changed(BASES[kind], *change)
    return rows
