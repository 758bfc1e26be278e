/// The actions and the resources that represent all of a search.
struct RequestAxes {
  private(set) var actions: [String] = []
  private(set) var resources: [String] = []
  /// Why they do not represent all; `nil` where they do.
  private(set) var shortfall: String?

  init(_ search: RequestSearch) {
    addActions(search)
    addResources(search)
  }

  private mutating func addActions(_ search: RequestSearch) {
    let patterns = search.request.actions.isList ? [] : Self.actionPatterns(search)
    let found = search.request.actions.representatives(
      distinguishing: patterns, within: [.anyAction], budget: search.budget)
    if !found.isComplete { shortfall = "there are too many action patterns to distinguish" }
    var seen: Set<ActionBehavior> = []
    actions = found.texts.filter { action in
      guard search.budget.spend(search.actionCount) else { return false }
      let prepared = search.prepare(search.request.request(action, "*"))
      return seen.insert(ActionBehavior(of: prepared, under: search.statements)).inserted
    }
  }

  private static func actionPatterns(_ search: RequestSearch) -> [Glob] {
    let named = search.statements.flatMap { statement in
      statement.statement.actions?.patterns.compactMap { Glob(action: $0.text) } ?? []
    }
    return unique(named) + specialActions
  }

  /// The actions that are decided in ways of their own.
  private static let specialActions = WildcardOnlyActions.known.union(WildcardOnlyActions.trusted)
    .sorted().map { Glob(exactly: $0, ignoringCase: true) }

  private mutating func addResources(_ search: RequestSearch) {
    let context = search.prepare(search.request.request("", "*")).context
    guard !search.request.resources.isList else {
      resources =
        search.request.resources.representatives(
          distinguishing: [], budget: search.budget
        ).texts
      return
    }
    var patterns: [Glob] = []
    for template in search.statements.flatMap({ $0.resources?.patterns ?? [] }) {
      let followsResource =
        search.derivesKeys && template.keys.contains(where: ResourceKeys.all.contains)
      if followsResource {
        shortfall = "a resource depends on a variable that follows from the resource"
      }
      switch followsResource ? .within(template.widest) : template.resolve(context) {
      case .nothing: break
      case .tooLong: shortfall = "a policy variable's value is too long"
      case .tokens(let tokens), .within(let tokens):
        patterns.append(Glob(elements: Glob.elements(of: tokens, reach: .anything)))
      }
    }
    if search.derivesKeys { patterns += fields(search) }
    let found = search.request.resources.representatives(
      distinguishing: Self.unique(patterns), budget: search.budget)
    if !found.isComplete { shortfall = "there are too many resource patterns to distinguish" }
    resources = found.texts
  }

  /// What distinguishes resources by the account that owns them and by their region, where that makes a difference.
  private mutating func fields(_ search: RequestSearch) -> [Glob] {
    var patterns: [Glob] = []
    if search.request.resourceAccount == nil {
      let digits = [Glob.Element](repeating: .one(.digit), count: 12)
      patterns.append(.arn(field: 4, digits))
      patterns += [search.request.principal.account].compactMap(\.self)
        .map { .arn(field: 4, Glob(exactly: $0).elements) }
      patterns += named(ResourceKeys.account, search).map { .arn(field: 4, $0) }
    }
    patterns += named(ResourceKeys.region, search).map { .arn(field: 3, $0) }
    return patterns
  }

  private mutating func named(_ key: ContextKey, _ search: RequestSearch) -> [[Glob.Element]] {
    let tests = search.statements.flatMap(\.conditions).filter { $0.keys.contains(key) }
    if tests.contains(where: { test in
      test.key != key || test.values.contains { !$0.keys.isEmpty } || test.operation == nil
    }) || (key == ResourceKeys.region && !tests.isEmpty && !hasFixedRegion(search)) {
      shortfall = "a condition compares what follows from the resource: `\(key)`"
    }
    return tests.flatMap { test in
      test.condition.values.compactMap(\.conditionText).map {
        Glob.elements(of: $0, reach: .withinField)
      }
    }
  }

  /// Whether all resources are in one region.
  private func hasFixedRegion(_ search: RequestSearch) -> Bool {
    guard case .matching(let glob, _) = search.request.resources,
      case .some(let example) = GlobClasses.text(within: [glob]), let arn = try? ARN(example)
    else { return false }
    return glob.isCovered(by: [.arn(field: 3, Glob(exactly: arn.region).elements)]) == true
  }

  private static func unique(_ globs: [Glob]) -> [Glob] {
    var seen: Set<Glob> = []
    return globs.filter { seen.insert($0).inserted }
  }
}

extension Glob {
  /// Every ARN with such a field, counted from 0.
  fileprivate static func arn(field: Int, _ elements: [Element]) -> Glob {
    let fields = (0..<5).map { index -> [Element] in
      let free: [Element] = [.run(.withinField)]
      let named: [Element] = [.one(.withinField)] + free
      let own =
        switch index {
        case field: elements
        case 0: "arn".unicodeScalars.map { Element.literal($0) }
        case 1, 2: named
        default: free
        }
      return own + [.literal(":")]
    }
    return Glob(elements: fields.flatMap(\.self) + [.one(.anything), .run(.anything)])
  }
}

extension TextTemplate {
  /// What it can be at most, whatever the values of its variables.
  var widest: [UInt32] {
    parts.flatMap { part -> [UInt32] in
      if case .tokens(let tokens) = part { tokens } else { [TextPattern.any] }
    }
  }
}
