import Diagnostics

/// A rule's example without its marks, and where they stood.
public struct MarkedExample {
  /// A line and a column, from 1.
  public struct Place: Hashable, Comparable, CustomStringConvertible {
    public let line: Int
    public let column: Int

    public var description: String { "\(line):\(column)" }

    public static func < (a: Place, b: Place) -> Bool {
      (a.line, a.column) < (b.line, b.column)
    }
  }

  /// The text as a reader is to see it.
  public let text: String
  public let marks: [Place]

  /// - Parameter text: An example out of a `RuleInfo`.
  public init(_ text: String) {
    var marks: [Place] = []
    var plain = ""
    var (line, column) = (1, 1)
    for character in text {
      if character == RuleInfo.mark {
        marks.append(Place(line: line, column: column))
        continue
      }
      plain.append(character)
      if character == "\n" { (line, column) = (line + 1, 1) } else { column += 1 }
    }
    (self.text, self.marks) = (plain, marks)
  }

  /// Where the findings of a rule stand, in order.
  public static func places(of rule: String, in findings: [Finding]) -> [Place] {
    findings.filter { $0.rule == rule }
      .map { Place(line: $0.location.line ?? 0, column: $0.location.column ?? 0) }
      .sorted()
  }
}
