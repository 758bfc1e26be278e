// Written by Tests/schema/generate.py; do not edit.

extension SchemaTable {
  /// The release of Kubernetes from which the fields are.
  public static let version = "1.37"

  /// One type per line, continued on indented lines; Tests/schema/generate.py documents the notation.
  static let text = """
    AWSElasticBlockStoreVolumeSource fsType:s partition:i32 readOnly:b volumeID!:s
    Affinity nodeAffinity:NodeAffinity podAffinity:PodAffinity podAntiAffinity:PodAntiAffinity
    AggregationRule clusterRoleSelectors!!:[LabelSelector]+
    AppArmorProfile localhostProfile:s type!:s=Localhost|RuntimeDefault|Unconfined
    AzureDiskVolumeSource cachingMode:s diskName!:s diskURI!:s fsType:s kind:s readOnly:b
    AzureFileVolumeSource readOnly:b secretName!:s shareName!:s
    CSIVolumeSource driver!:s~given fsType:s nodePublishSecretRef:LocalObjectReference
      readOnly:b volumeAttributes:{s}
    Capabilities add:[s] drop:[s]
    CephFSVolumeSource monitors!:[s] path:s readOnly:b secretFile:s
      secretRef:LocalObjectReference user:s
    CinderVolumeSource fsType:s readOnly:b secretRef:LocalObjectReference volumeID!:s
    ClusterRole@rbac.authorization.k8s.io/v1 aggregationRule:AggregationRule apiVersion:s kind:s
      metadata:ObjectMeta rules:[PolicyRule]
    ClusterRoleBinding@rbac.authorization.k8s.io/v1 apiVersion:s kind:s metadata:ObjectMeta
      roleRef!:RoleRef subjects:[Subject]
    ClusterTrustBundleProjection labelSelector:LabelSelector name:s optional:b path!:s
      signerName:s user:i64
    ConfigMap@v1 apiVersion:s binaryData:{B}~data-key: data:{s}~data-key: immutable:b kind:s
      metadata:ObjectMeta
    ConfigMapEnvSource name!!:s~given optional:b
    ConfigMapKeySelector key!:s~data-key name!!:s~given optional:b
    ConfigMapProjection items:[KeyToPath] name!!:s~given optional:b
    ConfigMapVolumeSource defaultMode:i32#0..511 defaultUser:i64 items:[KeyToPath]
      name!!:s~given optional:b
    Container args:[s] command:[s] env:[EnvVar;name] envFrom:[EnvFromSource] image!!:s~image
      imagePullPolicy:s=|Always|Never|IfNotPresent lifecycle:Lifecycle livenessProbe:Probe
      name!:s~dns-label ports:[ContainerPort;containerPort,protocol] readinessProbe:Probe
      resizePolicy:[ContainerResizePolicy] resources:ResourceRequirements
      restartPolicy:s=Always|OnFailure|Never restartPolicyRules:[ContainerRestartRule]
      securityContext:SecurityContext startupProbe:Probe stdin:b stdinOnce:b
      terminationMessagePath:s terminationMessagePolicy:s=|File|FallbackToLogsOnError tty:b
      volumeDevices:[VolumeDevice;devicePath] volumeMounts:[VolumeMount;mountPath] workingDir:s
    ContainerExtendedResourceRequest containerName!:s requestName!:s resourceName!:s
    ContainerPort containerPort!:i32#1..65535 hostIP:s~ip? hostPort:i32#0..65535
      name:s~port-name? protocol:s=|TCP|UDP|SCTP
    ContainerResizePolicy resourceName!:s restartPolicy!:s=NotRequired|RestartContainer
    ContainerRestartRule action!:s exitCodes:ContainerRestartRuleOnExitCodes
    ContainerRestartRuleOnExitCodes operator!:s values:[i32;]
    ContainerState running:ContainerStateRunning terminated:ContainerStateTerminated
      waiting:ContainerStateWaiting
    ContainerStateRunning startedAt:t
    ContainerStateTerminated containerID:s exitCode!:i32 finishedAt:t message:s reason:s
      signal:i32 startedAt:t
    ContainerStateWaiting message:s reason:s
    ContainerStatus allocatedResources:{q} allocatedResourcesStatus:[ResourceStatus;name]
      containerID:s image!:s imageID!:s lastState:ContainerState name!:s ready!:b
      resources:ResourceRequirements restartCount!:i32 started:b state:ContainerState
      stopSignal:s user:ContainerUser volumeMounts:[VolumeMountStatus;mountPath]
    ContainerUser linux:LinuxContainerUser
    CronJob@batch/v1 apiVersion:s kind:s metadata:ObjectMeta spec!:CronJobSpec
      status:CronJobStatus
    CronJobSpec concurrencyPolicy:s=|Allow|Forbid|Replace failedJobsHistoryLimit:i32#0..
      jobTemplate!:JobTemplateSpec schedule!:s startingDeadlineSeconds:i64#0..
      successfulJobsHistoryLimit:i32#0.. suspend:b timeZone:s
    CronJobStatus active:[ObjectReference] lastScheduleTime:t lastSuccessfulTime:t
    Deployment@apps/v1 apiVersion:s kind:s metadata:ObjectMeta spec!:DeploymentSpec
      status:DeploymentStatus
    DeploymentCondition lastTransitionTime:t lastUpdateTime:t message:s reason:s status:s type:s
    DeploymentSpec minReadySeconds:i32#0.. paused:b progressDeadlineSeconds:i32#0..
      replicas:i32#0.. revisionHistoryLimit:i32#0.. selector!:LabelSelector
      strategy:DeploymentStrategy template!:PodTemplateSpec
    DeploymentStatus availableReplicas:i32 collisionCount:i32
      conditions:[DeploymentCondition;type] observedGeneration:i64 readyReplicas:i32
      replicas:i32 terminatingReplicas:i32 unavailableReplicas:i32 updatedReplicas:i32
    DeploymentStrategy rollingUpdate:RollingUpdateDeployment type:s=|Recreate|RollingUpdate
    DownwardAPIProjection items:[DownwardAPIVolumeFile]
    DownwardAPIVolumeFile fieldRef:ObjectFieldSelector mode:i32#0..511 path!:s~relative-path
      resourceFieldRef:ResourceFieldSelector user:i64
    DownwardAPIVolumeSource defaultMode:i32#0..511 defaultUser:i64 items:[DownwardAPIVolumeFile]
    EmptyDirVolumeSource medium:s mode:i32 sizeLimit:q
    EnvFromSource configMapRef:ConfigMapEnvSource prefix:s~env-name? secretRef:SecretEnvSource
    EnvVar name!:s~env-name value:s valueFrom:EnvVarSource
    EnvVarSource configMapKeyRef:ConfigMapKeySelector fieldRef:ObjectFieldSelector
      fileKeyRef:FileKeySelector resourceFieldRef:ResourceFieldSelector
      secretKeyRef:SecretKeySelector
    EphemeralContainer args:[s] command:[s] env:[EnvVar;name] envFrom:[EnvFromSource]
      image!!:s~image imagePullPolicy:s=|Always|Never|IfNotPresent lifecycle:Lifecycle
      livenessProbe:Probe name!:s~dns-label ports:[ContainerPort;containerPort,protocol]
      readinessProbe:Probe resizePolicy:[ContainerResizePolicy] resources:ResourceRequirements
      restartPolicy:s=Always|OnFailure|Never restartPolicyRules:[ContainerRestartRule]
      securityContext:SecurityContext startupProbe:Probe stdin:b stdinOnce:b
      targetContainerName:s terminationMessagePath:s
      terminationMessagePolicy:s=|File|FallbackToLogsOnError tty:b
      volumeDevices:[VolumeDevice;devicePath] volumeMounts:[VolumeMount;mountPath] workingDir:s
    EphemeralVolumeSource volumeClaimTemplate:PersistentVolumeClaimTemplate
    EvictionResponder name!:s priority!:i32
    ExecAction command!!:[s]+
    FCVolumeSource fsType:s lun:i32 readOnly:b targetWWNs:[s] wwids:[s]
    FileKeySelector key!:s optional:b path!:s volumeName!:s
    FlexVolumeSource driver!:s fsType:s options:{s} readOnly:b secretRef:LocalObjectReference
    FlockerVolumeSource datasetName:s datasetUUID:s
    GCEPersistentDiskVolumeSource fsType:s partition:i32 pdName!:s readOnly:b
    GRPCAction mode:s port!:i32#1..65535 service:s
    GitRepoVolumeSource directory:s repository!:s revision:s
    GlusterfsVolumeSource endpoints!:s path!:s readOnly:b
    HTTPGetAction host:s httpHeaders:[HTTPHeader] path:s port!:x~port protocol:s
      scheme:s=|HTTP|HTTPS
    HTTPHeader name!:s~header value!:s
    HostAlias hostnames:[s]~dns-subdomain ip!:s~ip
    HostIP ip!:s
    HostPathVolumeSource path!:s~host-path
      type:s=|DirectoryOrCreate|Directory|FileOrCreate|File|Socket|CharDevice|BlockDevice
    ISCSIVolumeSource chapAuthDiscovery:b chapAuthSession:b fsType:s initiatorName:s iqn!:s
      iscsiInterface:s lun!:i32 portals:[s] readOnly:b secretRef:LocalObjectReference
      targetPortal!:s
    ImageVolumeSource pullPolicy:s=|Always|Never|IfNotPresent reference:s
    ImageVolumeStatus imageRef!:s
    Job@batch/v1 apiVersion:s kind:s metadata:ObjectMeta spec!!:JobSpec status:JobStatus
    JobCondition lastProbeTime:t lastTransitionTime:t message:s reason:s status!:s type!:s
    JobSchedulingConfiguration disruptionMode:WorkloadPodGroupDisruptionMode
      resourceClaims:[WorkloadPodGroupResourceClaim;name]
      schedulingConstraints:WorkloadPodGroupSchedulingConstraints
      schedulingPolicy:WorkloadPodGroupSchedulingPolicy
    JobSpec activeDeadlineSeconds:i64#0.. backoffLimit:i32#0.. backoffLimitPerIndex:i32#0..
      completionMode:s=NonIndexed|Indexed completions:i32#0.. managedBy:s manualSelector:b
      maxFailedIndexes:i32#0.. parallelism:i32#0.. podFailurePolicy:PodFailurePolicy
      podReplacementPolicy:s=Failed|TerminatingOrFailed scheduling:JobSchedulingConfiguration
      selector:LabelSelector successPolicy:SuccessPolicy suspend:b template!:PodTemplateSpec
      ttlSecondsAfterFinished:i32#0..
    JobStatus active:i32 completedIndexes:s completionTime:t conditions:[JobCondition;type]
      failed:i32 failedIndexes:s ready:i32 startTime:t succeeded:i32 terminating:i32
      uncountedTerminatedPods:UncountedTerminatedPods
    JobTemplateSpec metadata:ObjectMeta spec!!:JobSpec
    KeyToPath key!:s~data-key mode:i32#0..511 path!:s~relative-path user:i64
    LabelSelector matchExpressions:[LabelSelectorRequirement]
      matchLabels:{s}~label-key:label-value
    LabelSelectorRequirement key!:s~label-key operator!:s=In|NotIn|Exists|DoesNotExist
      values:[s]~label-value
    Lifecycle postStart:LifecycleHandler preStop:LifecycleHandler stopSignal:s
    LifecycleHandler exec:ExecAction httpGet:HTTPGetAction sleep:SleepAction
      tcpSocket:TCPSocketAction
    LinuxContainerUser gid!:i64 supplementalGroups:[i64] uid!:i64
    List@v1 apiVersion:s items!:[o] kind:s metadata:ListMeta
    ListMeta continue:s remainingItemCount:i64 resourceVersion:s selfLink:s shardInfo:ShardInfo
    LocalObjectReference name:s
    ManagedFieldsEntry apiVersion:s fieldsType:s fieldsV1:o manager:s operation:s subresource:s
      time:t
    NFSVolumeSource path!:s~given readOnly:b server!:s~given
    Namespace@v1 apiVersion:s kind:s metadata:ObjectMeta spec:NamespaceSpec
      status:NamespaceStatus
    NamespaceCondition lastTransitionTime:t message:s reason:s status!:s type!:s
    NamespaceSpec finalizers:[s]~label-key
    NamespaceStatus conditions:[NamespaceCondition;type] phase:s
    NodeAffinity preferredDuringSchedulingIgnoredDuringExecution:[PreferredSchedulingTerm]
      requiredDuringSchedulingIgnoredDuringExecution:NodeSelector
    NodeAllocatableMappedResources name!:s quantity!:q
    NodeAllocatableOverheadResources name!:s perContainer:q perPod:q
    NodeAllocatableResourceClaimStatus containers:[s;]
      mapping:[NodeAllocatableMappedResources;name]
      overhead:[NodeAllocatableOverheadResources;name] resourceClaimName!:s
    NodeSelector nodeSelectorTerms!:[NodeSelectorTerm]+
    NodeSelectorRequirement key!:s~label-key operator!:s=In|NotIn|Exists|DoesNotExist|Gt|Lt
      values:[s]
    NodeSelectorTerm matchExpressions:[NodeSelectorRequirement]
      matchFields:[NodeSelectorRequirement]
    ObjectFieldSelector apiVersion:s=|v1 fieldPath!:s
    ObjectMeta annotations:{s}~annotation-key: creationTimestamp:t
      deletionGracePeriodSeconds:i64 deletionTimestamp:t finalizers:[s;]~label-key
      generateName:s generation:i64 labels:{s}~label-key:label-value
      managedFields:[ManagedFieldsEntry] name:s namespace:s ownerReferences:[OwnerReference;uid]
      resourceVersion:s selfLink:s uid:s
    ObjectReference apiVersion:s fieldPath:s kind:s name:s namespace:s resourceVersion:s uid:s
    OwnerReference apiVersion!:s~given blockOwnerDeletion:b controller:b kind!:s~given
      name!:s~given uid!:s~given
    PersistentVolumeClaimSpec accessModes:[s] dataSource:TypedLocalObjectReference
      dataSourceRef:TypedObjectReference resources:VolumeResourceRequirements
      selector:LabelSelector storageClassName:s volumeAttributesClassName:s volumeMode:s
      volumeName:s
    PersistentVolumeClaimTemplate metadata:ObjectMeta spec!:PersistentVolumeClaimSpec
    PersistentVolumeClaimVolumeSource claimName!:s~given readOnly:b
    PhotonPersistentDiskVolumeSource fsType:s pdID!:s
    Pod@v1 apiVersion:s kind:s metadata:ObjectMeta spec!!:PodSpec status:PodStatus
    PodAffinity preferredDuringSchedulingIgnoredDuringExecution:[WeightedPodAffinityTerm]
      requiredDuringSchedulingIgnoredDuringExecution:[PodAffinityTerm]
    PodAffinityTerm labelSelector:LabelSelector matchLabelKeys:[s] mismatchLabelKeys:[s]
      namespaceSelector:LabelSelector namespaces:[s] topologyKey!:s~label-key
    PodAntiAffinity preferredDuringSchedulingIgnoredDuringExecution:[WeightedPodAffinityTerm]
      requiredDuringSchedulingIgnoredDuringExecution:[PodAffinityTerm]
    PodCertificateProjection certificateChainPath:s credentialBundlePath:s keyPath:s keyType!:s
      maxExpirationSeconds:i32 signerName!:s user:i64 userAnnotations:{s}
    PodCondition lastProbeTime:t lastTransitionTime:t message:s observedGeneration:i64 reason:s
      status!:s type!:s
    PodDNSConfig nameservers:[s]~ip options:[PodDNSConfigOption] searches:[s]
    PodDNSConfigOption name!!:s~given value:s
    PodExtendedResourceClaimStatus requestMappings!:[ContainerExtendedResourceRequest]
      resourceClaimName!:s
    PodFailurePolicy rules!:[PodFailurePolicyRule]
    PodFailurePolicyOnExitCodesRequirement containerName:s operator!:s=In|NotIn values!:[i32;]
    PodFailurePolicyOnPodConditionsPattern status:s type!:s
    PodFailurePolicyRule action!:s=FailJob|FailIndex|Ignore|Count
      onExitCodes:PodFailurePolicyOnExitCodesRequirement
      onPodConditions:[PodFailurePolicyOnPodConditionsPattern]
    PodIP ip!:s
    PodOS name!:s=linux|windows
    PodReadinessGate conditionType!:s~label-key
    PodResourceClaim name!:s resourceClaimName:s resourceClaimTemplateName:s
    PodResourceClaimStatus name!:s resourceClaimName:s
    PodSchedulingGate name!:s~label-key
    PodSchedulingGroup podGroupName:s
    PodSecurityContext appArmorProfile:AppArmorProfile fsGroup:i64#0..2147483647
      fsGroupChangePolicy:s=OnRootMismatch|Always runAsGroup:i64#0..2147483647 runAsNonRoot:b
      runAsUser:i64#0..2147483647 seLinuxChangePolicy:s=MountOption|Recursive
      seLinuxOptions:SELinuxOptions seccompProfile:SeccompProfile
      supplementalGroups:[i64]#0..2147483647 supplementalGroupsPolicy:s=Merge|Strict
      sysctls:[Sysctl] windowsOptions:WindowsSecurityContextOptions
    PodSpec activeDeadlineSeconds:i64#1..2147483647 affinity:Affinity
      automountServiceAccountToken:b containers!:[Container;name]+ dnsConfig:PodDNSConfig
      dnsPolicy:s=|ClusterFirstWithHostNet|ClusterFirst|Default|None enableServiceLinks:b
      ephemeralContainers:[EphemeralContainer;name] evictionResponders:[EvictionResponder;name]
      hostAliases:[HostAlias;ip] hostIPC:b hostNetwork:b hostPID:b hostUsers:b
      hostname:s~dns-label? hostnameOverride:s imagePullSecrets:[LocalObjectReference;name]
      initContainers:[Container;name] nodeName:s~dns-subdomain?
      nodeSelector:{s}~label-key:label-value os:PodOS overhead:{q}~resource-name:
      preemptionPolicy:s=Never|PreemptLowerPriority priority:i32
      priorityClassName:s~dns-subdomain? readinessGates:[PodReadinessGate]
      resourceClaims:[PodResourceClaim;name] resources:ResourceRequirements
      restartPolicy:s=|Always|OnFailure|Never runtimeClassName:s~dns-subdomain schedulerName:s
      schedulingGates:[PodSchedulingGate;name] schedulingGroup:PodSchedulingGroup
      securityContext:PodSecurityContext serviceAccount:s~dns-subdomain?
      serviceAccountName:s~dns-subdomain? setHostnameAsFQDN:b shareProcessNamespace:b
      subdomain:s~dns-label? terminationGracePeriodSeconds:i64 tolerations:[Toleration]
      topologySpreadConstraints:[TopologySpreadConstraint;topologyKey,whenUnsatisfiable]
      volumes:[Volume;name]
    PodStatus allocatedResources:{q} conditions:[PodCondition;type]
      containerStatuses:[ContainerStatus] ephemeralContainerStatuses:[ContainerStatus]
      extendedResourceClaimStatus:PodExtendedResourceClaimStatus hostIP:s hostIPs:[HostIP;ip]
      initContainerStatuses:[ContainerStatus] message:s
      nodeAllocatableResourceClaimStatuses:[NodeAllocatableResourceClaimStatus;resourceClaimName]
      nominatedNodeName:s observedGeneration:i64 phase:s podIP:s podIPs:[PodIP;ip] qosClass:s
      reason:s resize:s resourceClaimStatuses:[PodResourceClaimStatus;name]
      resources:ResourceRequirements startTime:t volumeHealth:[PodVolumeHealth;name]
    PodTemplateSpec metadata:ObjectMeta spec!!:PodSpec
    PodVolumeHealth healthConditions:[VolumeHealthCondition;status,reason] lastTransitionTime:t
      name!:s
    PolicyRule apiGroups:[s] nonResourceURLs:[s] resourceNames:[s] resources:[s] verbs!:[s]+
    PortworxVolumeSource fsType:s readOnly:b volumeID!:s
    PreferredSchedulingTerm preference!:NodeSelectorTerm weight!:i32#1..100
    Probe exec:ExecAction failureThreshold:i32#0.. grpc:GRPCAction httpGet:HTTPGetAction
      initialDelaySeconds:i32#0.. periodSeconds:i32#0.. successThreshold:i32#0..
      tcpSocket:TCPSocketAction terminationGracePeriodSeconds:i64#1.. timeoutSeconds:i32#0..
    ProjectedVolumeSource defaultMode:i32#0..511 defaultUser:i64 sources:[VolumeProjection]
    QuobyteVolumeSource group:s readOnly:b registry!:s tenant:s user:s volume!:s
    RBDVolumeSource fsType:s image!:s keyring:s monitors!:[s] pool:s readOnly:b
      secretRef:LocalObjectReference user:s
    ResourceClaim name!:s request:s
    ResourceFieldSelector containerName:s divisor:q resource!:s
    ResourceHealth health:s message:s resourceID!:s
    ResourceRequirements claims:[ResourceClaim;name] limits:{q}~resource-name:
      requests:{q}~resource-name:
    ResourceStatus name!:s resources:[ResourceHealth;resourceID]
    Role@rbac.authorization.k8s.io/v1 apiVersion:s kind:s metadata:ObjectMeta rules:[PolicyRule]
    RoleBinding@rbac.authorization.k8s.io/v1 apiVersion:s kind:s metadata:ObjectMeta
      roleRef!:RoleRef subjects:[Subject]
    RoleRef apiGroup:s kind!:s name!:s~path-segment
    RollingUpdateDeployment maxSurge:x~count-or-percent maxUnavailable:x~count-or-percent
    SELinuxOptions level:s role:s type:s user:s
    ScaleIOVolumeSource fsType:s gateway!:s protectionDomain:s readOnly:b
      secretRef!:LocalObjectReference sslEnabled:b storageMode:s storagePool:s system!:s
      volumeName:s
    SeccompProfile localhostProfile:s type!:s=Localhost|RuntimeDefault|Unconfined
    Secret@v1 apiVersion:s data:{B}~data-key: immutable:b kind:s metadata:ObjectMeta
      stringData:{s}~data-key: type:s
    SecretEnvSource name!!:s~given optional:b
    SecretKeySelector key!:s~data-key name!!:s~given optional:b
    SecretProjection items:[KeyToPath] name!!:s~given optional:b
    SecretVolumeSource defaultMode:i32#0..511 defaultUser:i64 items:[KeyToPath] optional:b
      secretName!!:s~given
    SecurityContext allowPrivilegeEscalation:b appArmorProfile:AppArmorProfile
      capabilities:Capabilities privileged:b procMount:s=Default|Unmasked
      readOnlyRootFilesystem:b runAsGroup:i64#0..2147483647 runAsNonRoot:b
      runAsUser:i64#0..2147483647 seLinuxOptions:SELinuxOptions seccompProfile:SeccompProfile
      windowsOptions:WindowsSecurityContextOptions
    ServiceAccount@v1 apiVersion:s automountServiceAccountToken:b
      imagePullSecrets:[LocalObjectReference] kind:s metadata:ObjectMeta
      secrets:[ObjectReference;name]
    ServiceAccountTokenProjection audience:s expirationSeconds:i64#600..4294967296
      path!:s~relative-path user:i64
    ShardInfo selector!:s
    SleepAction seconds!:i64#0..
    StorageOSVolumeSource fsType:s readOnly:b secretRef:LocalObjectReference volumeName:s
      volumeNamespace:s
    Subject apiGroup:s kind!:s name!:s~given namespace:s
    SuccessPolicy rules!:[SuccessPolicyRule]
    SuccessPolicyRule succeededCount:i32 succeededIndexes:s
    Sysctl name!:s~sysctl value!:s
    TCPSocketAction host:s port!:x~port
    Toleration effect:s=|NoSchedule|PreferNoSchedule|NoExecute key:s~label-key?
      operator:s=|Exists|Equal|Lt|Gt tolerationSeconds:i64 value:s
    TopologyConstraint key!:s
    TopologySpreadConstraint labelSelector:LabelSelector matchLabelKeys:[s] maxSkew!:i32#1..
      minDomains:i32#1.. nodeAffinityPolicy:s=Honor|Ignore nodeTaintsPolicy:s=Honor|Ignore
      topologyKey!:s~label-key whenUnsatisfiable!:s=DoNotSchedule|ScheduleAnyway
    TypedLocalObjectReference apiGroup:s kind!:s name!:s
    TypedObjectReference apiGroup:s kind!:s name!:s namespace:s
    UncountedTerminatedPods failed:[s;] succeeded:[s;]
    Volume awsElasticBlockStore:AWSElasticBlockStoreVolumeSource azureDisk:AzureDiskVolumeSource
      azureFile:AzureFileVolumeSource cephfs:CephFSVolumeSource cinder:CinderVolumeSource
      configMap:ConfigMapVolumeSource csi:CSIVolumeSource downwardAPI:DownwardAPIVolumeSource
      emptyDir:EmptyDirVolumeSource ephemeral:EphemeralVolumeSource fc:FCVolumeSource
      flexVolume:FlexVolumeSource flocker:FlockerVolumeSource
      gcePersistentDisk:GCEPersistentDiskVolumeSource gitRepo:GitRepoVolumeSource
      glusterfs:GlusterfsVolumeSource hostPath:HostPathVolumeSource image:ImageVolumeSource
      iscsi:ISCSIVolumeSource name!:s~dns-label nfs:NFSVolumeSource
      persistentVolumeClaim:PersistentVolumeClaimVolumeSource
      photonPersistentDisk:PhotonPersistentDiskVolumeSource portworxVolume:PortworxVolumeSource
      projected:ProjectedVolumeSource quobyte:QuobyteVolumeSource rbd:RBDVolumeSource
      scaleIO:ScaleIOVolumeSource secret:SecretVolumeSource storageos:StorageOSVolumeSource
      vsphereVolume:VsphereVirtualDiskVolumeSource
    VolumeDevice devicePath!:s~given name!:s~given
    VolumeHealthCondition message:s reason!:s status!:s
    VolumeMount bindMountOptions:[s;] mountPath!:s~given
      mountPropagation:s=None|HostToContainer|Bidirectional name!:s~given readOnly:b
      recursiveReadOnly:s=Disabled|IfPossible|Enabled subPath:s~relative-path? subPathExpr:s
    VolumeMountStatus mountPath!:s name!:s readOnly:b recursiveReadOnly:s
      volumeStatus:VolumeStatus
    VolumeProjection clusterTrustBundle:ClusterTrustBundleProjection
      configMap:ConfigMapProjection downwardAPI:DownwardAPIProjection
      podCertificate:PodCertificateProjection secret:SecretProjection
      serviceAccountToken:ServiceAccountTokenProjection
    VolumeResourceRequirements limits:{q} requests:{q}
    VolumeStatus image:ImageVolumeStatus
    VsphereVirtualDiskVolumeSource fsType:s storagePolicyID:s storagePolicyName:s volumePath!:s
    WeightedPodAffinityTerm podAffinityTerm!:PodAffinityTerm weight!:i32#1..100
    WindowsSecurityContextOptions gmsaCredentialSpec:s gmsaCredentialSpecName:s hostProcess:b
      runAsUserName:s
    WorkloadPodGroupDisruptionMode all:o single:o
    WorkloadPodGroupGangSchedulingPolicy minCount:i32
    WorkloadPodGroupResourceClaim name!:s resourceClaimName:s resourceClaimTemplateName:s
    WorkloadPodGroupSchedulingConstraints topology:[TopologyConstraint]
    WorkloadPodGroupSchedulingPolicy basic:o gang:WorkloadPodGroupGangSchedulingPolicy
    """
}
