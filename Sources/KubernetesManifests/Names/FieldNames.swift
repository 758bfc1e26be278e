import Diagnostics

/// The name of a port: 1 to 15 lower-case letters, digits and single hyphens, with at least one letter (RFC 6335).
///
/// Kubernetes API reference, ContainerPort v1 core, `name` (IANA_SVC_NAME).
public struct PortName: CheckedText {
  public let text: String
  public static let pattern = "^[a-z0-9]([a-z0-9-]{0,13}[a-z0-9])?$"

  public init(_ text: String) throws(InvalidText) {
    guard ASCIISet("a-z0-9-").covers(text), (1...15).contains(text.utf8.count),
      text.utf8.contains(where: ASCIISet.lowercase.contains), !text.includes("--"),
      !text.hasPrefix("-"), !text.hasSuffix("-")
    else {
      throw InvalidText(
        "is not a valid port name",
        help: "1 to 15 lower-case letters, digits and single hyphens, such as `http`")
    }
    self.text = text
  }
}

/// A key of a ConfigMap or Secret: 1 to 253 letters, digits and `-_.`.
///
/// Kubernetes documentation, "ConfigMaps", ConfigMap object.
public struct DataKey: CheckedText {
  public let text: String
  public static let pattern = "^[-._A-Za-z0-9]{1,253}$"

  public init(_ text: String) throws(InvalidText) {
    guard ASCIISet("A-Za-z0-9._-").covers(text), (1...253).contains(text.utf8.count),
      text != ".", !text.hasPrefix("..")
    else {
      throw InvalidText(
        "is not a valid ConfigMap or Secret key", help: "1 to 253 letters, digits and `-_.`")
    }
    self.text = text
  }
}

/// The name of an environment variable that the API server accepts: printable ASCII without `=`.
///
/// Older releases accept only letters, digits and `-_.`. Kubernetes documentation, "Define Environment Variables for a Container".
public struct VariableName: CheckedText {
  public let text: String
  public static let pattern = "^[ -<>-~]+$"

  public init(_ text: String) throws(InvalidText) {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x20...0x7E).contains($0) && $0 != 0x3D }) else {
      throw InvalidText(
        "is not a valid environment variable name", help: "printable ASCII characters without `=`")
    }
    self.text = text
  }
}

/// The name of a Role, ClusterRole or binding: any path segment.
///
/// Kubernetes documentation, "Object Names and IDs", Path Segment Names.
public struct PathSegmentName: CheckedText {
  public let text: String
  public static let pattern = "^[^/%]+$"

  public init(_ text: String) throws(InvalidText) {
    guard !text.isEmpty, text != ".", text != "..", !text.contains("/"), !text.contains("%") else {
      throw InvalidText(
        "is not a valid path segment name",
        help: "a path segment contains neither `/` nor `%`, and is not `.` or `..`")
    }
    self.text = text
  }
}

/// An IPv4 or IPv6 address.
///
/// RFC 4291, 2.2; IPv4 without leading zeros.
public struct IPAddress: CheckedText {
  public let text: String
  public static let pattern = "^[0-9A-Fa-f:.]+$"

  public init(_ text: String) throws(InvalidText) {
    guard InternetAddress.bytes(text) != nil else {
      throw InvalidText(
        "is not a valid IP address", help: "write an address such as `10.0.0.1` or `fd00::1`")
    }
    self.text = text
  }
}

/// The name of an environment variable that every shell accepts.
///
/// Kubernetes API reference, EnvVar v1 core, `name` (C_IDENTIFIER).
public struct EnvironmentName: CheckedText {
  public let text: String
  public static let pattern = "^[A-Za-z_][A-Za-z0-9_]*$"

  public init(_ text: String) throws(InvalidText) {
    guard let first = text.utf8.first, !ASCIISet.digits.contains(first),
      ASCIISet("A-Za-z0-9_").covers(text)
    else {
      throw InvalidText(
        "is not a valid environment variable name",
        help: "letters, digits and `_`, not beginning with a digit, such as `HTTPS_PROXY`")
    }
    self.text = text
  }
}
