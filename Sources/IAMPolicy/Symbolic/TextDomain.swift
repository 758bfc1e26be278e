import Diagnostics

/// The texts that an action, a resource or a value may be.
public enum TextDomain: Sendable, Hashable {
  /// One of these.
  case oneOf([String])
  /// Every text that the pattern matches, but for those that one of these does.
  case matching(Glob, except: [Glob] = [])
  /// What any of these holds.
  case either([TextDomain])

  /// Every text.
  public static let anything = TextDomain.matching(.anything)

  public static func only(_ text: String) -> TextDomain { .oneOf([text]) }
}

extension TextDomain {
  /// Texts that represent others.
  struct Representatives {
    var texts: [String]
    /// Whether they represent the whole domain.
    var isComplete: Bool
  }

  /// A text for each way in which the patterns can behave over the domain; of a list, all of it.
  ///
  /// - Parameter bounds: What all texts match that count.
  func representatives(
    distinguishing patterns: [Glob], within bounds: [Glob] = [], budget: SearchBudget
  ) -> Representatives {
    switch self {
    case .oneOf(let texts):
      return Representatives(texts: texts, isComplete: true)
    case .matching(let glob, let excluded):
      let found = GlobClasses(
        of: patterns, within: [glob] + bounds, excluding: excluded, budget: budget)
      return Representatives(texts: found.classes.map(\.witness), isComplete: found.isComplete)
    case .either(let domains):
      let all = domains.map {
        $0.representatives(distinguishing: patterns, within: bounds, budget: budget)
      }
      return Representatives(
        texts: all.flatMap(\.texts), isComplete: all.allSatisfy(\.isComplete))
    }
  }

  func contains(_ text: String) -> Bool {
    switch self {
    case .oneOf(let texts): texts.contains { $0.isSame(as: text) }
    case .matching(let glob, let excluded):
      glob.matches(text) && !excluded.contains { $0.matches(text) }
    case .either(let domains): domains.contains { $0.contains(text) }
    }
  }

  /// Whether the texts are listed one by one.
  var isList: Bool {
    switch self {
    case .oneOf: true
    case .matching: false
    case .either(let domains): domains.allSatisfy(\.isList)
    }
  }
}
