import Diagnostics
import Documents

/// The forms in which values of the several types may be written in a condition.
///
/// IAM User Guide, "IAM JSON policy elements: Condition operators".
enum ValueForm {
  /// What a text, number or boolean says; quotes around numbers and booleans do not matter. `nil` for lists, mappings and
  /// null.
  static func text(_ node: Node) -> String? {
    switch node.value {
    case .string(let text): text
    case .number(let literal): literal
    case .bool(let flag): flag ? "true" : "false"
    default: nil
    }
  }

  static func isBoolean(_ text: String) -> Bool { ["true", "false"].contains(text.lowercased()) }

  /// A decimal number with an optional sign, fraction and exponent.
  static func isNumber(_ text: String) -> Bool {
    Double(text)?.isFinite == true && ASCIISet("0-9+.eE-").covers(text)
  }

  /// `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, or a day with a time and an offset: the W3C profile of ISO 8601.
  static func isDate(_ text: String) -> Bool {
    let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    guard let day = parts.first else { return false }
    let fields = day.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(fields.count), digits(fields[0], 4) != nil else { return false }
    if fields.count > 1, !isIn(digits(fields[1], 2), 1...12) { return false }
    if fields.count > 2, !isIn(digits(fields[2], 2), 1...31) { return false }
    return parts.count == 1 || (fields.count == 3 && isTime(parts[1]))
  }

  private static func isTime(_ text: Substring) -> Bool {
    let time: Substring
    if text.hasSuffix("Z") {
      time = text.dropLast()
    } else {
      guard let sign = text.lastIndex(where: { $0 == "+" || $0 == "-" }) else { return false }
      let offset = text[text.index(after: sign)...]
        .split(separator: ":", omittingEmptySubsequences: false)
      guard offset.count == 2, isIn(digits(offset[0], 2), 0...23),
        isIn(digits(offset[1], 2), 0...59)
      else { return false }
      time = text[..<sign]
    }
    let fields = time.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(fields.count), isIn(digits(fields[0], 2), 0...24),
      isIn(digits(fields[1], 2), 0...59)
    else { return false }
    guard fields.count == 3 else { return true }
    let second = fields[2].split(separator: ".", omittingEmptySubsequences: false)
    return second.count <= 2 && isIn(digits(second[0], 2), 0...60)
      && second.dropFirst().allSatisfy { !$0.isEmpty && ASCIISet.digits.covers($0) }
  }

  private static func digits(_ text: Substring, _ count: Int) -> Int? {
    text.utf8.count == count && ASCIISet.digits.covers(text) ? Int(text) : nil
  }

  private static func isIn(_ number: Int?, _ range: ClosedRange<Int>) -> Bool {
    number.map(range.contains) ?? false
  }
}

extension ParsedCondition {
  /// Each value that breaks `form`, with what it says; variables and values without a text are for other rules.
  func values(breaking form: (String) -> Bool) -> [(text: String, location: Location)] {
    test.values.compactMap { node in
      guard let text = ValueForm.text(node), !VariableText(text).hasVariable, !form(text) else {
        return nil
      }
      return (text, node.location)
    }
  }
}
