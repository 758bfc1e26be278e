/// Finds the known name that a misspelt one was probably meant to be.
public enum NearestName {
  /// Longer names are not compared: the distance takes the product of both lengths.
  private static let longest = 64

  /// A question that suggests the nearest candidate: "did you mean `audience`?"; `nil` where none is near enough.
  public static func hint(for name: String, in candidates: some Sequence<String>) -> String? {
    of(name, in: candidates).map { "did you mean `\($0)`?" }
  }

  /// The candidate with the fewest edits from `name`; `nil` where even that one is too far away.
  ///
  /// Edits are insertions, deletions, substitutions and swaps of neighbours; up to a third of the name may differ. Letter
  /// case does not count.
  public static func of(_ name: String, in candidates: some Sequence<String>) -> String? {
    let length = name.utf8.count
    guard length <= longest else { return nil }
    let limit = max(1, name.count / 3)
    let scored = candidates.lazy
      // A character has at most four bytes, so that a name farther away in length cannot be within the limit.
      .filter { abs($0.utf8.count - length) <= 4 * limit }
      .map { (name: $0, edits: edits(from: name, to: $0)) }
    guard let best = scored.min(by: { ($0.edits, $0.name) < ($1.edits, $1.name) }) else {
      return nil
    }
    return best.edits <= limit ? best.name : nil
  }

  /// The optimal string alignment distance, letter case ignored.
  static func edits(from a: String, to b: String) -> Int {
    let a = Array(a.lowercased())
    let b = Array(b.lowercased())
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        row.append(cost)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
