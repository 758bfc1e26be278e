import Diagnostics
import Documents

extension PolicyRules {
  static let unsupportedCharacter = PolicyRule(
    RuleInfo(
      "iam/unsupported-character", .error, summary: "a character that IAM does not keep",
      why: "A policy that IAM keeps is made of U+0020 to U+00FF, tabs and line ends.",
      source: AWSPage.quotas, passing: Sample.policy(Sample.identity),
      failing: Sample.resource(#"▸"arn:aws:ecr:us-east-1:818140567777:repository/caf\u0119""#))
  ) { policy in
    guard policy.kind != .resource else { return [] }
    var violations: [Violation] = []
    collectStrangers(in: policy.node, into: &violations)
    return violations
  }

  // The readers bound a document's depth.
  private static func collectStrangers(in node: Node, into violations: inout [Violation]) {
    switch node.value {
    case .string(let text): violations += stranger(in: text, at: node.location)
    case .list(let nodes):
      for node in nodes { collectStrangers(in: node, into: &violations) }
    case .mapping(let mapping):
      for entry in mapping.entries {
        violations += stranger(in: entry.key, at: entry.keyLocation)
        collectStrangers(in: entry.value, into: &violations)
      }
    case .null, .bool, .number: break
    }
  }

  private static func stranger(in text: String, at location: Location) -> [Violation] {
    // Bytes up to C3 BF are U+00FF at most: most texts need no decoding.
    let isSuspect = text.utf8.contains { $0 > 0xC3 || $0 < 0x20 }
    guard isSuspect,
      let scalar = text.unicodeScalars.first(where: { $0.value > 0xFF || isControl($0) })
    else { return [] }
    let code = String(scalar.value, radix: 16, uppercase: true)
    let padded = String(repeating: "0", count: max(0, 4 - code.count)) + code
    return [
      Violation(
        "`\(text)` holds U+\(padded), which IAM does not take", at: location,
        help: "use the characters up to U+00FF")
    ]
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 && !["\t", "\n", "\r"].contains(scalar)
  }
}
