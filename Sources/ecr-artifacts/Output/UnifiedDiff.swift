/// The difference between two texts, line by line, as `diff -u` shows it.
struct UnifiedDiff {
  fileprivate enum Line {
    case kept(String)
    case removed(String)
    case added(String)
  }

  private static let context = 3
  private let lines: [Line]

  init(from before: String, to after: String) {
    let old = Self.split(before)
    let new = Self.split(after)
    let difference = new.difference(from: old)
    let removed = Set(difference.removals.map(Self.offset))
    let added = Set(difference.insertions.map(Self.offset))
    var lines: [Line] = []
    var at = 0
    for (index, line) in old.enumerated() {
      if removed.contains(index) {
        lines.append(.removed(line))
        continue
      }
      while added.contains(at) {
        lines.append(.added(new[at]))
        at += 1
      }
      lines.append(.kept(line))
      at += 1
    }
    lines += new[at...].map(Line.added)
    self.lines = lines
  }

  /// The two headers and the hunks; empty if the texts are equal.
  func text(before: String, after: String) -> String {
    let hunks = hunks()
    guard !hunks.isEmpty else { return "" }
    return "--- \(before)\n+++ \(after)\n" + hunks.map(text).joined()
  }

  private func hunks() -> [Range<Int>] {
    var hunks: [Range<Int>] = []
    for index in lines.indices where !lines[index].isKept {
      let lower = max(0, index - Self.context)
      let upper = min(lines.count, index + Self.context + 1)
      if let last = hunks.last, last.upperBound >= lower {
        hunks[hunks.count - 1] = last.lowerBound..<upper
      } else {
        hunks.append(lower..<upper)
      }
    }
    return hunks
  }

  private func text(_ hunk: Range<Int>) -> String {
    let ahead = lines[..<hunk.lowerBound]
    let here = lines[hunk]
    let old = Self.range(after: ahead.count(where: \.isOld), count: here.count(where: \.isOld))
    let new = Self.range(after: ahead.count(where: \.isNew), count: here.count(where: \.isNew))
    return "@@ -\(old) +\(new) @@\n" + here.map { $0.text + "\n" }.joined()
  }

  private static func range(after: Int, count: Int) -> String {
    count == 0 ? "\(after),0" : "\(after + 1),\(count)"
  }

  private static func split(_ text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  private static func offset(_ change: CollectionDifference<String>.Change) -> Int {
    switch change {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}

extension UnifiedDiff.Line {
  fileprivate var isKept: Bool { if case .kept = self { true } else { false } }
  fileprivate var isOld: Bool { if case .added = self { false } else { true } }
  fileprivate var isNew: Bool { if case .removed = self { false } else { true } }

  fileprivate var text: String {
    switch self {
    case .kept(let line): " " + line
    case .removed(let line): "-" + line
    case .added(let line): "+" + line
    }
  }
}
