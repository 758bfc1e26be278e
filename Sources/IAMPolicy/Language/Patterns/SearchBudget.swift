/// What one question about many requests may cost.
///
/// A step is a small piece of work that takes about as long as another: a pattern's place that reads a character, a condition
/// that is held against a value, a statement against a request. Steps are counted, so that an answer is the same on every
/// machine; where they do not suffice, the question is not decided.
final class SearchBudget {
  /// The most steps: a second or two.
  static let question = 5_000_000

  let limit: Int
  private(set) var steps = 0

  init(limit: Int = question) { self.limit = limit }

  var isSpent: Bool { steps > limit }

  /// Why a question is not decided.
  var shortfall: String { "it takes more than \(limit) steps" }

  /// Counts steps, once more at most after all are spent.
  ///
  /// - Returns: Whether the budget allows them.
  @discardableResult
  func spend(_ count: Int) -> Bool {
    guard !isSpent else { return false }
    steps += count
    return !isSpent
  }
}
