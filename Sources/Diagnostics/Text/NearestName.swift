/// Finds what a misspelt name was probably meant to be.
public enum NearestName {
  /// The candidate with the fewest edits from `name`, unless even that one is too far away to be meant.
  ///
  /// Edits are insertions, deletions, substitutions and swaps of neighbours; a third of the name's length may differ.
  public static func of(_ name: String, in candidates: some Sequence<String>) -> String? {
    let limit = max(1, name.count / 3)
    let scored = candidates.map { (name: $0, edits: edits(from: name, to: $0)) }
    guard let best = scored.min(by: { ($0.edits, $0.name) < ($1.edits, $1.name) }) else {
      return nil
    }
    return best.edits <= limit ? best.name : nil
  }

  /// The optimal string alignment distance, letter case counted as no difference.
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
