import Diagnostics
import Documents

/// A statement over more services than support tags, held by a condition on a tag.
///
/// IAM User Guide, "AWS services that work with IAM", on authorization based on tags: some services do not support it, so
/// that their requests never carry the key. Which they are changes; that a statement over every service reaches some of
/// them does not, and only such a statement is checked.
enum TagCondition {
  private static let keys: Set<String> = ["aws:resourcetag", "aws:requesttag", "aws:tagkeys"]

  /// A violation at each key of a tag without which the statement does not hold, for statements with the given effect.
  ///
  /// - Parameter isNegated: Whether statements with `NotAction` are meant, or those with `Action`.
  static func violations(
    _ policy: Policy, _ effect: PolicyStatement.Effect, isNegated: Bool, saying effects: String,
    help: String
  ) -> [Violation] {
    policy.checkConditions { test in
      guard test.statement.effect == effect, keys.contains(test.key.id), test.demandsValue,
        let actions = test.statement.actions, actions.isNegated == isNegated,
        isNegated || actions.patterns.contains(where: isEveryService)
      else { return [] }
      return [
        test.atKey(
          "not every service that \(test.statement.name) reaches knows `\(test.key.text)`: "
            + effects, help: help)
      ]
    }
  }

  private static func isEveryService(_ pattern: LocatedText) -> Bool {
    let action = ActionText(pattern)
    return action.isEverything
      || action.prefix.map { !$0.isEmpty && $0.utf8.allSatisfy { $0 == UInt8(ascii: "*") } }
        ?? false
  }
}
