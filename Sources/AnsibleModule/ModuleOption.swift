import Documents

/// One option of a module: its name, its type and what it is when the task leaves it out.
///
/// Ansible Developer Guide, "Ansible module architecture", argument spec. Ansible checks nothing for a binary module, so
/// this is the only check there is.
public struct ModuleOption: Sendable {
  /// The types of Ansible's argument spec that modules of this kind need.
  public enum Kind: Sendable {
    case string
    /// Also `yes`, `no`, `on`, `off`, `1`, `0` in any case, as Ansible's own conversion takes them.
    case boolean
    /// A list of texts; a text with commas is taken apart, as Ansible does for `key=value` arguments.
    case strings
    /// A list of anything; a single element stands for a list of itself.
    case elements
    case dictionary
    /// Permissions in octal: `"0644"`, or the number that YAML makes of 0644 without quotes.
    case fileMode
  }

  public let name: String
  public let kind: Kind
  /// What the option is when the task leaves it out or says null.
  public let fallback: Node
  /// The texts it may be (for a list: of which it may consist); empty: any.
  public let choices: [String]

  public init(_ name: String, _ kind: Kind, default fallback: Node, choices: [String] = []) {
    self.name = name
    self.kind = kind
    self.fallback = fallback
    self.choices = choices
  }
}
