extension Causes {
  /// What keeps a pod from a node.
  static let scheduling: [Cause] = [
    Cause(
      "insufficient-resources", .scheduling,
      patterns: [
        "nodes are available*insufficient cpu", "nodes are available*insufficient memory",
        "nodes are available*insufficient ephemeral-storage",
        "nodes are available*too many pods", "preemption*insufficient cpu", "outofcpu",
        "outofmemory:",
      ],
      wrong: "no node has the cpu, memory or room that the pod asks for",
      remedy: """
        wait for the cluster autoscaler where there is one, add nodes (`rosa edit machinepool -c \
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
        "nodes are available*were unschedulable",
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
      ],
      wrong: "no node has the labels that the pod, or its namespace's node selector, asks for",
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
        #"usage of emptydir volume "*" exceeds the limit"#,
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
  ]
}
