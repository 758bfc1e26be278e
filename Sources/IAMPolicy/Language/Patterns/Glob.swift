/// A pattern over whole texts: literal characters, `?` for one of any kind, `*` for a run of them, also an empty one.
///
/// The unit is the Unicode scalar. IAM User Guide, "IAM JSON policy elements: Resource" and "IAM JSON policy elements:
/// Condition operators".
public struct Glob: Hashable, Sendable {
  /// One step of a pattern.
  enum Element: Hashable {
    case literal(Unicode.Scalar)
    case one(Reach)
    case run(Reach)
  }

  /// Which characters a wildcard matches.
  enum Reach: Hashable {
    case anything
    /// Inside a field of an ARN or of an action: no colon.
    case withinField
    case digit

    func covers(_ scalar: Unicode.Scalar) -> Bool {
      switch self {
      case .anything: true
      case .withinField: scalar != ":"
      case .digit: ("0"..."9").contains(scalar)
      }
    }
  }

  let elements: [Element]
  /// Letters are compared without regard to case; the literals are folded then.
  let ignoresCase: Bool

  init(elements: [Element], ignoresCase: Bool = false) {
    let folded =
      ignoresCase
      ? elements.map { element in
        if case .literal(let scalar) = element { return .literal(scalar.caseFolded) }
        return element
      } : elements
    self.elements = Self.mergingRuns(folded)
    self.ignoresCase = ignoresCase
  }

  /// A text in which `*` and `?` are wildcards over every character, colons and slashes included.
  public init(_ text: String, ignoringCase: Bool = false) {
    self.init(elements: Self.elements(of: text, reach: .anything), ignoresCase: ignoringCase)
  }

  /// The one text, in which `*` and `?` are characters like any other.
  public init(exactly text: String, ignoringCase: Bool = false) {
    self.init(elements: text.unicodeScalars.map { .literal($0) }, ignoresCase: ignoringCase)
  }

  /// Every text there is.
  public static let anything = Glob("*")

  /// An action of a policy: `prefix:Name` in any case, whose halves match each on its own, or `*` alone.
  ///
  /// `nil` for a text without a colon, which names no action. IAM User Guide, "IAM JSON policy elements: Action".
  public init?(action text: String) {
    guard text != "*" else {
      self = .anyAction
      return
    }
    guard let halves = ActionName.split(text) else { return nil }
    let elements =
      Self.elements(of: halves.prefix, reach: .withinField) + [.literal(":")]
      + Self.elements(of: halves.name, reach: .withinField)
    self.init(elements: elements, ignoresCase: true)
  }

  /// Every action: a prefix and a name that are not empty.
  public static let anyAction = Glob(
    elements: [
      .one(.withinField), .run(.withinField), .literal(":"), .one(.withinField),
      .run(.withinField),
    ], ignoresCase: true)

  /// The pattern of `ArnLike`, whose first five fields match each on its own; `nil` for a text of fewer than six fields.
  ///
  /// IAM User Guide, "IAM JSON policy elements: Condition operators", ARN condition operators.
  public init?(arn text: String) { self.init(arn: TextPattern(text).tokens) }

  init?(arn tokens: [UInt32]) {
    let fields = ARN.split(tokens)
    guard fields.count == 6 else { return nil }
    let elements = fields.enumerated().flatMap { index, field -> [Element] in
      Self.elements(of: field, reach: index < 5 ? .withinField : .anything)
        + (index < 5 ? [.literal(":")] : [])
    }
    self.init(elements: elements)
  }

  static func elements(of text: some StringProtocol, reach: Reach) -> [Element] {
    elements(of: text.unicodeScalars.map(TextPattern.token), reach: reach)
  }

  static func elements(of tokens: some Sequence<UInt32>, reach: Reach) -> [Element] {
    tokens.map { token in
      switch token {
      case TextPattern.any: .run(reach)
      case TextPattern.one: .one(reach)
      default: .literal(Unicode.Scalar(token) ?? "\u{FFFD}")
      }
    }
  }

  /// Several `*` side by side say what one does; the automaton relies on there being no two.
  private static func mergingRuns(_ elements: [Element]) -> [Element] {
    var merged: [Element] = []
    for element in elements {
      guard case .run(let reach) = element, case .run(let previous)? = merged.last else {
        merged.append(element)
        continue
      }
      merged[merged.count - 1] = .run(reach == .anything ? reach : previous)
    }
    return merged
  }
}

extension Glob {
  /// The one text that it matches, where it has no wildcard and regards case.
  var exactText: String? {
    guard !ignoresCase else { return nil }
    var text = String.UnicodeScalarView()
    for element in elements {
      guard case .literal(let scalar) = element else { return nil }
      text.append(scalar)
    }
    return String(text)
  }

  /// Whether the pattern covers the whole text. Takes time in the product of both lengths at most.
  public func matches(_ text: String) -> Bool {
    let automaton = GlobAutomaton([self])
    var state = automaton.start
    for scalar in text.unicodeScalars {
      guard !state.isEmpty else { return false }
      state = automaton.step(state, over: scalar)
    }
    return !automaton.accepted(in: state).isEmpty
  }
}

extension Unicode.Scalar {
  /// The scalar in lower case, where that is one scalar.
  var caseFolded: Unicode.Scalar { Self.single(properties.lowercaseMapping) ?? self }

  /// The scalar in upper case, where that is one scalar.
  var uppercased: Unicode.Scalar { Self.single(properties.uppercaseMapping) ?? self }

  private static func single(_ text: String) -> Unicode.Scalar? {
    let scalars = text.unicodeScalars
    return scalars.count == 1 ? scalars.first : nil
  }
}
