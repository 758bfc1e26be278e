extension Causes {
  /// What shows that something is wrong, but not what: reported where no cause is found that explains it.
  static let symptoms: [Cause] = [
    Cause(
      "image-pull-failed", .image, .warning,
      patterns: [
        "imagepullbackoff", "errimagepull", "back-off pulling image", "failed to pull image",
        "imageinspecterror", "inspectfailed",
      ],
      wrong: "an image cannot be pulled, and the text does not say why",
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
        "failedcreatepodcontainer", "killcontainererror", "starterror",
      ],
      wrong: "the kubelet cannot create or start the container, and the text does not say why",
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
        "failedscheduling", "podscheduled*unschedulable", "unschedulable:", "failedpreemption",
      ],
      wrong: "the pod waits for a node, and the text does not say what is lacking",
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
        "failedcreate", "error creating: ", "replicafailure",
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
        the sync pod had no success for ten hours and restarts; the text does not say why
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
      "external-secret-failed", .token, .warning,
      patterns: [
        "secretsyncederror", "error using generator:", "could not get secret data from provider",
        "error processing spec.datafrom", "invalidproviderconfig",
        "unable to create client*secretstore",
        "could not validate provider", "is not ready*secretstore",
      ],
      wrong: "External Secrets could not create the pull secret, and the text does not say why",
      remedy: """
        its event and its controller's log say why: `oc -n NAMESPACE describe externalsecret \
        NAME`, `oc -n external-secrets logs deployment/external-secrets`
        """,
      source: "https://external-secrets.io/latest/api/generator/ecr/",
      samples: [
        """
            Message:  could not get secret data from provider
            Reason:   SecretSyncedError
        """
      ],
      explainedBy: Cause.Topic.allCases),
    Cause(
      "rollout-not-finished", .container, .warning,
      patterns: [
        "exceeded its progress deadline", "progressdeadlineexceeded",
        "timed out waiting for the condition", "deadlineexceeded: job was active longer",
        "backofflimitexceeded", "job has reached the specified backoff limit",
        "failed to gather information about*even after waiting for",
      ],
      wrong: "the rollout or job did not finish in time, and the text does not say why",
      remedy: """
        look at its pods: `oc -n NAMESPACE describe pods`, `oc -n NAMESPACE logs \
        deployment/ecr-credentials-sync` and the same with `--previous`
        """,
      source: """
        https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#failed-deployment
        """,
      samples: [
        #"error: deployment "ecr-credentials-sync" exceeded its progress deadline"#
      ],
      explainedBy: Cause.Topic.allCases),
    Cause(
      "crash-loop", .container, .warning,
      patterns: [
        "crashloopbackoff", "back-off restarting failed container",
      ],
      wrong: "a container exits again and again, and the text does not say why",
      remedy: "its last log lines say why: `oc -n NAMESPACE logs POD --previous`",
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
        "readiness probe errored", "liveness probe errored", "startup probe errored",
      ],
      wrong: """
        the container runs and is not ready: the sync pod is ready once every pull secret is \
        written
        """,
      remedy: """
        its log says why: `oc -n NAMESPACE logs deployment/ecr-credentials-sync | grep error`
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
