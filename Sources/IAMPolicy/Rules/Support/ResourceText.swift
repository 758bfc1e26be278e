import Diagnostics
import Documents

/// A resource as a statement names it, taken apart as far as it goes.
///
/// IAM User Guide, "Identify AWS resources with Amazon Resource Names (ARNs)".
struct ResourceText: Sendable {
  let text: String
  let location: Location
  /// What the first five colons part: six fields in a whole ARN, fewer in a broken one.
  let fields: [String]

  init(_ placed: LocatedText) {
    text = placed.text
    location = placed.location
    fields = text.utf8.split(
      separator: UInt8(ascii: ":"), maxSplits: 5, omittingEmptySubsequences: false
    ).map { String(Substring($0)) }
  }

  /// The fields of an ARN that has all of them; `nil` otherwise.
  var arn: Fields? {
    guard fields.count == 6, fields[0] == "arn" else { return nil }
    return Fields(
      partition: fields[1], service: fields[2], region: fields[3], account: fields[4],
      resource: fields[5])
  }

  struct Fields: Sendable {
    let partition: String
    let service: String
    let region: String
    let account: String
    let resource: String
  }

  func violation(_ problem: String, help: String?) -> Violation {
    Violation("`\(text)` \(problem)", at: location, help: help)
  }

  /// Whether a field leaves open what it says: by a wildcard, or by a variable.
  static func isOpen(_ field: String) -> Bool {
    PatternText.hasWildcard(field) || PatternText.hasVariable(field)
  }
}
