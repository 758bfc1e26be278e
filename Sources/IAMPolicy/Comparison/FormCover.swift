/// Shows of two statements that whatever the one matches the other matches too, principals left aside.
///
/// Policy variables are compared as such, which `RequestSearch` cannot do. `false` means that it was not shown.
final class FormCover {
  /// How often patterns are held against each other before everything counts as not shown.
  private var searches = 1000
  private static let limit = GlobClasses.Limit(states: 500, places: 10_000, steps: 40_000)
  private let budget: SearchBudget

  init(budget: SearchBudget) { self.budget = budget }

  /// Half of the budget is left for the search for a difference.
  private var isSpent: Bool { budget.steps > budget.limit / 2 }

  /// Whether the others together match all that the one does.
  func covers(_ form: StatementForm, by others: Set<StatementForm>) -> Bool {
    form.atoms().allSatisfy { atom in
      others.contains { other in
        budget.spend(1 + other.size)
        return !isSpent && covers(atom, by: other)
      }
    }
  }

  func covers(_ narrow: StatementForm, by wide: StatementForm) -> Bool {
    conditions(narrow, wide) && resources(narrow, wide) && actions(narrow, wide)
  }

  private func conditions(_ narrow: StatementForm, _ wide: StatementForm) -> Bool {
    wide.conditions.isSubset(of: narrow.conditions)
      || wide.conditions.allSatisfy { test in narrow.conditions.contains { test.follows(from: $0) }
      }
  }

  private func actions(_ narrow: StatementForm, _ wide: StatementForm) -> Bool {
    let (inner, outer) = (Array(narrow.actions), Array(wide.actions))
    switch (narrow.areActionsNegated, wide.areActionsNegated) {
    case (false, false):
      return wide.actions.contains(.anyAction) || covers(narrow.actions, by: wide.actions)
    case (false, true):
      return inner.allSatisfy { action in outer.allSatisfy { areApart(action, $0) } }
    case (true, true): return covers(wide.actions, by: narrow.actions)
    case (true, false): return isEmpty(within: [.anyAction], excluding: inner + outer)
    }
  }

  private func resources(_ narrow: StatementForm, _ wide: StatementForm) -> Bool {
    // Without resources, a statement is about what the policy is attached to.
    guard let outer = wide.resources else { return true }
    guard let inner = narrow.resources else {
      return !wide.areResourcesNegated && outer.contains(where: \.isEverything)
    }
    switch (narrow.areResourcesNegated, wide.areResourcesNegated) {
    case (false, false): return covers(inner, by: outer)
    case (false, true):
      return inner.allSatisfy { resource in
        outer.allSatisfy { areApart(resource.widestGlob, $0.widestGlob) }
      }
    case (true, true): return covers(outer, by: inner)
    case (true, false):
      let sure = (inner.union(outer)).filter { $0.keys.isEmpty }
      return isEmpty(within: [.anything], excluding: sure.map(\.widestGlob))
    }
  }

  private func covers(_ narrow: Set<Glob>, by wide: Set<Glob>) -> Bool {
    narrow.allSatisfy { wide.contains($0) || isEmpty(within: [$0], excluding: Array(wide)) }
  }

  private func covers(_ narrow: Set<TextTemplate>, by wide: Set<TextTemplate>) -> Bool {
    if wide.contains(where: \.isEverything) { return true }
    // A variable is represented by one unused character, which `*` covers; `?` does not cover every value of it.
    let marks = VariableMarks(narrow.union(wide))
    return narrow.allSatisfy { template in
      if wide.contains(template) { return true }
      let others = template.keys.isEmpty ? wide : wide.filter { !$0.hasSingleWildcard }
      return isEmpty(within: [marks.glob(template)], excluding: others.map(marks.glob))
    }
  }

  private func areApart(_ a: Glob, _ b: Glob) -> Bool { isEmpty(within: [a, b], excluding: []) }

  private func isEmpty(within domain: [Glob], excluding excluded: [Glob]) -> Bool {
    guard searches > 0, !isSpent else { return false }
    searches -= 1
    let found = GlobClasses.text(
      within: domain, excluding: excluded, limit: Self.limit, budget: budget)
    return found == .none
  }
}

/// A character for each policy variable that some templates hold.
private struct VariableMarks {
  private let marks: [TextTemplate.Part: UInt32]

  init(_ templates: Set<TextTemplate>) {
    // The characters of Unicode's last private plane that no template holds itself.
    let named = Set(
      templates.flatMap(\.parts).flatMap { part -> [UInt32] in
        if case .tokens(let tokens) = part { tokens } else { [] }
      })
    let variables = Set(templates.flatMap(\.parts).filter(\.isVariable))
    let free = (UInt32(0x100000)...0x10FFFD).lazy.filter { !named.contains($0) }
    marks = Dictionary(zip(variables, free), uniquingKeysWith: { first, _ in first })
  }

  func glob(_ template: TextTemplate) -> Glob {
    let tokens = template.parts.flatMap { part -> [UInt32] in
      if case .tokens(let tokens) = part { tokens } else { [marks[part] ?? 0xFFFD] }
    }
    return Glob(elements: Glob.elements(of: tokens, reach: .anything))
  }
}

extension TextTemplate.Part {
  fileprivate var isVariable: Bool { if case .variable = self { true } else { false } }
}

extension TextTemplate {
  fileprivate var isEverything: Bool {
    constant.map { !$0.isEmpty && $0.allSatisfy { $0 == TextPattern.any } } ?? false
  }

  fileprivate var hasSingleWildcard: Bool {
    parts.contains {
      if case .tokens(let tokens) = $0 { tokens.contains(TextPattern.one) } else { false }
    }
  }

  /// What it matches at most.
  fileprivate var widestGlob: Glob {
    Glob(elements: Glob.elements(of: widest, reach: .anything))
  }
}
