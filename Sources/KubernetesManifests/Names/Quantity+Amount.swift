extension Quantity {
  /// How much it is in the resource's unit: cores, bytes.
  ///
  /// Exact to 53 bits, which is enough to compare what people write.
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
