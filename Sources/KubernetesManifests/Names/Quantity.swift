import Diagnostics

/// An amount of a resource: a decimal number with an optional suffix, such as `500m`, `2G` or `128Mi`.
///
/// Kubernetes API reference, "Quantity".
public struct Quantity: CheckedText {
  public let text: String
  public static let pattern =
    "^[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)(m|u|n|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei|[eE][+-]?[0-9]+)?$"

  private static let suffixes: Set<String> = [
    "", "n", "u", "m", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei",
  ]

  public init(_ text: String) throws(InvalidText) {
    let unsigned = text.drop { $0 == "+" || $0 == "-" }
    let number = unsigned.prefix { $0 == "." || ("0"..."9").contains($0) }
    let suffix = String(unsigned.dropFirst(number.count))
    guard text.count - unsigned.count <= 1, number.contains(where: { $0 != "." }),
      number.count(where: { $0 == "." }) <= 1,
      Self.suffixes.contains(suffix) || Self.isExponent(suffix)
    else {
      throw InvalidText(
        "is not a valid quantity", help: "write a quantity such as `500m`, `1` or `2Gi`")
    }
    guard !text.hasPrefix("-") else {
      throw InvalidText("is negative", help: "a request or limit is at least 0")
    }
    self.text = text
  }

  private static func isExponent(_ suffix: String) -> Bool {
    guard let sign = suffix.first, sign == "e" || sign == "E" else { return false }
    let digits = suffix.dropFirst().drop { $0 == "+" || $0 == "-" }
    return !digits.isEmpty && ASCIISet.digits.covers(digits) && suffix.count - digits.count <= 2
  }
}

extension Quantity {
  /// The amount in the resource's unit: cores or bytes.
  ///
  /// Exact to 53 bits.
  public var amount: Double {
    let number = text.prefix { "0123456789.+-".contains($0) }
    let suffix = text.dropFirst(number.count)
    let unsigned = number.hasPrefix("+") ? number.dropFirst() : number
    let padded =
      (unsigned.hasPrefix(".") ? "0" : "") + unsigned + (unsigned.hasSuffix(".") ? "0" : "")
    let value = Double(padded) ?? 0
    if let factor = Self.factors[String(suffix)] { return value * factor }
    return Double(padded + suffix) ?? value
  }

  private static let factors: [String: Double] = [
    "": 1, "n": 1e-9, "u": 1e-6, "m": 1e-3, "k": 1e3, "M": 1e6, "G": 1e9, "T": 1e12, "P": 1e15,
    "E": 1e18, "Ki": 1024, "Mi": 1_048_576, "Gi": 1_073_741_824, "Ti": 1_099_511_627_776,
    "Pi": 1_125_899_906_842_624, "Ei": 1_152_921_504_606_846_976,
  ]
}
