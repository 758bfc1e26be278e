import Diagnostics

extension ParsedCondition {
  /// The values of one of `keys` that are no ids of EC2: `prefix`, then 8 or 17 letters and digits.
  ///
  /// A value with wildcards or variables is not judged.
  func brokenIDs(of keys: Set<String>, prefix: String, _ what: String) -> [Violation] {
    guard comparison?.family == .string, keys.contains(key.id) else { return [] }
    return texts.compactMap { text in
      let rest = text.text.dropFirst(prefix.count)
      let isSound =
        text.text.hasPrefix(prefix) && [8, 17].contains(rest.utf8.count)
        && ASCIISet.lettersAndDigits.covers(rest)
      guard !isSound, !WildcardText.hasWildcard(text.text), !VariableText(text.text).hasVariable
      else { return nil }
      return Violation(
        "`\(text.text)` is no id of \(what)", at: text.location,
        help: "an id reads `\(prefix)` and 8 or 17 letters and digits")
    }
  }
}
