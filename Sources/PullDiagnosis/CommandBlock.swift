/// Leaves out what `oc describe` or a manifest shows of a container's command: the messages in a script are no failures.
struct CommandBlock {
  /// The indentation of the key whose value is being left out.
  private var indentation: Int?

  /// Whether what comes next may belong to it.
  var isOpen: Bool { indentation != nil }

  /// Whether the line belongs to a command, or is a whole object in an annotation.
  mutating func contains(_ line: ArraySlice<UInt8>) -> Bool {
    let own = line.prefix { $0 == 0x20 }.count
    let text = line.drop { $0 <= 0x20 }
    if let indentation {
      let isItem = own == indentation && text.starts(with: "- ".utf8)
      if text.isEmpty || own > indentation || isItem { return true }
      self.indentation = nil
    }
    guard let first = text.first else { return false }
    let lower = String(decoding: text.prefix(40), as: UTF8.self).lowercased()
    if first == UInt8(ascii: "{") {
      return lower.hasPrefix("{\"apiversion\":") && Array(text).offset(of: "\"Status\"") == nil
    }
    if lower.hasPrefix("kubectl.kubernetes.io/last-applied-configuration") { return true }
    let isListed = lower.hasPrefix("- ")
    let key = isListed ? String(lower.dropFirst(2)) : lower
    let keys = ["command:", "args:", "\"command\": [", "\"args\": ["]
    if keys.contains(where: { key.hasPrefix($0) }) { indentation = own + (isListed ? 2 : 0) }
    return indentation != nil
  }
}
