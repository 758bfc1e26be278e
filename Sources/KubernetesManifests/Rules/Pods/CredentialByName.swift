import Diagnostics
import Documents

extension ManifestRules {
  static let credentialByName = ManifestRule.containers(
    RuleInfo(
      "pods/credential-in-env", .warning,
      summary: "an environment variable that seems to hold a credential in plain text",
      why: "Whoever may read the object, its file or the repository that holds it has the "
        + "credential.",
      source: KubernetesPage.secrets,
      passing: Sample.pod(
        container: "env:\n- name: DB_PASSWORD\n  valueFrom:\n    secretKeyRef:\n"
          + "      name: db\n      key: password"),
      failing: Sample.pod(container: "env:\n- name: DB_PASSWORD\n  value: ▸hunter2"))
  ) { container, _ in
    container.variables.filter { name, value in
      guard let text = value.string, Credential.form(of: text) == nil else { return false }
      return Credential.isNamed(name) && Credential.canBe(text)
    }.map { name, value in
      Violation(
        "`\(name)` of \(container.title) stands here in plain text", at: value.location,
        help: "keep it in a Secret, and take it from there by `valueFrom.secretKeyRef`")
    }
  }
}
