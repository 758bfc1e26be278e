import Diagnostics
import Documents

extension SchemaCheck {
  /// Checks a scalar, or a node whose kind does not match its type.
  mutating func scalar(_ node: Node, _ type: FieldType, named name: String) {
    switch (type, node.value) {
    case (.text, .string), (.boolean, .bool), (.number, .number), (.integerOrText, .string): break
    case (.integer(let bits), .number(let text)): integer(text, bits: bits, node, named: name)
    case (.integerOrText, .number(let text)): integer(text, bits: 32, node, named: name)
    case (.quantity, .number(let text)), (.quantity, .string(let text)):
      quantity(text, at: node.location, named: name)
    case (.time, .string(let text)):
      if !Timestamp.isValid(text) { malformed(text, as: type, at: node.location, named: name) }
    case (.base64, .string(let text)):
      if Base64.decoded(text, ignoresLineBreaks: true) == nil {
        notBase64(at: node.location, named: name)
      }
    default: mistyped(node, type, named: name)
    }
  }

  private mutating func mistyped(_ node: Node, _ type: FieldType, named name: String) {
    var help: String?
    switch (type, node.value) {
    case (.text, .number(let text)): help = "write it in quotes: `\"\(node.spelling ?? text)\"`"
    case (.text, .bool(let flag)): help = "write it in quotes: `\"\(flag)\"`"
    case (.integer, .string(let text)) where Int64(text) != nil,
      (.boolean, .string(let text)) where text == "true" || text == "false":
      help = "write it without quotes: `\(text)`"
    case (.list, _): help = "begin each item with `- `"
    default: break
    }
    report(
      ManifestSchema.fieldType, "`\(name)` has to be \(type.words), not \(node.kind)",
      at: node.location, help: help)
  }

  private mutating func integer(_ text: String, bits: Int, _ node: Node, named name: String) {
    // `3.0` is an integer too
    let digits = text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    let number = Int64(digits)
    if bits == 32 ? number.flatMap(Int32.init(exactly:)) != nil : number != nil { return }
    let isWhole = digits.drop { $0 == "-" }.utf8.allSatisfy(ASCIISet.digits.contains)
    report(
      isWhole ? ManifestSchema.range : ManifestSchema.fieldType,
      isWhole
        ? "`\(name)` does not fit into \(bits) bits"
        : "`\(name)` has to be an integer, not `\(text)`",
      at: node.location)
  }

  private mutating func quantity(_ text: String, at location: Location, named name: String) {
    do throws(InvalidText) {
      _ = try Quantity(text)
    } catch {
      report(
        ManifestSchema.format, "`\(name)`: `\(text)` \(error.problem)", at: location,
        help: error.help)
    }
  }

  private mutating func malformed(
    _ text: String, as type: FieldType, at location: Location, named name: String
  ) {
    report(ManifestSchema.format, "`\(name)` has to be \(type.words), not `\(text)`", at: location)
  }

  /// Malformed base64 may be a credential that was never encoded, so the message does not repeat it.
  private mutating func notBase64(at location: Location, named name: String) {
    report(
      ManifestSchema.format, "`\(name)` is not valid base64", at: location,
      help: "encode it, or move the plain text to `stringData`")
  }
}
