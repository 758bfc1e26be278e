/// Resolves the type of scalars by YAML 1.1 as PyYAML implements it, since Ansible reads the same file with it.
///
/// YAML 1.1 type repository (yaml.org/type): null, bool, int, float.
enum YAMLScalar {
  struct Fault: Error {
    let message: String
  }

  static func node(_ scalar: YAMLEvents.Scalar) throws(Fault) -> Node {
    switch scalar.tag {
    case nil, "?": scalar.isPlain ? try plain(scalar.text) : Node(scalar.text)
    case "!", "tag:yaml.org,2002:str": Node(scalar.text)
    case YAMLTag.core("null"), YAMLTag.core("bool"), YAMLTag.core("int"), YAMLTag.core("float"):
      try plain(scalar.text)
    default: Node(.string(scalar.text), tag: YAMLTag.custom(scalar.tag))
    }
  }

  static func plain(_ text: String) throws(Fault) -> Node {
    if ["", "~", "null", "Null", "NULL"].contains(text) { return .null }
    if let flag = booleans[text] { return Node(flag) }
    if let number = try YAMLNumber.literal(text) {
      var node = Node(.number(number))
      if number != text { node.spelling = text }
      return node
    }
    return Node(text)
  }

  private static let booleans: [String: Bool] = [
    "yes": true, "Yes": true, "YES": true, "no": false, "No": false, "NO": false,
    "true": true, "True": true, "TRUE": true, "false": false, "False": false, "FALSE": false,
    "on": true, "On": true, "ON": true, "off": false, "Off": false, "OFF": false,
  ]
}

/// Distinguishes YAML's own tags from an application's.
enum YAMLTag {
  private static let prefix = "tag:yaml.org,2002:"

  static func core(_ name: String) -> String { prefix + name }

  /// The tag as written, such as `!vault`; `nil` without a tag and for YAML's own.
  static func custom(_ tag: String?) -> String? {
    guard let tag, tag != "!", !tag.hasPrefix(prefix) else { return nil }
    return tag
  }
}
