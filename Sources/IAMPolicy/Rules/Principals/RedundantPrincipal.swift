import Diagnostics

extension PolicyRules {
  static let redundantPrincipal = PolicyRule(
    RuleInfo(
      "iam/redundant-principal", .note, summary: "a principal that another one covers",
      why:
        "A role's ARN covers each of its sessions, and an account's id is the same as its root's "
        + "ARN; the second entry changes nothing.",
      source: AWSPage.checks,
      awsChecks: ["Suggestion - Redundant principal in role trust policy"],
      passing: PolicyExample.trust(
        principal: #"{"AWS": "\#(PolicyExample.role)"}"#, action: #""sts:AssumeRole""#),
      failing: PolicyExample.trust(
        principal: """
          {"AWS": ["\(PolicyExample.role)", \
          ▸"arn:aws:sts::606639739464:assumed-role/ROSAECRAssumeRole/s"]}
          """,
        action: #""sts:AssumeRole""#))
  ) { policy in
    guard policy.kind == .trust else { return [] }
    return policy.statements.flatMap { statement -> [Violation] in
      let entries = statement.principals?.entries.filter { $0.type == "AWS" } ?? []
      let roles = Set(entries.compactMap { RoleIdentity(role: $0.value.text) })
      var seen: Set<String> = []
      return entries.compactMap { entry in
        let text = entry.value.text
        let isRepeated = !seen.insert(PrincipalForm.account(text) ?? text).inserted
        let isCovered = RoleIdentity(session: text).map(roles.contains) ?? false
        guard isRepeated || isCovered else { return nil }
        return Violation(
          "`\(text)` is covered by another principal of \(statement.name)",
          at: entry.value.location, help: "leave it out")
      }
    }
  }
}

/// A role by account and name, which is all that a session's ARN tells of it.
private struct RoleIdentity: Hashable {
  let partition: String
  let account: String
  let name: Substring

  init?(role text: String) {
    guard let arn = try? ARN(text), arn.service == "iam", arn.resource.hasPrefix("role/"),
      let name = arn.resource.split(separator: "/").last
    else { return nil }
    (partition, account, self.name) = (arn.partition, arn.account, name)
  }

  init?(session text: String) {
    guard let arn = try? ARN(text), arn.service == "sts" else { return nil }
    let parts = arn.resource.split(separator: "/")
    guard parts.count == 3, parts[0] == "assumed-role" else { return nil }
    (partition, account, name) = (arn.partition, arn.account, parts[1])
  }
}
