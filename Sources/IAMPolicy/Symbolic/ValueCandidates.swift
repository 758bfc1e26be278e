/// Values for a condition key, one at least for each way in which its tests can turn out, whatever their operators.
struct ValueCandidates {
  private(set) var texts: [String]
  /// Whether no way is left out.
  private(set) var isComplete: Bool

  /// - Parameters:
  ///   - tests: The conditions on the key.
  ///   - domain: Which values it may have.
  ///   - context: What is known of other keys, for the policy variables.
  init(
    for tests: [CompiledCondition], within domain: TextDomain, in context: RequestContext,
    budget: SearchBudget
  ) {
    guard !domain.isList else {
      texts = domain.representatives(distinguishing: [], budget: budget).texts
      isComplete = true
      return
    }
    var compared = ComparedValues()
    for test in tests { compared.add(test, in: context) }
    let globs = domain.representatives(distinguishing: Array(compared.globs), budget: budget)
    let exact = Set(compared.globs.compactMap(\.exactText))
    let others = compared.boundaries(avoiding: exact)
    texts = globs.texts + others.filter(domain.contains)
    isComplete =
      globs.isComplete && !compared.isSelfReferring && !compared.isTooLong
      && (others.isEmpty
        || domain == .anything && compared.boundariesAreComplete)
  }

  private init(texts: [String], isComplete: Bool) {
    self.texts = texts
    self.isComplete = isComplete
  }
}

/// What the tests of one key compare it with, by the kind of comparison.
private struct ComparedValues {
  /// The empty text is a case of its own: it is what is present and null.
  var globs: Set<Glob> = [Glob(exactly: "")]
  var numbers: [DecimalNumber: String] = [:]
  var instants: Set<Instant> = []
  var ranges: Set<AddressRange> = []
  /// A policy variable names the very key that is compared.
  var isSelfReferring = false
  /// A policy variable's value is too long to be put in.
  var isTooLong = false

  mutating func add(_ test: CompiledCondition, in context: RequestContext) {
    guard let comparison = test.operation?.comparison, comparison != .null else { return }
    for (value, node) in zip(test.values, test.condition.values) {
      isSelfReferring = isSelfReferring || value.keys.contains(test.key)
      switch value {
      case .text(let template): add(template, comparison, context)
      case .number(let number, _): numbers[number] = node.conditionText
      case .date(let date, _): instants.insert(date)
      case .bool(let flag): globs.insert(Glob(exactly: "\(flag)", ignoringCase: true))
      case .bytes(let bytes):
        globs.insert(Glob(exactly: node.conditionText ?? ""))
        if let text = String(validating: bytes, as: UTF8.self) { globs.insert(Glob(exactly: text)) }
      case .addresses(let range): ranges.insert(range)
      case .unreadable: break
      }
    }
  }

  private mutating func add(
    _ template: TextTemplate, _ comparison: ConditionOperator.Comparison, _ context: RequestContext
  ) {
    let ignoresCase = comparison == .stringIgnoringCase
    switch template.resolve(context, isLowercased: ignoresCase) {
    case .nothing: break
    case .tooLong: isTooLong = true
    case .tokens(let tokens) where comparison == .arn:
      if let glob = Glob(arn: tokens) { globs.insert(glob) }
    case .tokens(let tokens), .within(let tokens):
      globs.insert(
        Glob(elements: Glob.elements(of: tokens, reach: .anything), ignoresCase: ignoresCase))
    }
  }

  /// Numbers, dates and addresses at, before, between and behind those of the policy.
  func boundaries(avoiding texts: Set<String>) -> [String] {
    let spelled = BoundaryValues(numbers).texts.flatMap { text -> [String] in
      var other = text.contains(".") ? "\(text)0" : "\(text).0"
      while texts.contains(other) { other += "0" }
      return [text, other]
    }
    return spelled + Instant.boundaries(of: instants) + AddressRange.boundaries(of: ranges)
  }

  /// Where there are several kinds of comparison, a value for each combination is not sought, but for numbers
  /// beside single texts: a number has other spellings.
  var boundariesAreComplete: Bool {
    let kinds = [!numbers.isEmpty, !instants.isEmpty, !ranges.isEmpty].count { $0 }
    let texts = globs.subtracting([Glob(exactly: "")])
    guard kinds == 1, instants.allSatisfy({ $0.seconds >= 0 }) else { return false }
    return texts.isEmpty || !numbers.isEmpty && texts.allSatisfy { $0.exactText != nil }
  }
}
