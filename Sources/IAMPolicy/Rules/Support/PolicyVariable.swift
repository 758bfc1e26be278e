import Diagnostics
import Documents

/// What stands between the braces of a policy variable: a key, and perhaps a default in quotes.
///
/// IAM User Guide, "IAM policy elements: Variables and tags".
struct PolicyVariable: Sendable {
  let text: String
  let key: Substring
  /// What stands after the comma, quotes included; `nil` where there is none.
  let fallback: Substring?

  init(_ text: String) {
    self.text = text
    let parts = text.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
    key = parts.first ?? ""
    fallback = parts.count == 2 ? parts[1].drop { $0 == " " } : nil
  }

  var isEscape: Bool { VariableText.escapes.contains(text) }
  var isEmpty: Bool { key.allSatisfy(\.isWhitespace) }
  var hasSpace: Bool { !isEmpty && key.contains(where: \.isWhitespace) }
  var lacksQuote: Bool {
    guard let fallback else { return false }
    return fallback.utf8.count < 2 || fallback.first != "'" || fallback.last != "'"
  }
}

extension Policy {
  /// The texts in which the current version of the language puts values for variables: resources, and what string and ARN
  /// operators compare with.
  var texts: [LocatedText] {
    statements.flatMap { statement in
      (statement.resources?.patterns ?? [])
        + statement.tests.filter { $0.comparison?.takesVariables == true }.flatMap(\.texts)
    }
  }

  /// What is to be said about each closed variable of the policy, where it has variables at all.
  func judgeVariables(_ judge: (PolicyVariable) -> (message: String, help: String)?) -> [Violation]
  {
    guard hasVariables else { return [] }
    return texts.flatMap { text in
      let parts = VariableText(text.text)
      let closed = parts.isOpen ? parts.variables.dropLast() : parts.variables[...]
      return closed.map(PolicyVariable.init).filter { !$0.isEscape }.compactMap(judge).map {
        Violation($0.message, at: text.location, help: $0.help)
      }
    }
  }
}
