/// A pattern of `Action` or `NotAction`: `*`, or `prefix:Name` whose halves are matched separately, without regard to
/// case.
///
/// IAM User Guide, "IAM JSON policy elements: Action". A text without a colon names no action.
struct ActionPattern: Sendable, Hashable {
  private let halves: ActionName?
  private let isEverything: Bool

  init(_ text: String) {
    isEverything = text == "*"
    let tokens = TextPattern(text.lowercased()).tokens
    halves = ActionName(tokens)
  }

  func matches(_ action: ActionName) -> Bool {
    if isEverything { return true }
    guard let halves else { return false }
    return TextPattern.matches(halves.service[...], action.service[...])
      && TextPattern.matches(halves.name[...], action.name[...])
  }
}

/// An action in lower case, split at its first colon.
struct ActionName: Sendable, Hashable {
  let service: [UInt32]
  let name: [UInt32]

  init(service: [UInt32], name: [UInt32]) {
    self.service = service
    self.name = name
  }

  /// `nil` for a text without a colon.
  init?(_ text: String) { self.init(TextPattern.scalars(text.lowercased())) }

  fileprivate init?(_ scalars: [UInt32]) {
    guard let colon = scalars.firstIndex(of: 0x3A) else { return nil }
    service = Array(scalars[..<colon])
    name = Array(scalars[(colon + 1)...])
  }

  /// The prefix and the name of an action or a pattern as written; `nil` for a text without a colon.
  static func split(_ text: String) -> (prefix: Substring, name: Substring)? {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    return (text[..<colon], text[text.utf8.index(after: colon)...])
  }
}
