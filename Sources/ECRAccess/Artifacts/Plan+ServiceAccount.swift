import Documents
import KubernetesManifests

extension Plan {
  /// The service account of the guide's step 8, with the audience pinned: the webhook's default differs between ROSA Classic and
  /// HCP.
  var serviceAccountDocument: Node {
    Manifest.serviceAccount(
      name: values.serviceAccount.text, namespace: values.namespace.text,
      annotations: [
        "eks.amazonaws.com/audience": Node(values.audience.text),
        "eks.amazonaws.com/role-arn": Node(roleARN.text),
      ])
  }

  /// A Role and a RoleBinding in each target namespace, which let the sync write the pull secret.
  ///
  /// Server-side apply of one secret needs `create` and `patch` on its name and nothing else. The response to a patch contains
  /// the object, so the sync can also read that secret.
  var rbacDocuments: [Node] {
    targetNamespaces.flatMap { namespace in
      [
        Manifest.role(
          name: rbacName, namespace: namespace.text,
          rules: [
            [
              "apiGroups": [""],
              "resourceNames": [Node(values.pullSecret.text)],
              "resources": ["secrets"],
              "verbs": ["create", "patch"],
            ]
          ]),
        Manifest.roleBinding(
          name: rbacName, namespace: namespace.text, role: rbacName,
          serviceAccount: values.serviceAccount.text, of: values.namespace.text),
      ]
    }
  }
}
