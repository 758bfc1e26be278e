import Documents

/// One option of a module: its name, type and default.
///
/// Ansible Developer Guide, "Ansible module architecture", argument spec. Ansible does not check the arguments of a binary
/// module.
public struct ModuleOption: Sendable {
  /// The supported types of Ansible's argument spec.
  public enum Kind: Sendable {
    case string
    /// Also `yes`, `no`, `on`, `off`, `1`, `0` in any case, as Ansible converts them.
    case boolean
    /// A list of strings; a string is split at its commas, as Ansible does for `key=value` arguments.
    case strings
    /// A list of any values; a single value is a list of one.
    case elements
    case dictionary
    /// Permissions in octal: `"0644"`, or the number that YAML makes of 0644 without quotes.
    case fileMode
  }

  public let name: String
  public let kind: Kind
  /// The value of an option that is left out or null.
  public let fallback: Node
  /// The accepted strings (for a list: elements); empty: any.
  public let choices: [String]

  public init(_ name: String, _ kind: Kind, default fallback: Node, choices: [String] = []) {
    self.name = name
    self.kind = kind
    self.fallback = fallback
    self.choices = choices
  }
}
