import Diagnostics

/// The time between two refreshes of the pull secret: whole hours, minutes and seconds, such as `6h` or `1h30m`.
///
/// It is shorter than the 12 hours that an ECR token is valid (Amazon ECR API Reference, GetAuthorizationToken).
public struct RefreshInterval: CheckedText {
  public let text: String
  /// The length in seconds.
  public let seconds: Int
  public static let pattern = "^([0-9]+h)?([0-9]+m)?([0-9]+s)?$"

  /// How long an ECR token is valid, in seconds.
  public static let tokenLife = 12 * 3600

  public init(_ text: String) throws(InvalidText) {
    let help = "write hours, minutes and seconds in this order, such as `6h` or `1h30m`"
    var rest = Substring(text)
    var total = 0
    for (unit, length) in [("h", 3600), ("m", 60), ("s", 1)] {
      let digits = rest.prefix { ("0"..."9").contains($0) }
      guard rest.dropFirst(digits.count).first.map(String.init) == unit else { continue }
      guard let count = Int(digits), count <= Self.tokenLife else {
        throw InvalidText("is not a valid duration", help: help)
      }
      total += count * length
      rest = rest.dropFirst(digits.count + 1)
    }
    guard rest.isEmpty, !text.isEmpty else {
      throw InvalidText("is not a valid duration", help: help)
    }
    guard total > 0, total < Self.tokenLife else {
      throw InvalidText(
        total > 0 ? "is not shorter than the 12h that an ECR token is valid" : "is zero",
        help: "choose an interval that leaves time for retries, such as `6h`")
    }
    self.text = text
    seconds = total
  }
}
