extension Causes {
  /// What keeps a pod from a node.
  static let scheduling: [Cause] = [
    Cause(
      "insufficient-resources", .scheduling,
      patterns: [
        "nodes are available*insufficient cpu", "nodes are available*insufficient memory",
        "nodes are available*insufficient ephemeral-storage",
        "nodes are available*too many pods", "nodes are available*insufficient pods",
        "preempted by", "preemption*insufficient cpu", "outofcpu",
        "outofmemory:", "outofpods", "unexpectedadmissionerror",
      ],
      wrong: "no node has the cpu, memory or room that the pod requests",
      remedy: """
        wait for the cluster autoscaler if there is one, add nodes (`rosa edit machinepool -c \
        NAME --replicas N POOL`), or lower `ecr.sync.resources.requests`
        """,
      source: "https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/",
      samples: [
        """
          Warning  FailedScheduling  61s  default-scheduler  0/3 nodes are available: 3 \
        Insufficient cpu. preemption: 0/3 nodes are available: 3 No preemption victims found for \
        incoming pod.
        """,
        "0/1 nodes are available: 1 Insufficient memory.",
      ]),
    Cause(
      "untolerated-taint", .scheduling,
      patterns: [
        "nodes are available*had untolerated taint",
        "nodes are available*that the pod didn't tolerate",
        "nodes are available*were unschedulable", "tainttolerationeviction",
        "taintmanagereviction",
      ],
      wrong: "every node has a taint that the pod does not tolerate, or is cordoned",
      remedy: """
        see `oc get nodes -o custom-columns=NAME:.metadata.name,TAINTS:.spec.taints`: uncordon \
        one (`oc adm uncordon NODE`), or add nodes without that taint
        """,
      source: "https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/",
      samples: [
        """
        0/3 nodes are available: 3 node(s) had untolerated taint \
        {node.kubernetes.io/unreachable: }. preemption: 0/3 nodes are available: 3 Preemption is \
        not helpful for scheduling.
        """,
        """
        0/1 nodes are available: 1 node(s) had taint {node.kubernetes.io/not-ready: }, that the \
        pod didn't tolerate.
        """,
        "0/2 nodes are available: 2 node(s) were unschedulable.",
      ]),
    Cause(
      "no-matching-node", .scheduling,
      patterns: [
        "nodes are available*didn't match", "no nodes available to schedule pods",
        "nodeselectormismatching", "predicate nodeaffinity failed",
      ],
      wrong: "no node has the labels that the pod, or its namespace's node selector, requires",
      remedy: #"""
        see `oc get nodes --show-labels` and `oc get namespace NAMESPACE -o \#
        jsonpath='{.metadata.annotations.openshift\.io/node-selector}'`
        """#,
      source: "https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/",
      samples: [
        "0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector.",
        "no nodes available to schedule pods",
      ]),
    Cause(
      "evicted", .scheduling,
      patterns: [
        "the node was low on resource:", "the node had condition: [",
        "pod ephemeral local storage usage exceeds",
        #"usage of emptydir volume "*" exceeds the limit"#, "reason: evicted", "systemoom",
        "evictionthresholdmet",
        "nodehasdiskpressure", "nodehasinsufficientmemory",
        "status: failed reason: evicted",
      ],
      wrong: "the node was short of memory or disk, and the kubelet evicted the pod",
      remedy: """
        see `oc describe node NODE` (Conditions), and raise `ecr.sync.resources.requests` to \
        what the pod really uses
        """,
      source: "https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/",
      samples: [
        """
          Warning  Evicted  2m  kubelet  The node was low on resource: memory. Threshold \
        quantity: 100Mi, available: 80820Ki.
        """
      ]),
    Cause(
      "volume-claim-unbound", .scheduling,
      patterns: [
        "unbound immediate persistentvolumeclaims", "volume node affinity conflict",
        "failedbinding", "provisioningfailed", "no persistent volumes available for this claim",
      ],
      wrong: "a claim of the pod has no volume, or one in another zone than the node",
      remedy: """
        see `oc -n NAMESPACE describe pvc` and `oc get storageclass`; the rendered Deployment \
        needs no claim
        """,
      source: "https://kubernetes.io/docs/concepts/storage/persistent-volumes/",
      samples: [
        "0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims."
      ]),
    Cause(
      "host-port-taken", .scheduling,
      patterns: ["didn't have free ports for the requested pod ports", "host port conflict"],
      wrong: "another pod uses the host port that the pod asks for on every node",
      remedy: "remove `hostPort` from the pod; the rendered Deployment has none",
      source: "https://kubernetes.io/docs/concepts/configuration/overview/#services",
      samples: [
        "0/3 nodes are available: 3 node(s) didn't have free ports for the requested pod ports."
      ]),
    Cause(
      "node-not-ready", .scheduling,
      patterns: [
        "nodenotready", "node is not ready", "networknotready", "networkpluginnotready",
        "container runtime network not ready", "nodelost", "containerstatusunknown",
      ],
      wrong: "the pod's node is not ready: its kubelet, network or runtime does not work",
      remedy: """
        see `oc get nodes` and `oc describe node NODE` (Conditions), and `oc -n \
        openshift-ovn-kubernetes get pods -o wide`; the pod moves to another node after five \
        minutes
        """,
      source: "https://kubernetes.io/docs/concepts/architecture/nodes/#condition",
      samples: [
        "  Warning  NodeNotReady  12s  node-controller  Node is not ready"
      ]),
    Cause(
      "cronjob-not-started", .scheduling,
      patterns: [
        "too many missed start time", "failedneedsstart", "missschedule",
        "missed scheduled time to start", "unparseableschedule", "unparseable schedule",
      ],
      wrong: "the CronJob no longer starts its jobs: it missed too many start times",
      remedy: """
        set `startingDeadlineSeconds` to about the interval, check that it is not suspended and \
        its schedule is valid, and run it once (`oc create job once --from=cronjob/NAME`); the \
        rendered Deployment refreshes without a CronJob
        """,
      source: "https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#job-creation",
      samples: [
        """
          Warning  FailedNeedsStart  22s  cronjob-controller  Cannot determine if job needs to \
        be started: too many missed start time (> 100). Set or decrease \
        .spec.startingDeadlineSeconds or check clock skew
        """
      ]),
  ]
}
