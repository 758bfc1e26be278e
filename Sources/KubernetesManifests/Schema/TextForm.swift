import Diagnostics

/// The formats of strings that the API server validates; the raw value is the name in the table.
enum TextForm: String, CaseIterable, Sendable {
  /// Any non-empty string.
  case given
  case dnsLabel = "dns-label"
  case dnsSubdomain = "dns-subdomain"
  case labelKey = "label-key"
  case labelValue = "label-value"
  /// A label key, case-insensitive.
  case annotationKey = "annotation-key"
  case portName = "port-name"
  /// A port's number or name.
  case port
  /// A count, or a percentage such as `25%`.
  case countOrPercent = "count-or-percent"
  case envName = "env-name"
  case dataKey = "data-key"
  case image
  case ip
  /// A relative path without `..`.
  case relativePath = "relative-path"
  case hostPath = "host-path"
  case pathSegment = "path-segment"
  case header
  case resourceName = "resource-name"
  case sysctl

  /// What is wrong with `text`, and what to write instead; `nil` for a valid text.
  func problem(_ text: String) -> InvalidText? {
    do throws(InvalidText) {
      try check(text)
      return nil
    } catch {
      return error
    }
  }

  private func check(_ text: String) throws(InvalidText) {
    switch self {
    case .given: try Self.checkGiven(text)
    case .dnsLabel: _ = try DNSLabel(text)
    case .dnsSubdomain: _ = try DNSSubdomain(text)
    case .labelKey: _ = try QualifiedName(text)
    case .labelValue: _ = try LabelValue(text)
    case .annotationKey: _ = try QualifiedName(text.lowercased())
    case .portName: _ = try PortName(text)
    case .port: try Self.checkPort(text)
    case .countOrPercent: try Self.checkPercent(text)
    case .envName: _ = try VariableName(text)
    case .dataKey: _ = try DataKey(text)
    case .image: _ = try ImageReference(text)
    case .ip: _ = try IPAddress(text)
    case .relativePath: try Self.checkRelativePath(text)
    case .hostPath: try Self.checkHostPath(text)
    case .pathSegment: _ = try PathSegmentName(text)
    case .header: try Self.checkHeader(text)
    case .resourceName: _ = try ResourceName(text)
    case .sysctl: try Self.checkSysctl(text)
    }
  }

  private static func checkGiven(_ text: String) throws(InvalidText) {
    if text.isEmpty { throw InvalidText("is empty", help: "add a value") }
  }

  /// The range of numbers is checked separately.
  private static func checkPort(_ text: String) throws(InvalidText) {
    _ = try PortName(text)
  }

  private static func checkPercent(_ text: String) throws(InvalidText) {
    guard text.hasSuffix("%"), text.utf8.count > 1, ASCIISet.digits.covers(text.dropLast()) else {
      throw InvalidText(
        "is not a valid percentage", help: "write an integer, or a percentage such as `25%`")
    }
  }

  private static func checkRelativePath(_ text: String) throws(InvalidText) {
    try checkGiven(text)
    guard !text.hasPrefix("/"), !text.split(separator: "/").contains("..") else {
      throw InvalidText(
        "is not a relative path without `..`", help: "write a relative path without `..`")
    }
  }

  private static func checkHostPath(_ text: String) throws(InvalidText) {
    try checkGiven(text)
    guard !text.split(separator: "/").contains("..") else {
      throw InvalidText("contains `..`", help: "write the path without `..`")
    }
  }

  private static func checkHeader(_ text: String) throws(InvalidText) {
    guard !text.isEmpty, ASCIISet("A-Za-z0-9-").covers(text) else {
      throw InvalidText("is not a valid header name", help: "letters, digits and hyphens")
    }
  }

  private static func checkSysctl(_ text: String) throws(InvalidText) {
    let separators: Set<Character> = [".", "/"]
    let isName = text.split(omittingEmptySubsequences: false, whereSeparator: separators.contains)
      .allSatisfy { part in
        let ends = [part.utf8.first, part.utf8.last].compactMap { $0 }
        return ends.count == 2 && ends.allSatisfy(ASCIISet("a-z0-9").contains)
          && ASCIISet("a-z0-9_-").covers(part)
      }
    guard isName, text.utf8.count <= 253 else {
      throw InvalidText(
        "is not a valid sysctl name", help: "write a name such as `net.core.somaxconn`")
    }
  }
}
