/// A cursor over the characters of a script that counts lines.
struct ShellText {
  private let characters: [Character]
  private var index = 0
  private(set) var line: Int

  /// - Parameter line: The line on which the text begins.
  init(_ text: some StringProtocol, line: Int) {
    characters = Array(text)
    self.line = line
  }

  var isAtEnd: Bool { index >= characters.count }

  func peek(_ offset: Int = 0) -> Character? {
    characters.indices.contains(index + offset) ? characters[index + offset] : nil
  }

  mutating func next() -> Character? {
    guard !isAtEnd else { return nil }
    defer { index += 1 }
    if characters[index].isNewline { line += 1 }
    return characters[index]
  }

  mutating func skipLine() {
    while let character = peek(), !character.isNewline { _ = next() }
  }

  /// The text between brackets; nested and quoted brackets are part of it.
  mutating func enclosed(by open: Character, _ close: Character) -> String {
    _ = next()
    var inner = ""
    var level = 1
    var quote: Character?
    while let character = next() {
      if let mark = quote {
        if character == mark { quote = nil }
      } else if character == "'" || character == "\"" {
        quote = character
      } else if character == open {
        level += 1
      } else if character == close {
        level -= 1
        if level == 0 { break }
      }
      inner.append(character)
      if character == "\\", quote != "'", let escaped = next() { inner.append(escaped) }
    }
    return inner
  }
}
