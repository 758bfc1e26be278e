extension Causes {
  /// What shows that something is wrong, and not what: said where no cause is found that explains it.
  static let symptoms: [Cause] = [
    Cause(
      "image-pull-failed", .image, .warning,
      patterns: [
        "imagepullbackoff", "errimagepull", "back-off pulling image", "failed to pull image",
      ],
      wrong: "an image is not pulled, and the text does not say why",
      remedy: """
        the kubelet's event says why: `oc -n NAMESPACE describe pod POD`, at the end, `Failed to \
        pull image`
        """,
      source: "https://kubernetes.io/docs/concepts/containers/images/#imagepullbackoff",
      samples: [
        """
            State:          Waiting
              Reason:       ImagePullBackOff
        """
      ],
      explainedBy: [.image, .token]),
    Cause(
      "container-config-failed", .container, .warning,
      patterns: [
        "createcontainerconfigerror", "createcontainererror", "runcontainererror",
      ],
      wrong: "the kubelet cannot make the container, and the text does not say why",
      remedy: "the event says why: `oc -n NAMESPACE describe pod POD`, at the end, `Error:`",
      source: "https://kubernetes.io/docs/tasks/debug/debug-application/debug-pods/",
      samples: [
        """
            State:          Waiting
              Reason:       CreateContainerConfigError
        """
      ],
      explainedBy: [.container]),
    Cause(
      "unschedulable", .scheduling, .warning,
      patterns: [
        "failedscheduling", "podscheduled*unschedulable", "unschedulable:",
      ],
      wrong: "the pod waits for a node, and the text does not say what it lacks",
      remedy: """
        the scheduler's event says what: `oc -n NAMESPACE describe pod POD`, at the end, \
        `FailedScheduling`
        """,
      source: "https://kubernetes.io/docs/tasks/debug/debug-application/debug-pods/",
      samples: [
        "  Warning  FailedScheduling  8s  default-scheduler  running PreBind plugin failed"
      ],
      explainedBy: [.scheduling]),
    Cause(
      "pods-not-created", .api, .warning,
      patterns: [
        "failedcreate", "error creating: ",
      ],
      wrong: "the Deployment's pods are not created, and the text does not say why",
      remedy: """
        the event of the ReplicaSet says why: `oc -n NAMESPACE get events --field-selector \
        reason=FailedCreate`
        """,
      source: "https://kubernetes.io/docs/tasks/debug/debug-application/debug-pods/",
      samples: [
        "  Warning  FailedCreate  8s  replicaset-controller  (combined from similar events)"
      ],
      explainedBy: [.api]),
    Cause(
      "sync-gave-up", .token, .warning,
      patterns: [
        "z error no success for"
      ],
      wrong: """
        the sync pod had no success for ten hours and starts anew; the text does not say why
        """,
      remedy: """
        the lines before say why: `oc -n NAMESPACE logs deployment/ecr-credentials-sync \
        --previous | grep error`
        """,
      source: "https://kubernetes.io/docs/tasks/debug/debug-application/debug-pods/",
      samples: [
        """
        2026-03-02T08:15:04Z error no success for 36000 s: the container ends, the secrets stay \
        as they are
        """
      ],
      explainedBy: Cause.Topic.allCases),
    Cause(
      "crash-loop", .container, .warning,
      patterns: [
        "crashloopbackoff", "back-off restarting failed container",
      ],
      wrong: "a container ends again and again, and the text does not say why",
      remedy: "its last words say why: `oc -n NAMESPACE logs POD --previous`",
      source: "https://kubernetes.io/docs/tasks/debug/debug-application/debug-pods/",
      samples: [
        """
          Warning  BackOff  3s (x6 over 61s)  kubelet  Back-off restarting failed container \
        ecr-sync in pod \
        ecr-credentials-sync-6c9d7c8b5d-k2x7p_cf-dev(7f0d3a52-0000-0000-0000-000000000000)
        """
      ],
      explainedBy: Cause.Topic.allCases),
    Cause(
      "probe-failed", .container, .warning,
      patterns: [
        "readiness probe failed", "liveness probe failed", "startup probe failed",
        "readiness probe errored", "liveness probe errored",
      ],
      wrong: """
        the container runs and is not ready: the sync pod is ready once every pull secret is \
        written
        """,
      remedy: """
        its log says what keeps it: `oc -n NAMESPACE logs deployment/ecr-credentials-sync | grep \
        error`
        """,
      source: """
        https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
        """,
      samples: [
        "  Warning  Unhealthy  4s (x9 over 44s)  kubelet  Readiness probe failed: "
      ],
      explainedBy: Cause.Topic.allCases),
  ]
}
