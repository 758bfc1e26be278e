extension Causes {
  /// Containers that the kubelet cannot create as the pod describes them.
  static let configuration: [Cause] = [
    Cause(
      "image-runs-as-root", .container,
      patterns: [
        "container has runasnonroot and image will run as root", "image has non-numeric user",
        "container's runasuser breaks non-root policy", "verifynonrooterror",
      ],
      wrong: """
        the pod requires a user other than root, and the image sets none (or not by number)
        """,
      remedy: """
        let the SCC assign the user (restricted-v2 does on OpenShift); elsewhere set \
        `securityContext.runAsUser: 1000` in the pod, with a writable HOME
        """,
      source: "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
      samples: [
        """
          Warning  Failed  2s (x3 over 4s)  kubelet  Error: container has runAsNonRoot and image \
        will run as root (pod: \
        "ecr-credentials-sync-6c9d7c8b5d-k2x7p_cf-dev(7f0d3a52-0000-0000-0000-000000000000)", \
        container: ecr-sync)
        """,
        """
        Error: container has runAsNonRoot and image has non-numeric user (app), cannot verify \
        user is non-root
        """,
      ]),
    Cause(
      "reference-missing", .container,
      patterns: [
        #"error: secret "*" not found"#, #"error: configmap "*" not found"#,
        "error: couldn't find key", "couldn't find key * in secret",
        "couldn't find key * in configmap", #"createcontainerconfigerror: secret "*" not found"#,
        #"createcontainerconfigerror: configmap "*" not found"#,
      ],
      wrong: """
        the container takes a variable from a secret or config map, or a key of it, that does not \
        exist
        """,
      remedy: """
        create it, or correct its name or key in the pod: `oc -n NAMESPACE get \
        secrets,configmaps` lists them
        """,
      source: """
        https://kubernetes.io/docs/tasks/inject-data-application/distribute-credentials-secure/
        """,
      samples: [
        """
          Warning  Failed  5s (x4 over 31s)  kubelet  Error: secret "proxy-credentials" not found
        """,
        "Error: couldn't find key HTTPS_PROXY in ConfigMap cf-dev/proxy",
      ]),
    Cause(
      "volume-source-missing", .container,
      patterns: [
        "mountvolume.setup failed*not found", "references non-existent secret key",
        "references non-existent config key",
      ],
      wrong: "a volume of the pod comes from a secret, config map or token that does not exist",
      remedy: """
        create it, or correct its name in the pod's volumes; for `aws-iam-token` the service \
        account is missing: `oc -n NAMESPACE get serviceaccount ecr-sa`
        """,
      source: "https://kubernetes.io/docs/concepts/storage/volumes/",
      samples: [
        """
          Warning  FailedMount  1s (x5 over 9s)  kubelet  MountVolume.SetUp failed for volume \
        "trusted-ca" : configmap "trusted-ca" not found
        """
      ]),
    Cause(
      "volume-not-mounted", .container,
      patterns: [
        "mountvolume.setup failed", "unable to attach or mount volumes", "failedattachvolume",
        "failedmount", "failedmapvolume", "attachvolume.attach failed",
      ],
      wrong: "the node cannot attach or mount a volume of the pod",
      remedy: """
        the message names the volume and why; for a claim `oc -n NAMESPACE describe pvc`; the \
        rendered Deployment needs no claim
        """,
      source: "https://kubernetes.io/docs/concepts/storage/volumes/",
      samples: [
        """
          Warning  FailedMount  1s  kubelet  Unable to attach or mount volumes: unmounted \
        volumes=[data], unattached volumes=[data]: timed out waiting for the condition
        """
      ], impliedBy: ["volume-source-missing"]),
    Cause(
      "sandbox-failed", .container,
      patterns: [
        "failedcreatepodsandbox", "failed to create pod sandbox", "createpodsandboxerror",
        "failedpodsandboxstatus", "failed to get sandbox image", "setupnetworkerror",
      ],
      wrong: "the node cannot set up the pod's network or sandbox",
      remedy: """
        look at the node and its network pods: `oc describe node NODE`, `oc -n \
        openshift-ovn-kubernetes get pods -o wide`; the message names the part that failed
        """,
      source: "https://kubernetes.io/docs/tasks/debug/debug-application/debug-pods/",
      samples: [
        """
          Warning  FailedCreatePodSandBox  6s  kubelet  Failed to create pod sandbox: rpc error: \
        code = Unknown desc = failed to create pod network sandbox \
        k8s_ecr-credentials-sync_cf-dev: error adding pod to CNI network "multus-cni-network": \
        timed out waiting for OVS port binding
        """
      ]),
    Cause(
      "lifecycle-hook-failed", .container,
      patterns: [
        "failedpoststarthook", "failedprestophook", "poststarthookerror", "prestophookerror",
        "precreatehookerror", "prestarthookerror",
      ],
      wrong: "a lifecycle hook of the container failed",
      remedy: """
        the event names its command and output; the rendered Deployment has no hooks: correct or \
        remove `lifecycle` in the pod
        """,
      source: "https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/",
      samples: [
        "  Warning  FailedPostStartHook  2s  kubelet  PostStartHook failed"
      ]),
  ]
}
