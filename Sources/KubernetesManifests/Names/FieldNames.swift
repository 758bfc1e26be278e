import Diagnostics

/// The name of a port: 1 to 15 lower-case letters, digits and single hyphens, a letter among them (RFC 6335).
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
        "is no name of a port",
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
        "is no key of a ConfigMap or Secret", help: "1 to 253 letters, digits and `-_.`")
    }
    self.text = text
  }
}

/// The name of an environment variable as the API server takes it: printable ASCII without `=`.
///
/// Older releases take letters, digits and `-_.` only. Kubernetes documentation, "Define Environment Variables for a Container".
public struct VariableName: CheckedText {
  public let text: String
  public static let pattern = "^[ -<>-~]+$"

  public init(_ text: String) throws(InvalidText) {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x20...0x7E).contains($0) && $0 != 0x3D }) else {
      throw InvalidText(
        "is no name of an environment variable", help: "printable ASCII characters without `=`")
    }
    self.text = text
  }
}

/// The name of a Role, ClusterRole or binding: whatever can be a part of a path.
///
/// Kubernetes documentation, "Object Names and IDs", Path Segment Names.
public struct PathSegmentName: CheckedText {
  public let text: String
  public static let pattern = "^[^/%]+$"

  public init(_ text: String) throws(InvalidText) {
    guard !text.isEmpty, text != ".", text != "..", !text.contains("/"), !text.contains("%") else {
      throw InvalidText("is no part of a path", help: "neither `/` nor `%`, and not `.` or `..`")
    }
    self.text = text
  }
}

/// An IPv4 or IPv6 address.
///
/// RFC 4291, 2.2, and RFC 6943, 3.1.1; no leading zeros.
public struct IPAddress: CheckedText {
  public let text: String
  public static let pattern = "^[0-9A-Fa-f:.]+$"

  public init(_ text: String) throws(InvalidText) {
    guard Self.isIPv4(text[...]) || Self.isIPv6(text) else {
      throw InvalidText("is no IP address", help: "such as `10.0.0.1` or `fd00::1`")
    }
    self.text = text
  }

  private static func isIPv4(_ text: Substring) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy {
        (1...3).contains($0.utf8.count) && ASCIISet.digits.covers($0)
          && (Int($0).map { $0 <= 255 } ?? false) && ($0 == "0" || !$0.hasPrefix("0"))
      }
  }

  private static func isIPv6(_ text: String) -> Bool {
    var groups = text.split(separator: ":", omittingEmptySubsequences: false)
    guard groups.count >= 3 else { return false }
    var count = groups.count
    if let last = groups.last, last.contains(".") {
      guard isIPv4(last) else { return false }
      groups.removeLast()
      count += 1
    }
    let compressed = text.hasPrefix("::") || text.hasSuffix("::") || groups.contains("")
    let words = groups.filter { !$0.isEmpty }
    let isHexadecimal = words.allSatisfy {
      $0.utf8.count <= 4 && ASCIISet("0-9A-Fa-f").covers($0)
    }
    let gaps = text.indices.count { text[$0...].hasPrefix("::") }
    return isHexadecimal && gaps <= 1
      && (compressed ? gaps == 1 && words.count <= 7 : count == 8)
  }
}
