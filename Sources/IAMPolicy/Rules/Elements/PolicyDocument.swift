import Diagnostics
import Documents

extension PolicyRules {
  static let notAPolicy = PolicyRule(
    RuleInfo(
      "iam/not-a-policy", .error, summary: "a document that is not a policy",
      why: "A policy is a JSON object with a `Statement`; no other document can be validated.",
      source: AWSPage.grammar, passing: Sample.policy(Sample.identity),
      failing: #"▸{"apiVersion": "v1", "kind": "ServiceAccount"}"#)
  ) { policy in
    policy.node.mapping == nil ? [notAPolicy(policy.node)] : []
  }

  static func notAPolicy(_ node: Node) -> Violation {
    let what = node.mapping == nil ? node.kind : "a mapping without `Statement`"
    return Violation(
      "the document is \(what), not a policy", at: node.location,
      help: "a policy has the form `{\"Version\": \"2012-10-17\", \"Statement\": [...]}`")
  }

  static let policySize = PolicyRule(
    RuleInfo(
      "iam/policy-size", .warning, summary: "a policy that exceeds AWS's size quota",
      why:
        "6,144 characters for a managed policy, 2,048 for a role's trust policy unless its quota "
        + "was increased, 10,240 for a repository or registry policy, white space not counted; 20,480 "
        + "for an endpoint policy, white space counted.",
      source: AWSPage.quotas,
      awsChecks: [
        "General Warning - Policy size exceeds identity policy quota",
        "General Warning - Policy size exceeds resource policy quota",
        "General Warning - Policy size exceeds role trust policy quota",
      ],
      passing: Sample.policy(Sample.trust),
      failing: "▸"
        + Sample.policy(
          "\"Sid\": \"\(String(repeating: "Trust", count: 400))\", " + Sample.trust))
  ) { policy in
    policy.kind.isOfOrganizations
      ? []
      : excess(
        of: policy,
        help: "combine statements, use wildcards, or split the policy where several can be attached"
      )
  }

  static let unsupportedCharacter = PolicyRule(
    RuleInfo(
      "iam/unsupported-character", .error, summary: "a character that IAM policies do not support",
      why: "IAM supports U+0020 to U+00FF, tabs, line feeds and carriage returns in a policy.",
      source: AWSPage.quotas, passing: Sample.policy(Sample.identity),
      failing: Sample.resource(#"▸"arn:aws:ecr:us-east-1:818140567777:repository/caf\u0119""#))
  ) { policy in
    guard policy.kind.isKeptByIAM else { return [] }
    var violations: [Violation] = []
    collectUnsupported(in: policy.node, into: &violations)
    return violations
  }

  // The readers bound a document's depth.
  private static func collectUnsupported(in node: Node, into violations: inout [Violation]) {
    switch node.value {
    case .string(let text): violations += unsupported(in: text, at: node.location)
    case .list(let nodes):
      for node in nodes { collectUnsupported(in: node, into: &violations) }
    case .mapping(let mapping):
      for entry in mapping.entries {
        violations += unsupported(in: entry.key, at: entry.keyLocation)
        collectUnsupported(in: entry.value, into: &violations)
      }
    case .null, .bool, .number: break
    }
  }

  private static func unsupported(in text: String, at location: Location) -> [Violation] {
    // Bytes up to C3 BF are U+00FF at most: most texts need no decoding.
    let mayContain = text.utf8.contains { $0 > 0xC3 || $0 < 0x20 }
    guard mayContain,
      let scalar = text.unicodeScalars.first(where: { $0.value > 0xFF || isControl($0) })
    else { return [] }
    let code = String(scalar.value, radix: 16, uppercase: true)
    let padded = String(repeating: "0", count: max(0, 4 - code.count)) + code
    return [
      Violation(
        "`\(text)` contains U+\(padded), which IAM does not support", at: location,
        help: "use characters up to U+00FF")
    ]
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 && !["\t", "\n", "\r"].contains(scalar)
  }
}
