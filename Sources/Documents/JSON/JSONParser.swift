import Diagnostics

/// A recursive-descent parser of bounded depth and size. It stops at the first error; duplicate keys are reported and skipped.
struct JSONParser {
  struct SyntaxFault: Error {}

  var cursor: SourceCursor
  let source: String?
  private(set) var findings: [Finding] = []
  private var count = 0
  private let nodeLimit: Int

  init(_ bytes: [UInt8], source: String?, nodeLimit: Int = JSONReader.nodeLimit) {
    cursor = SourceCursor(bytes)
    self.source = source
    self.nodeLimit = nodeLimit
  }

  mutating func document() -> Node? {
    do {
      skipBlanks()
      guard cursor.byte != nil else {
        throw fault("the text is empty", help: "write a JSON value")
      }
      let node = try value(.root, depth: 0)
      skipBlanks()
      guard cursor.byte == nil else {
        throw fault(
          "expected the end of the text, found \(seen)", help: "remove what follows the value")
      }
      return node
    } catch {
      return nil
    }
  }

  private mutating func value(_ path: DocumentPath, depth: Int) throws(SyntaxFault) -> Node {
    let location = cursor.location(source, path)
    guard depth < JSONReader.depthLimit else {
      throw fault("the nesting is deeper than \(JSONReader.depthLimit)", help: nil)
    }
    count += 1
    guard count <= nodeLimit else {
      throw fault("the text has more than \(nodeLimit) values", help: "split it into several files")
    }
    guard let byte = cursor.byte else { throw unexpected(wanted: "a value") }
    switch byte {
    case UInt8(ascii: "{"):
      return Node(.mapping(try mapping(path, depth: depth)), at: location)
    case UInt8(ascii: "["):
      return Node(.list(try list(path, depth: depth)), at: location)
    case UInt8(ascii: "\""):
      return Node(.string(try string()), at: location)
    case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"):
      return Node(try word(), at: location)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return Node(.number(try number()), at: location)
    default:
      throw unexpected(wanted: "a value")
    }
  }

  private mutating func mapping(
    _ path: DocumentPath, depth: Int
  ) throws(SyntaxFault) -> Mapping {
    cursor.advance()
    var mapping = Mapping()
    skipBlanks()
    if take("}") { return mapping }
    while true {
      skipBlanks()
      guard cursor.byte == UInt8(ascii: "\"") else { throw unexpected(wanted: "a key in quotes") }
      let before = cursor
      let key = try string()
      let below = path.key(key)
      let location = before.location(source, below)
      skipBlanks()
      guard take(":") else { throw unexpected(wanted: "`:`") }
      skipBlanks()
      let value = try value(below, depth: depth + 1)
      if let first = mapping.entry(key) {
        reportDuplicate(key, at: location, first: first.keyLocation)
      } else {
        mapping.set(Mapping.Entry(key: key, keyLocation: location, value: value))
      }
      skipBlanks()
      if take("}") { return mapping }
      guard take(",") else { throw unexpected(wanted: "`,` or `}`") }
    }
  }

  private mutating func list(_ path: DocumentPath, depth: Int) throws(SyntaxFault) -> [Node] {
    cursor.advance()
    var nodes: [Node] = []
    skipBlanks()
    if take("]") { return nodes }
    while true {
      skipBlanks()
      nodes.append(try value(path.index(nodes.count), depth: depth + 1))
      skipBlanks()
      if take("]") { return nodes }
      guard take(",") else { throw unexpected(wanted: "`,` or `]`") }
    }
  }

  private mutating func word() throws(SyntaxFault) -> Node.Content {
    let words: [(String, Node.Content)] = [
      ("true", .bool(true)), ("false", .bool(false)), ("null", .null),
    ]
    for (word, value) in words where cursor.bytes[cursor.index...].starts(with: word.utf8) {
      for _ in word.utf8 { cursor.advance() }
      return value
    }
    throw unexpected(wanted: "a value")
  }

  private mutating func skipBlanks() {
    cursor.advance { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard cursor.byte == UInt8(ascii: character) else { return false }
    cursor.advance()
    return true
  }

  private mutating func reportDuplicate(_ key: String, at location: Location, first: Location) {
    findings.append(Self.duplicate(key, at: location, first: first))
  }

  static func duplicate(_ key: String, at location: Location, first: Location) -> Finding {
    let place = first.line.map { " (first in line \($0))" } ?? ""
    return Finding(
      rule: "syntax/duplicate-key", message: "duplicate key `\(key)`\(place)",
      location: location, help: "keep one of the two")
  }

  /// Records an error at the cursor.
  mutating func fault(_ message: String, help: String?) -> SyntaxFault {
    findings.append(
      Finding(
        rule: "syntax/json", message: message, location: cursor.location(source, .root),
        help: help))
    return SyntaxFault()
  }

  private mutating func unexpected(wanted: String) -> SyntaxFault {
    let help: String? =
      switch cursor.byte {
      case UInt8(ascii: "'"): "strings are written in double quotes"
      case UInt8(ascii: "/"), UInt8(ascii: "#"): "JSON has no comments: remove it"
      case UInt8(ascii: "}"), UInt8(ascii: "]"): "remove the comma before it"
      case nil: "the text ends unexpectedly"
      default: nil
      }
    return fault("expected \(wanted), found \(seen)", help: help)
  }

  /// What is at the cursor, for a message.
  var seen: String {
    guard cursor.byte != nil else { return "the end of the text" }
    let rest = String(decoding: cursor.bytes[cursor.index...].prefix(8), as: UTF8.self)
    let character = rest.unicodeScalars.first ?? " "
    return character.value < 0x20 || character.value == 0x7F
      ? "a control character" : "`\(character)`"
  }
}
