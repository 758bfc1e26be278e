import Diagnostics
import Documents

extension ManifestRules {
  static let credentialByForm = ManifestRule.containers(
    RuleInfo(
      "pods/credential-in-manifest", .error,
      summary: "a credential in a container's environment or command line",
      why: "Its form says what it is. Whoever may read the object, its file or the repository that "
        + "holds it has it, and it has to be replaced once it has stood there.",
      source: KubernetesPage.secrets,
      passing: Sample.pod(container: "env:\n- name: DB_URL\n  value: postgres://db.example/app"),
      failing: Sample.pod(
        container: "args: [▸\"--key=AKIA2E0A8F3B7C9D1E5F\"]\n"
          + "env:\n- name: DB_URL\n  value: ▸postgres://app:hunter2@db.example/app"))
  ) { container, _ in
    let values = container.variables.compactMap { name, value in
      value.string.map { ("`\(name)`", LocatedText($0, at: value.location)) }
    }
    return (container.words.map { ("the command line", $0) } + values).compactMap { what, word in
      Credential.form(of: word.text).map {
        Violation(
          "\(what) of \(container.title) holds \($0)", at: word.location,
          help: "withdraw it, and keep its successor in a Secret")
      }
    }
  }
}
