import Diagnostics
import Documents

extension ModuleOption {
  /// The value converted to this option's type.
  ///
  /// - Throws: If it is not valid; the message names the option.
  func converted(_ node: Node) throws(ModuleFailure) -> Node {
    switch kind {
    case .string: try chosen(text(node))
    case .boolean: try Node(flag(node))
    case .dictionary: try dictionary(node)
    case .elements: node.list == nil ? [node] : node
    case .strings: try strings(node)
    case .fileMode: try Node(mode(node))
    }
  }

  private func text(_ node: Node) throws(ModuleFailure) -> Node {
    switch node.value {
    case .string: return node
    case .number(let literal): return Node(literal)
    case .bool(let flag): return Node(flag ? "True" : "False")
    default: throw wrong(node, wanted: "a string")
    }
  }

  private func flag(_ node: Node) throws(ModuleFailure) -> Bool {
    let word: String? =
      switch node.value {
      case .bool(let flag): flag ? "yes" : "no"
      case .string(let text): text.lowercased()
      case .number(let literal): literal
      default: nil
      }
    switch word {
    case "yes", "on", "true", "y", "t", "1", "1.0": return true
    case "no", "off", "false", "n", "f", "0", "0.0": return false
    default: throw wrong(node, wanted: "a boolean")
    }
  }

  private func mode(_ node: Node) throws(ModuleFailure) -> Int {
    let bits: Int? =
      switch node.value {
      case .number(let literal): Int(literal)
      case .string(let text): Int(text, radix: 8)
      default: nil
      }
    guard let bits, (0...0o7777).contains(bits) else {
      throw ModuleFailure(
        "option `\(name)` is not a valid file mode: write it in octal and in quotes, `\"0644\"`")
    }
    return bits
  }

  private func dictionary(_ node: Node) throws(ModuleFailure) -> Node {
    guard node.mapping != nil else { throw wrong(node, wanted: "a mapping") }
    return node
  }

  private func strings(_ node: Node) throws(ModuleFailure) -> Node {
    if let text = node.string {
      let parts = text.split(separator: ",").map { Node(Self.trimmed($0)) }
      return try Node(all(parts))
    }
    guard let nodes = node.list else { throw wrong(node, wanted: "a list of strings") }
    return try Node(all(nodes))
  }

  private func all(_ nodes: [Node]) throws(ModuleFailure) -> [Node] {
    var texts: [Node] = []
    for node in nodes { texts.append(try chosen(text(node))) }
    return texts
  }

  private func chosen(_ node: Node) throws(ModuleFailure) -> Node {
    guard !choices.isEmpty, let text = node.string, !choices.contains(text) else { return node }
    let nearest = NearestName.hint(for: text, in: choices).map { ", \($0)" } ?? ""
    let list = choices.map { "`\($0)`" }.joined(separator: ", ")
    throw ModuleFailure("option `\(name)` must be one of \(list), not `\(text)`\(nearest)")
  }

  private func wrong(_ node: Node, wanted: String) -> ModuleFailure {
    ModuleFailure("option `\(name)` is \(node.kind), not \(wanted)")
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
