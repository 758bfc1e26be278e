import Documents
import KubernetesManifests

extension Plan {
  /// The Deployment of the guide's step 9, corrected; names, labels, annotations, interval, volume and resources are the guide's.
  ///
  /// Kubernetes API reference, Deployment v1 apps.
  var deploymentDocument: Node {
    let sync = values.sync
    return [
      "apiVersion": "apps/v1",
      "kind": "Deployment",
      "metadata": [
        "annotations": annotations,
        "labels": labels,
        "name": Node(sync.name.text),
        "namespace": Node(values.namespace.text),
      ],
      "spec": [
        "progressDeadlineSeconds": 600,
        "replicas": 1,
        "revisionHistoryLimit": 10,
        "selector": ["matchLabels": selector],
        "strategy": ["type": "RollingUpdate"],
        "template": [
          "metadata": [
            "annotations": annotations.with("cf-deployment/identity", Node(identity)),
            "labels": selector.merging(labels),
          ],
          "spec": podSpec,
        ],
      ],
    ]
  }

  private var annotations: Node {
    [
      "app.kubernetes.io/owner": Node(values.sync.owner.text),
      "app.kubernetes.io/version": Node(values.sync.version.text),
    ]
  }

  private var labels: Node {
    let sync = values.sync
    return [
      "app.kubernetes.io/component": Node(sync.component.text),
      "app.kubernetes.io/instance": Node(sync.instance.text),
      "app.kubernetes.io/name": Node(sync.name.text),
      "app.kubernetes.io/version": Node(sync.version.text),
    ]
  }

  private var selector: Node { ["app": Node(values.sync.name.text)] }

  /// The identity webhook acts when a pod is created, so a change of any of the three has to create new pods.
  private var identity: String {
    "\(roleARN) \(values.audience) \(values.cluster.issuer?.text ?? "")"
  }

  private var podSpec: Node {
    [
      "containers": [SyncContainer(self).document],
      "dnsPolicy": "ClusterFirst",
      "restartPolicy": "Always",
      "securityContext": [:],
      "serviceAccountName": Node(values.serviceAccount.text),
      "terminationGracePeriodSeconds": 30,
      "volumes": [["emptyDir": ["medium": "Memory"], "name": "token"]],
    ]
  }
}
