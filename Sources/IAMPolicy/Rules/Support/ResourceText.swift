import Diagnostics
import Documents

/// A resource of a statement with its place, split as far as possible.
///
/// IAM User Guide, "Identify AWS resources with Amazon Resource Names (ARNs)".
struct ResourceText: Sendable {
  let text: String
  let location: Location
  /// What the first five colons separate: six fields in a whole ARN, fewer in an incomplete one.
  let fields: [String]

  init(_ placed: LocatedText) {
    text = placed.text
    location = placed.location
    fields = ARN.split(text.utf8).map { String(Substring($0)) }
  }

  /// The fields of an ARN that has all of them; `nil` otherwise.
  var arn: ARN.Fields? { ARN.Fields(text) }

  func violation(_ problem: String, help: String?) -> Violation {
    Violation("`\(text)` \(problem)", at: location, help: help)
  }

  /// Whether a field has no fixed value: it holds a wildcard or a variable.
  static func isOpen(_ field: String) -> Bool {
    TextPattern.hasWildcard(field) || PolicyVariable.isIn(field)
  }
}
