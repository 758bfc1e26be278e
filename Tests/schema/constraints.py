"""Constraints of kube-apiserver on single fields beyond the published schema, which has types and required fields only.

Sources: the Kubernetes API reference (https://kubernetes.io/docs/reference/kubernetes-api/), page of each type, whose text names
the values and bounds, and kube-apiserver's own validation, pkg/apis/core/validation/validation.go and its neighbours for apps,
batch and rbac (https://github.com/kubernetes/kubernetes/tree/master/pkg/apis), where the text is silent.

A field is `Type.field`; a constraint is

    =A|B        one of these; a leading `|`: or an empty string, which selects the default
    ~form       a string of that form (TextForm in Sources/KubernetesManifests/Schema); `~form?`: or an empty one
    #1..65535   a number between these, bounds included; the last may be missing
    ~key:value  the forms of a map's keys and values; either may be missing
    +           a list with at least one item
    !           present, although the schema calls the field optional
"""

LABELS = "~label-key:label-value"
DATA = "~data-key:"
ROOTS_AND_GROUPS = "#0..2147483647"
MODE = "#0..511"

# Page "ObjectMeta" and "LabelSelector"; apimachinery, pkg/api/validation/objectmeta.go
META = {
    "ObjectMeta.labels": LABELS,
    "ObjectMeta.annotations": "~annotation-key:",
    "ObjectMeta.finalizers": "~label-key",
    "OwnerReference.apiVersion": "~given",
    "OwnerReference.kind": "~given",
    "OwnerReference.name": "~given",
    "OwnerReference.uid": "~given",
    "LabelSelector.matchLabels": LABELS,
    "LabelSelectorRequirement.key": "~label-key",
    "LabelSelectorRequirement.operator": "=In|NotIn|Exists|DoesNotExist",
    "LabelSelectorRequirement.values": "~label-value",
    "NamespaceSpec.finalizers": "~label-key",
}

# Page "Pod", a container; core validation, validateContainers
CONTAINER = {
    "name": "~dns-label",
    "image": "!~image",
    "imagePullPolicy": "=|Always|Never|IfNotPresent",
    "terminationMessagePolicy": "=|File|FallbackToLogsOnError",
    "restartPolicy": "=Always|OnFailure|Never",
}
CONTAINERS = {f"{kind}.{field}": text for kind in ("Container", "EphemeralContainer") for field, text in CONTAINER.items()}
CONTAINER_PARTS = {
    "ContainerPort.containerPort": "#1..65535",
    "ContainerPort.hostPort": "#0..65535",
    "ContainerPort.name": "~port-name?",
    "ContainerPort.protocol": "=|TCP|UDP|SCTP",
    "ContainerPort.hostIP": "~ip?",
    "EnvVar.name": "~env-name",
    "EnvFromSource.prefix": "~env-name?",
    "ConfigMapKeySelector.name": "!~given",
    "ConfigMapKeySelector.key": "~data-key",
    "SecretKeySelector.name": "!~given",
    "SecretKeySelector.key": "~data-key",
    "ConfigMapEnvSource.name": "!~given",
    "SecretEnvSource.name": "!~given",
    "ObjectFieldSelector.apiVersion": "=|v1",
    "ExecAction.command": "!+",
    "HTTPGetAction.port": "~port",
    "HTTPGetAction.scheme": "=|HTTP|HTTPS",
    "HTTPHeader.name": "~header",
    "TCPSocketAction.port": "~port",
    "GRPCAction.port": "#1..65535",
    "Probe.initialDelaySeconds": "#0..",
    "Probe.timeoutSeconds": "#0..",
    "Probe.periodSeconds": "#0..",
    "Probe.successThreshold": "#0..",
    "Probe.failureThreshold": "#0..",
    "Probe.terminationGracePeriodSeconds": "#1..",
    "SleepAction.seconds": "#0..",
    "ResourceRequirements.limits": "~resource-name:",
    "ResourceRequirements.requests": "~resource-name:",
    "VolumeMount.name": "~given",
    "VolumeMount.mountPath": "~given",
    "VolumeMount.subPath": "~relative-path?",
    "VolumeMount.mountPropagation": "=None|HostToContainer|Bidirectional",
    "VolumeMount.recursiveReadOnly": "=Disabled|IfPossible|Enabled",
    "VolumeDevice.name": "~given",
    "VolumeDevice.devicePath": "~given",
    "SecurityContext.runAsUser": ROOTS_AND_GROUPS,
    "SecurityContext.runAsGroup": ROOTS_AND_GROUPS,
    "SecurityContext.procMount": "=Default|Unmasked",
    "SeccompProfile.type": "=Localhost|RuntimeDefault|Unconfined",
    "AppArmorProfile.type": "=Localhost|RuntimeDefault|Unconfined",
    "ContainerResizePolicy.restartPolicy": "=NotRequired|RestartContainer",
}

# Page "Pod"; core validation, ValidatePodSpec
POD = {
    "Pod.spec": "!",
    "PodTemplateSpec.spec": "!",
    "PodSpec.containers": "+",
    "PodSpec.restartPolicy": "=|Always|OnFailure|Never",
    "PodSpec.dnsPolicy": "=|ClusterFirstWithHostNet|ClusterFirst|Default|None",
    "PodSpec.preemptionPolicy": "=Never|PreemptLowerPriority",
    "PodSpec.activeDeadlineSeconds": "#1..2147483647",
    "PodSpec.hostname": "~dns-label?",
    "PodSpec.subdomain": "~dns-label?",
    "PodSpec.nodeName": "~dns-subdomain?",
    "PodSpec.nodeSelector": LABELS,
    "PodSpec.priorityClassName": "~dns-subdomain?",
    "PodSpec.runtimeClassName": "~dns-subdomain",
    "PodSpec.serviceAccountName": "~dns-subdomain?",
    "PodSpec.serviceAccount": "~dns-subdomain?",
    "PodSpec.overhead": "~resource-name:",
    "PodOS.name": "=linux|windows",
    "PodSchedulingGate.name": "~label-key",
    "PodReadinessGate.conditionType": "~label-key",
    "PodDNSConfig.nameservers": "~ip",
    "PodDNSConfigOption.name": "!~given",
    "HostAlias.ip": "~ip",
    "HostAlias.hostnames": "~dns-subdomain",
    "PodSecurityContext.runAsUser": ROOTS_AND_GROUPS,
    "PodSecurityContext.runAsGroup": ROOTS_AND_GROUPS,
    "PodSecurityContext.fsGroup": ROOTS_AND_GROUPS,
    "PodSecurityContext.supplementalGroups": ROOTS_AND_GROUPS,
    "PodSecurityContext.fsGroupChangePolicy": "=OnRootMismatch|Always",
    "PodSecurityContext.supplementalGroupsPolicy": "=Merge|Strict",
    "PodSecurityContext.seLinuxChangePolicy": "=MountOption|Recursive",
    "Sysctl.name": "~sysctl",
    "Toleration.key": "~label-key?",
    "Toleration.operator": "=|Exists|Equal|Lt|Gt",
    "Toleration.effect": "=|NoSchedule|PreferNoSchedule|NoExecute",
    "NodeSelector.nodeSelectorTerms": "+",
    "NodeSelectorRequirement.key": "~label-key",
    "NodeSelectorRequirement.operator": "=In|NotIn|Exists|DoesNotExist|Gt|Lt",
    "PreferredSchedulingTerm.weight": "#1..100",
    "WeightedPodAffinityTerm.weight": "#1..100",
    "PodAffinityTerm.topologyKey": "~label-key",
    "TopologySpreadConstraint.maxSkew": "#1..",
    "TopologySpreadConstraint.minDomains": "#1..",
    "TopologySpreadConstraint.topologyKey": "~label-key",
    "TopologySpreadConstraint.whenUnsatisfiable": "=DoNotSchedule|ScheduleAnyway",
    "TopologySpreadConstraint.nodeAffinityPolicy": "=Honor|Ignore",
    "TopologySpreadConstraint.nodeTaintsPolicy": "=Honor|Ignore",
}

# Page "Volume"; core validation, validateVolumeSource
VOLUMES = {
    "Volume.name": "~dns-label",
    "KeyToPath.key": "~data-key",
    "KeyToPath.path": "~relative-path",
    "KeyToPath.mode": MODE,
    "ConfigMapVolumeSource.name": "!~given",
    "ConfigMapVolumeSource.defaultMode": MODE,
    "ConfigMapProjection.name": "!~given",
    "SecretVolumeSource.secretName": "!~given",
    "SecretVolumeSource.defaultMode": MODE,
    "SecretProjection.name": "!~given",
    "DownwardAPIVolumeSource.defaultMode": MODE,
    "DownwardAPIVolumeFile.path": "~relative-path",
    "DownwardAPIVolumeFile.mode": MODE,
    "ProjectedVolumeSource.defaultMode": MODE,
    "ServiceAccountTokenProjection.path": "~relative-path",
    "ServiceAccountTokenProjection.expirationSeconds": "#600..4294967296",
    "HostPathVolumeSource.path": "~host-path",
    "HostPathVolumeSource.type": "=|DirectoryOrCreate|Directory|FileOrCreate|File|Socket|CharDevice|BlockDevice",
    "PersistentVolumeClaimVolumeSource.claimName": "~given",
    "CSIVolumeSource.driver": "~given",
    "NFSVolumeSource.server": "~given",
    "NFSVolumeSource.path": "~given",
    "ImageVolumeSource.pullPolicy": "=|Always|Never|IfNotPresent",
}

# Pages "Deployment", "Job", "CronJob"; validation of apps and batch
WORKLOADS = {
    "Deployment.spec": "!",
    "Job.spec": "!",
    "CronJob.spec": "!",
    "JobTemplateSpec.spec": "!",
    "DeploymentSpec.replicas": "#0..",
    "DeploymentSpec.minReadySeconds": "#0..",
    "DeploymentSpec.revisionHistoryLimit": "#0..",
    "DeploymentSpec.progressDeadlineSeconds": "#0..",
    "DeploymentStrategy.type": "=|Recreate|RollingUpdate",
    "RollingUpdateDeployment.maxSurge": "~count-or-percent",
    "RollingUpdateDeployment.maxUnavailable": "~count-or-percent",
    "JobSpec.parallelism": "#0..",
    "JobSpec.completions": "#0..",
    "JobSpec.activeDeadlineSeconds": "#0..",
    "JobSpec.backoffLimit": "#0..",
    "JobSpec.backoffLimitPerIndex": "#0..",
    "JobSpec.maxFailedIndexes": "#0..",
    "JobSpec.ttlSecondsAfterFinished": "#0..",
    "JobSpec.completionMode": "=NonIndexed|Indexed",
    "JobSpec.podReplacementPolicy": "=Failed|TerminatingOrFailed",
    "PodFailurePolicyRule.action": "=FailJob|FailIndex|Ignore|Count",
    "PodFailurePolicyOnExitCodesRequirement.operator": "=In|NotIn",
    "CronJobSpec.concurrencyPolicy": "=|Allow|Forbid|Replace",
    "CronJobSpec.startingDeadlineSeconds": "#0..",
    "CronJobSpec.successfulJobsHistoryLimit": "#0..",
    "CronJobSpec.failedJobsHistoryLimit": "#0..",
}

# Pages "Secret", "ConfigMap", "Role", "ClusterRole"; validation of core and rbac
DATA_AND_ACCESS = {
    "Secret.data": DATA,
    "Secret.stringData": DATA,
    "ConfigMap.data": DATA,
    "ConfigMap.binaryData": DATA,
    "PolicyRule.verbs": "+",
    "AggregationRule.clusterRoleSelectors": "!+",
    "RoleRef.name": "~path-segment",
    "Subject.name": "~given",
}

CONSTRAINTS = META | CONTAINERS | CONTAINER_PARTS | POD | VOLUMES | WORKLOADS | DATA_AND_ACCESS
