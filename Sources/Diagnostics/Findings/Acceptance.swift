/// Findings that a person has reviewed and accepts: all of a rule, or those at and below a path.
///
/// Syntax errors and invalid values cannot be accepted: what such a document does is not known.
public struct Acceptance: Sendable, Hashable {
  /// The rule's id.
  public let rule: String
  /// A document path such as `$.Statement[0]`; `nil`: everywhere.
  public let path: String?
  public let why: String

  public init(rule: String, path: String?, why: String) {
    self.rule = rule
    self.path = path
    self.why = why
  }

  /// An acceptance written `RULE` or `RULE:PATH`.
  public init(_ text: String, why: String) {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    self.init(rule: parts.first ?? "", path: parts.count == 2 ? parts[1] : nil, why: why)
  }

  public func covers(_ finding: Finding) -> Bool {
    guard finding.rule == rule, !rule.hasPrefix("syntax/"), !rule.hasPrefix("values/") else {
      return false
    }
    guard let path else { return true }
    var at: DocumentPath? = finding.location.path
    while let here = at {
      if here.description == path { return true }
      at = here.parent
    }
    return false
  }
}
