import Diagnostics

/// A version of the Pod Security Standards, which is that of a Kubernetes release: `1.34`, `v1.34` or `latest`.
///
/// Kubernetes documentation, "Enforce Pod Security Standards with Namespace Labels", `enforce-version`.
public struct PodSecurityVersion: CheckedText {
  public let text: String
  private let minor: Int
  public static let pattern = "^(latest|v?1\\.(0|[1-9][0-9]?))$"

  private static let newestMinor = 37
  /// The newest version whose controls are known.
  public static let newest = PodSecurityVersion(text: "latest", minor: newestMinor)

  private init(text: String, minor: Int) {
    self.text = text
    self.minor = minor
  }

  public init(_ text: String) throws(InvalidText) {
    if text == "latest" {
      self = .newest
      return
    }
    let number = text.hasPrefix("v") ? text.dropFirst() : Substring(text)
    guard number.hasPrefix("1."), let minor = Int(number.dropFirst(2)), number == "1.\(minor)",
      (0...Self.newestMinor).contains(minor)
    else {
      throw InvalidText(
        "is not a version of the Pod Security Standards",
        help: "write `latest`, or a version from `1.0` to `1.\(Self.newestMinor)`")
    }
    self.init(text: text, minor: minor)
  }

  /// Whether it is 1.`minor` or later.
  func isAtLeast(minor: Int) -> Bool { self.minor >= minor }
}
