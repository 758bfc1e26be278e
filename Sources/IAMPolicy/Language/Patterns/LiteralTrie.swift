/// Texts without wildcards, read side by side: however many there are, a text is at one place among them.
struct LiteralTrie {
  /// The texts that end at a place, by number.
  private(set) var ends: [[Int32]] = [[]]
  private var next: [[Unicode.Scalar: Int32]] = [[:]]

  static let root: Int32 = 0

  var isEmpty: Bool { next[0].isEmpty && ends[0].isEmpty }

  mutating func insert(_ text: [Unicode.Scalar], number: Int) {
    var place = Int(Self.root)
    for scalar in text {
      if let known = next[place][scalar] {
        place = Int(known)
      } else {
        next[place][scalar] = Int32(next.count)
        place = next.count
        next.append([:])
        ends.append([])
      }
    }
    ends[place].append(Int32(number))
  }

  /// The place behind the character; `nil` where no text continues with it.
  func step(_ place: Int32, over scalar: Unicode.Scalar) -> Int32? { next[Int(place)][scalar] }

  /// The characters with which some text continues.
  func continuations(of place: Int32) -> some Sequence<Unicode.Scalar> { next[Int(place)].keys }
}
