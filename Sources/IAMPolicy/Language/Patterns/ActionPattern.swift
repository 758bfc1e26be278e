/// A pattern of `Action` or `NotAction`: `*`, or `prefix:Name` whose halves are matched by themselves, all without regard
/// to case.
///
/// IAM User Guide, "IAM JSON policy elements: Action". What has no colon names no action.
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

/// An action in lower case, parted at its first colon.
struct ActionName: Sendable, Hashable {
  let service: [UInt32]
  let name: [UInt32]

  init(service: [UInt32], name: [UInt32]) {
    self.service = service
    self.name = name
  }

  init?(_ text: String) { self.init(TextPattern.scalars(text.lowercased())) }

  fileprivate init?(_ scalars: [UInt32]) {
    guard let colon = scalars.firstIndex(of: 0x3A) else { return nil }
    service = Array(scalars[..<colon])
    name = Array(scalars[(colon + 1)...])
  }
}
