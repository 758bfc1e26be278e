import Diagnostics

/// The key of a label or annotation: a name of at most 63 characters, with an optional DNS subdomain and `/` as prefix.
///
/// Kubernetes documentation, "Labels and Selectors", Syntax and character set.
public struct QualifiedName: CheckedText {
  public let text: String
  /// The part before `/`; `nil` without one.
  public let prefix: String?
  public static let pattern =
    "^([a-z0-9]([-a-z0-9.]*[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$"

  public init(_ text: String) throws(InvalidText) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let name = parts.last, parts.count <= 2 else {
      throw InvalidText("has more than one `/`", help: Self.help)
    }
    prefix = parts.count == 2 ? String(parts[0]) : nil
    if let prefix { _ = try DNSSubdomain(prefix) }
    guard let first = name.utf8.first, let last = name.utf8.last, name.utf8.count <= 63,
      ASCIISet("A-Za-z0-9_.-").covers(name), ASCIISet.lettersAndDigits.contains(first),
      ASCIISet.lettersAndDigits.contains(last)
    else { throw InvalidText("is not a valid key", help: Self.help) }
    self.text = text
  }

  private static let help =
    "at most 63 letters, digits and `-_.` beginning and ending with a letter or digit, with an optional prefix such as `example.com/`"
}

/// The name of a resource that a container can request: `cpu`, `memory`, `example.com/gpu`.
///
/// Kubernetes documentation, "Resource Management for Pods and Containers".
public struct ResourceName: CheckedText {
  public let text: String
  public static let pattern = QualifiedName.pattern

  private static let standard: Set<String> = [
    "cpu", "memory", "ephemeral-storage", "storage",
  ]

  public init(_ text: String) throws(InvalidText) {
    let name = try QualifiedName(text)
    guard name.prefix != nil || Self.standard.contains(text) || text.hasPrefix("hugepages-") else {
      throw InvalidText(
        "is not a valid resource name",
        help: "`cpu`, `memory`, `ephemeral-storage`, `hugepages-SIZE`, or a name with a prefix")
    }
    self.text = text
  }
}

/// The value of a label: empty, or at most 63 letters, digits and `-_.` beginning and ending with a letter or digit.
///
/// Kubernetes documentation, "Labels and Selectors".
public struct LabelValue: CheckedText {
  public let text: String
  public static let pattern = "^([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?$"

  public init(_ text: String) throws(InvalidText) {
    let ends = [text.utf8.first, text.utf8.last].compactMap { $0 }
    guard ASCIISet("A-Za-z0-9_.-").covers(text), text.utf8.count <= 63,
      ends.allSatisfy(ASCIISet.lettersAndDigits.contains)
    else {
      throw InvalidText(
        "is not a valid label value",
        help: "at most 63 letters, digits and `-_.`, beginning and ending with a letter or digit")
    }
    self.text = text
  }
}
