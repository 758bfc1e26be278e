import Documents
import KubernetesManifests

extension Plan {
  /// The guide's step 8, and the audience: the webhook's own default differs between ROSA Classic and HCP.
  var serviceAccountDocument: Node {
    Manifest.serviceAccount(
      name: values.serviceAccount.text, namespace: values.namespace.text,
      annotations: [
        "eks.amazonaws.com/audience": Node(values.audience.text),
        "eks.amazonaws.com/role-arn": Node(roleARN.text),
      ])
  }

  /// A Role and its RoleBinding in each target namespace: what the sync needs to write the one secret.
  ///
  /// Server-side apply of one name needs `create` and `patch` on that name and nothing else; a patch answers with the
  /// object, so the sync can also read that secret.
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
