import Diagnostics

extension ManifestRules {
  static let credentialOnCommandLine = ManifestRule.containers(
    RuleInfo(
      "pods/credential-on-command-line", .warning,
      summary: "a credential that is passed on a command line",
      why:
        "A command line is visible to other processes in the container and on the node, and ends "
        + "up in crash reports and audit logs, wherever the value comes from.",
      source: KubernetesPage.secrets,
      passing: Sample.script("login --password-stdin < /run/password\n"),
      failing: Sample.script(
        "▸login --password=\"$(cat /run/password)\"\n"
          + "▸curl -H \"Authorization: Bearer $TOKEN\" https://api.example\n"))
  ) { container, _ in
    guard let script = container.script else {
      return CommandLine(container.words.map(\.text)).credentials.map { index, name in
        Violation(
          "`\(name)` of \(container.title) passes a credential",
          at: container.words[index].location, help: credentialHelp)
      }
    }
    return script.commands.flatMap { command -> [Violation] in
      // Shell builtins start no process, so their arguments are not visible.
      if ["echo", "printf", "export", "test", "[", "[["].contains(command.program) { return [] }
      return CommandLine(command.words).credentials.map { _, name in
        Violation(
          "`\(command.program)` receives a credential as `\(name)`",
          at: script.location(of: command), help: credentialHelp)
      }
    }
  }

  private static let credentialHelp = "pass it in a file or on standard input"
}

/// The words of a command line that contain a credential.
struct CommandLine {
  /// The index of each word, and the name of its option for messages; never the value.
  let credentials: [(index: Int, name: String)]

  init(_ words: [String]) {
    var found: [(Int, String)] = []
    for (index, word) in words.enumerated() {
      let next = words.indices.contains(index + 1) ? words[index + 1] : nil
      if let name = Self.option(word, before: next) {
        found.append((index, name))
      } else if Self.isHeader(word), index > 0, ["-H", "--header"].contains(words[index - 1]) {
        found.append((index, "\(words[index - 1]) Authorization"))
      }
    }
    credentials = found
  }

  /// Options that are no credentials, although their names end like those of credentials.
  private static let harmless: Set<String> = [
    "next-token", "starting-token", "continue-token", "client-token", "client-request-token",
    "idempotency-token", "pagination-token", "no-password",
  ]
  private static let endings: Set<String> = [
    "password", "passwd", "passphrase", "token", "secret-key", "secret-access-key", "api-key",
    "client-secret",
  ]

  private static func option(_ word: String, before next: String?) -> String? {
    guard word.hasPrefix("-") else { return nil }
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let option = String(parts[0])
    let name = option.drop { $0 == "-" }.lowercased()
    let takesCredential = endings.contains { name == $0 || name.hasSuffix("-\($0)") }
    guard takesCredential, !harmless.contains(name) else { return nil }
    let value = parts.count == 2 ? String(parts[1]) : next
    guard let value, !value.isEmpty, parts.count == 2 || !value.hasPrefix("-") else { return nil }
    return Credential.isExpansion(value) || Credential.canBe(value) ? option : nil
  }

  private static func isHeader(_ word: String) -> Bool {
    let header = word.lowercased()
    return header.hasPrefix("authorization:") && header.count > "authorization: bearer".count
  }
}
