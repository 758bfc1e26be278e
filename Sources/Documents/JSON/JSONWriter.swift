/// Writes JSON in ASCII: all other characters are escaped as `\uXXXX`, so that no reader of lines or bytes is misled.
public enum JSONWriter {
  public enum Style: Sendable {
    /// One element per line, indented by four spaces, as in AWS's documentation of policies.
    case pretty
    /// All on one line.
    case compact
  }

  /// The text of `node` (RFC 8259), keys in their order, without a line break at the end.
  public static func text(_ node: Node, style: Style) -> String {
    var writer = Writer(isPretty: style == .pretty)
    writer.write(node, indent: 0)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private struct Writer {
    let isPretty: Bool
    var bytes: [UInt8] = []

    mutating func write(_ node: Node, indent: Int) {
      switch node.value {
      case .null: put("null")
      case .bool(let flag): put(flag ? "true" : "false")
      case .number(let literal): put(literal)
      case .string(let text): quote(text)
      case .list(let nodes):
        elements(nodes, "[", "]", indent) { $0.write($1, indent: indent + 1) }
      case .mapping(let mapping):
        elements(mapping.entries, "{", "}", indent) { writer, entry in
          writer.quote(entry.key)
          writer.put(writer.isPretty ? ": " : ":")
          writer.write(entry.value, indent: indent + 1)
        }
      }
    }

    private mutating func elements<Element>(
      _ elements: [Element], _ open: StaticString, _ close: StaticString, _ indent: Int,
      write: (inout Writer, Element) -> Void
    ) {
      put("\(open)")
      for (index, element) in elements.enumerated() {
        if index > 0 { put(",") }
        breakLine(indent + 1)
        write(&self, element)
      }
      if !elements.isEmpty { breakLine(indent) }
      put("\(close)")
    }

    private mutating func breakLine(_ indent: Int) {
      guard isPretty else { return }
      bytes.append(UInt8(ascii: "\n"))
      bytes += repeatElement(UInt8(ascii: " "), count: 4 * indent)
    }

    private mutating func quote(_ text: String) {
      put("\"")
      if isPlain(text) {
        bytes += text.utf8
      } else {
        escape(text)
      }
      put("\"")
    }

    /// Whether the string needs no escapes.
    private func isPlain(_ text: String) -> Bool {
      var previous: UInt8 = 0
      return text.utf8.allSatisfy { byte in
        defer { previous = byte }
        return 0x20..<0x7F ~= byte && byte != 0x22 && byte != 0x5C
          && !(byte == 0x23 && previous == 0x23)
      }
    }

    private mutating func escape(_ text: String) {
      var previous: UInt16 = 0
      for unit in text.utf16 {
        defer { previous = unit }
        switch unit {
        // CI services take `##[` and `##vso[` anywhere in a line for commands.
        case 0x23 where previous == 0x23: put("\\u0023")
        case 0x22: put("\\\"")
        case 0x5C: put("\\\\")
        case 0x0A: put("\\n")
        case 0x0D: put("\\r")
        case 0x09: put("\\t")
        case 0x20..<0x7F: bytes.append(UInt8(unit))
        default:
          let digits = String(unit, radix: 16)
          put("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
        }
      }
    }

    private mutating func put(_ text: String) { bytes += text.utf8 }
  }
}
