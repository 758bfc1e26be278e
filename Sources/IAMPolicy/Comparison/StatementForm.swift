/// The actions, resources and conditions of a statement, in the one form that all its spellings have; effect and principals are
/// left aside.
///
/// Order, repetition, letter case where it makes no difference, quotes around numbers, and the policy's version where
/// nothing depends on it are gone.
struct StatementForm: Hashable {
  var actions: Set<Glob>
  let areActionsNegated: Bool
  /// `nil` where it is about what the policy is attached to.
  var resources: Set<TextTemplate>?
  let areResourcesNegated: Bool
  var conditions: Set<ConditionForm>

  init(_ statement: CompiledStatement) {
    actions = Set(
      (statement.statement.actions?.patterns ?? []).compactMap { Glob(action: $0.text) })
    areActionsNegated = statement.areActionsNegated
    resources = statement.resources.map { Set($0.patterns) }
    areResourcesNegated = statement.resources?.isNegated ?? false
    conditions = Set(statement.conditions.map(ConditionForm.init))
  }

  /// How many actions, resources and conditions it has.
  var size: Int { actions.count + (resources?.count ?? 0) + conditions.count }

  /// Statements that are together equivalent to this one, each of one action, one resource and one value as far as can be.
  ///
  /// - Parameter limit: How many at most; where there are more, the rest stays together.
  func atoms(limit: Int = 1000) -> [StatementForm] {
    var atoms = [self]
    func split(_ parts: (StatementForm) -> [StatementForm]) {
      let all = atoms.flatMap(parts)
      if all.count <= limit { atoms = all }
    }
    if !areActionsNegated { split { form in form.actions.map { form.with(actions: [$0]) } } }
    if !areResourcesNegated, let resources {
      split { form in resources.map { form.with(resources: [$0]) } }
    }
    for condition in conditions where condition.isAlternative {
      split { form in condition.alternatives.map { form.replacing(condition, by: $0) } }
    }
    return atoms
  }

  private func with(actions: Set<Glob>) -> StatementForm {
    var form = self
    form.actions = actions
    return form
  }

  private func with(resources: Set<TextTemplate>) -> StatementForm {
    var form = self
    form.resources = resources
    return form
  }

  private func replacing(_ old: ConditionForm, by new: ConditionForm) -> StatementForm {
    var form = self
    form.conditions.remove(old)
    form.conditions.insert(new)
    return form
  }
}

/// One test of a condition in the form that all its spellings have.
struct ConditionForm: Hashable {
  /// `nil` for an operator that does not exist, whose name is kept instead.
  let operation: ConditionOperator?
  let unknownOperator: String?
  let key: ContextKey
  let values: Set<ConditionValue>

  init(_ condition: CompiledCondition) {
    let values = condition.values.filter { $0 != .unreadable }
    operation = condition.operation.map { operation in
      // Without a wildcard, `StringLike` is the same as `StringEquals`.
      operation.comparison == .stringLike && !values.contains(where: \.hasWildcard)
        ? operation.comparing(.string) : operation.comparing(operation.comparison)
    }
    unknownOperator = operation == nil ? condition.condition.operatorName.text : nil
    key = condition.key
    self.values = Set(values)
  }

  private init(_ form: ConditionForm, values: Set<ConditionValue>) {
    operation = form.operation
    unknownOperator = form.unknownOperator
    key = form.key
    self.values = values
  }

  /// Whether it is equivalent to its values one by one, joined by OR: not where all values of a request have to fit, not
  /// where none may, and not where a missing key is enough.
  var isAlternative: Bool {
    guard let operation, values.count > 1 else { return false }
    return !operation.isNegated && operation.qualifier != .forAllValues
      && operation.comparison != .null
  }

  var alternatives: [ConditionForm] { values.map { ConditionForm(self, values: [$0]) } }

  /// Whether it holds wherever `other` does.
  func follows(from other: ConditionForm) -> Bool {
    if self == other { return true }
    guard let operation, let given = other.operation, key == other.key,
      operation.qualifier == given.qualifier, operation.comparison == given.comparison,
      operation.isNegated == given.isNegated, operation.comparison != .null,
      operation.hasIfExists || !given.hasIfExists
    else { return false }
    return operation.isNegated
      ? values.isSubset(of: other.values) : other.values.isSubset(of: values)
  }
}

extension ConditionValue {
  fileprivate var hasWildcard: Bool {
    if case .text(let template) = self { template.hasWildcard } else { false }
  }
}
