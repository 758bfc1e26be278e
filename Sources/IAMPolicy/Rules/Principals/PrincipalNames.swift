import Diagnostics

// How a principal is written: accounts, users, roles and sessions.
extension PolicyRules {
  static let principalFormat = PolicyRule(
    RuleInfo(
      "iam/principal-format", .error, summary: "a malformed principal",
      why: "A principal is an account ID, or the ARN of an account root, a role, a user or a "
        + "session. IAM and ECR reject anything else.",
      source: AWSPage.principal, awsChecks: ["Error - Invalid principal format"],
      passing: PolicyExample.repository(),
      failing: PolicyExample.repository(
        principal: #"{"AWS": [▸"ROSAECRAssumeRole", ▸"60663973946"]}"#))
  ) { policy in
    policy.checkPrincipals { entry, _ in
      // The other types have rules of their own.
      guard [nil, "AWS", "CanonicalUser"].contains(entry.type), isMalformed(entry) else {
        return nil
      }
      let type = entry.type.map { "`\($0)` principal" } ?? "principal"
      return Violation(
        "`\(entry.value.text)` is not a valid \(type)", at: entry.value.location,
        help: principalHelp(entry.value.text, type: entry.type))
    }
  }

  /// Whether the principal has neither a valid form nor a wildcard or variable, which are other rules'.
  static func isMalformed(_ entry: PrincipalElement.Entry) -> Bool {
    entry.pattern.meaning == .malformed && !TextPattern.hasWildcard(entry.value.text)
      && !PolicyVariable.isIn(entry.value.text)
  }

  /// What to write instead of a malformed principal.
  private static func principalHelp(_ text: String, type: String?) -> String {
    if type == nil { return "write `{\"AWS\": ...}`, or `\"*\"` for everybody" }
    if let partition = ARN.Fields(text)?.partition, Partition(rawValue: partition) == nil {
      return "the partition `\(partition)` does not exist; write `aws`, `aws-cn` or `aws-us-gov`"
    }
    if type == "CanonicalUser" { return "a canonical user ID is 64 hexadecimal digits" }
    if text.hasSuffix(".com") || text.hasSuffix(".com.cn") {
      return "write a service as `{\"Service\": ...}`"
    }
    if text.includes("-provider/") { return "write an identity provider as `{\"Federated\": ...}`" }
    if text.includes(":group/") { return "a group cannot be a principal: name its users" }
    if text.hasPrefix("arn:"), text.includes(":iam:"), text.includes(":assumed-role/") {
      return "a session's ARN begins with `arn:aws:sts::`"
    }
    return "write an ARN such as `\(PolicyExample.role)`, or a 12-digit account ID"
  }

  static let principalWildcard = PolicyRule(
    RuleInfo(
      "iam/principal-wildcard", .error, summary: "a wildcard inside a principal",
      why: "In a principal, only `*` as a whole is a wildcard. Parts of ARNs are not matched, and "
        + "AWS rejects the policy.",
      source: AWSPage.principal, awsChecks: ["Error - Unsupported wildcard in principal"],
      passing: PolicyExample.repository(
        #"{"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::606639739464:role/ecr-*"}}"#,
        principal: #"{"AWS": "606639739464"}"#),
      failing: PolicyExample.repository(
        principal: #"{"AWS": ▸"arn:aws:iam::606639739464:role/*"}"#))
  ) { policy in
    policy.checkPrincipals { entry, _ in
      let text = entry.value.text
      let isWhole = text == "*" && !["Federated", "CanonicalUser"].contains(entry.type)
      guard !isWhole, TextPattern.hasWildcard(text), !PolicyVariable.isIn(text) else { return nil }
      return Violation(
        "`\(text)` holds a wildcard, which a principal cannot have", at: entry.value.location,
        help: entry.type == "AWS"
          ? "name each one, or the account together with `ArnLike` on `aws:PrincipalArn`"
          : "name each one")
    }
  }

  static let roleReference = uniqueID(
    RuleInfo(
      "iam/role-reference", .warning, summary: "a role by its unique ID",
      why: "A reader cannot tell which role it is, and the ID remains after the role was deleted.",
      source: AWSPage.checks, awsChecks: ["General Warning - Invalid role reference"],
      passing: PolicyExample.repository(
        principal: #"{"AWS": "arn:aws:iam::606639739464:role/ecr"}"#),
      failing: PolicyExample.repository(principal: #"{"AWS": ▸"AROAEXAMPLEID12345678"}"#)),
    of: "role")

  static let userReference = uniqueID(
    RuleInfo(
      "iam/user-reference", .warning, summary: "a user by its unique ID",
      why: "A reader cannot tell which user it is, and the ID remains after the user was deleted.",
      source: AWSPage.checks, awsChecks: ["General Warning - Invalid user reference"],
      passing: PolicyExample.repository(
        principal: #"{"AWS": "arn:aws:iam::606639739464:user/ecr"}"#),
      failing: PolicyExample.repository(principal: #"{"AWS": ▸"AIDAEXAMPLEID12345678"}"#)),
    of: "user")

  private static func uniqueID(_ info: RuleInfo, of kind: String) -> PolicyRule {
    PolicyRule(info) { policy in
      policy.checkPrincipals { entry, _ in
        guard entry.type == "AWS", PrincipalPattern.uniqueID(entry.value.text) == kind else {
          return nil
        }
        return Violation(
          "`\(entry.value.text)` is the unique ID of a \(kind)", at: entry.value.location,
          help: "write its ARN; if it was deleted, the entry names nobody")
      }
    }
  }

  static let redundantPrincipal = PolicyRule(
    RuleInfo(
      "iam/redundant-principal", .note, summary: "a principal that another one covers",
      why:
        "A role's ARN covers each of its sessions, and an account ID is the same as the account's "
        + "root ARN; the second entry has no effect.",
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
        let isRepeated = !seen.insert(PrincipalPattern.account(text) ?? text).inserted
        let isCovered = RoleIdentity(session: text).map(roles.contains) ?? false
        guard isRepeated || isCovered else { return nil }
        return Violation(
          "`\(text)` is covered by another principal of \(statement.name)",
          at: entry.value.location, help: "remove it")
      }
    }
  }
}

/// A role by account and name, which is all that a session's ARN holds of it.
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
