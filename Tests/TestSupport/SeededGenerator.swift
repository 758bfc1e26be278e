/// Random numbers that are the same in every run (SplitMix64).
public struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64
  /// The numbers that come first, of bytes that a fuzzer chose.
  private var chosen: ArraySlice<UInt8>

  public init(seed: UInt64) { self.init(choices: [], seed: seed) }

  /// - Parameter choices: Each byte decides the next choice among up to 256; after them the numbers follow from the seed.
  public init(choices: [UInt8], seed: UInt64 = 0) {
    state = seed
    chosen = choices[...]
  }

  public mutating func next() -> UInt64 {
    if let byte = chosen.popFirst() { return UInt64(byte) << 56 }
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
