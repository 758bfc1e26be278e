/// What one Swift file imports, declares and refers to; comments and the text of string literals are left out.
struct SwiftSource {
  /// The path below the target's folder, such as `Values/Layer.swift`.
  let path: String
  private(set) var imports: Set<String> = []
  /// Types declared outside any braces that other files can see.
  private(set) var declared: Set<String> = []
  /// Capitalized names that do not follow a dot and are not declared by this file alone.
  private(set) var references: Set<String> = []

  init(_ text: String, path: String) {
    self.path = path
    let words = SwiftScanner.words(in: text)
    var local: Set<String> = []
    for (index, word) in words.enumerated() {
      if word.text.first?.isUppercase == true, word.text.count > 1, !word.followsDot {
        references.insert(word.text)
      }
      guard words.indices.contains(index + 1), !word.followsDot else { continue }
      if word.text == "import", word.depth == 0 {
        let isScoped = ["struct", "class", "enum", "protocol", "func", "typealias"]
          .contains(words[index + 1].text)
        imports.insert(words[min(index + (isScoped ? 2 : 1), words.count - 1)].text)
      } else if Self.keywords.contains(word.text) {
        let modifiers = words[..<index].reversed().prefix { Self.modifiers.contains($0.text) }
        let isLocal = word.depth > 0 || modifiers.contains { $0.text.hasSuffix("private") }
        if isLocal {
          local.insert(words[index + 1].text)
        } else {
          declared.insert(words[index + 1].text)
        }
      }
    }
    references.subtract(local)
  }

  /// The names of the folders that the file is in.
  var folders: [String] { path.split(separator: "/").dropLast().map(String.init) }

  private static let keywords: Set<String> = [
    "struct", "enum", "class", "protocol", "typealias", "actor",
  ]
  private static let modifiers: Set<String> = [
    "public", "package", "internal", "private", "fileprivate", "open", "final", "indirect",
  ]
}

/// Splits Swift source into words.
private struct SwiftScanner {
  struct Word {
    let text: String
    /// How many braces are open.
    let depth: Int
    let followsDot: Bool
  }

  private let bytes: [UInt8]
  private var index = 0
  private var depth = 0
  private var words: [Word] = []

  static func words(in text: String) -> [Word] {
    var scanner = SwiftScanner(bytes: Array(text.utf8))
    scanner.scanCode(untilParenthesis: false)
    return scanner.words
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func starts(_ text: StaticString) -> Bool {
    guard index + text.utf8CodeUnitCount <= bytes.count else { return false }
    return (0..<text.utf8CodeUnitCount).allSatisfy { bytes[index + $0] == text.utf8Start[$0] }
  }

  /// Scans to the end of the file, or of the interpolation that the scanner is in.
  private mutating func scanCode(untilParenthesis: Bool) {
    var parentheses = 0
    while index < bytes.count {
      if starts("//") {
        while index < bytes.count, bytes[index] != 0x0A { index += 1 }
      } else if starts("/*") {
        skipComment()
      } else if let hashes = stringDelimiter() {
        scanString(hashes: hashes)
      } else if Self.isWordByte(bytes[index]) {
        scanWord()
      } else {
        switch bytes[index] {
        case UInt8(ascii: "{"): depth += 1
        case UInt8(ascii: "}"): depth -= 1
        case UInt8(ascii: "("): parentheses += 1
        case UInt8(ascii: ")"):
          if untilParenthesis, parentheses == 0 {
            index += 1
            return
          }
          parentheses -= 1
        default: break
        }
        index += 1
      }
    }
  }

  private mutating func skipComment() {
    var open = 0
    repeat {
      if starts("/*") {
        open += 1
        index += 2
      } else if starts("*/") {
        open -= 1
        index += 2
      } else {
        index += 1
      }
    } while open > 0 && index < bytes.count
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == 0x5F
  }

  private mutating func scanWord() {
    let start = index
    while index < bytes.count, Self.isWordByte(bytes[index]) { index += 1 }
    words.append(
      Word(
        text: String(decoding: bytes[start..<index], as: UTF8.self), depth: depth,
        followsDot: start > 0 && bytes[start - 1] == UInt8(ascii: ".")))
  }

  /// The number of `#` before the string literal that begins here.
  private func stringDelimiter() -> Int? {
    let hashes = bytes[index...].prefix { $0 == UInt8(ascii: "#") }.count
    let quote = index + hashes
    return quote < bytes.count && bytes[quote] == UInt8(ascii: "\"") ? hashes : nil
  }

  private mutating func scanString(hashes: Int) {
    index += hashes
    let isMultiline = starts("\"\"\"")
    let quotes = isMultiline ? 3 : 1
    index += quotes
    let end = [UInt8](repeating: 0x22, count: quotes) + [UInt8](repeating: 0x23, count: hashes)
    let escape = [0x5C] + [UInt8](repeating: 0x23, count: hashes)
    while index < bytes.count {
      if bytes[index...].starts(with: end) {
        index += end.count
        return
      }
      guard bytes[index...].starts(with: escape) else {
        index += 1
        continue
      }
      index += escape.count
      guard index < bytes.count else { return }
      let isInterpolation = bytes[index] == UInt8(ascii: "(")
      index += 1
      if isInterpolation { scanCode(untilParenthesis: true) }
    }
  }
}
