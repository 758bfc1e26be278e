import Documents

/// A request to which two policies say different things.
public struct PolicyDifference: Sendable {
  public let request: AccessRequest
  let first: PolicyEffect
  let second: PolicyEffect
  /// Whether the caller has a permissions boundary, which `NotPrincipal` makes a difference of.
  public let hasBoundary: Bool
  let namesResources: Bool
  let namesPrincipals: Bool

  /// What the first policy alone decides.
  public var firstDecision: Decision.Outcome { first.outcome }
  /// What the second policy alone decides.
  public var secondDecision: Decision.Outcome { second.outcome }

  /// The difference as a sentence.
  public var text: String {
    switch (first, second) {
    case (.allows(let a), .allows(let b)):
      "the first policy allows \(what) \(a.words), the second \(b.words)"
    case (.denies, .none): "the first policy denies \(what) explicitly, the second does not"
    case (.none, .denies): "the second policy denies \(what) explicitly, the first does not"
    case (.allows, _): "the first policy allows \(what), the second \(second.refusal)"
    case (_, .allows): "the second policy allows \(what), the first \(first.refusal)"
    default: "the policies differ on \(what)"
    }
  }

  private var what: String {
    var text = "`\(request.action)`"
    if namesResources { text += " on `\(request.resource)`" }
    if namesPrincipals { text += " to `\(request.principal.text)`" }
    if hasBoundary { text += " with a permissions boundary" }
    let context = request.context.sorted { $0.key < $1.key }.map { key, values in
      let list = values.map { "`\($0)`" }.joined(separator: ", ")
      return "`\(key)` is \(values.count == 1 ? list : "[\(list)]")"
    }
    return context.isEmpty ? text : "\(text) where \(context.joined(separator: " and "))"
  }

  /// As data, the request in the form that `ecr-artifacts evaluate` reads.
  var node: Node {
    [
      "request": [
        "action": Node(request.action), "resource": Node(request.resource),
        "principal": Node(request.principal.text),
        "context": Node(
          .mapping(
            Mapping(
              request.context.sorted { $0.key < $1.key }.map {
                Mapping.Entry(key: $0.key.text, value: Node($0.value))
              }))),
      ],
      "has_boundary": Node(hasBoundary),
      "first": Node(firstDecision.rawValue),
      "second": Node(secondDecision.rawValue),
      "text": Node(text),
    ]
  }
}

extension PolicyComparison {
  /// The result as data: `equal`; `differences`, each with a request; and `not_shown` with the reason, else null.
  public var node: Node {
    var differences: [PolicyDifference] = []
    if case .different(let found) = result { differences = found }
    var why = Node.null
    if case .notShown(let reason) = result { why = Node(reason) }
    return [
      "equal": Node(isEqual), "differences": Node(differences.map(\.node)), "not_shown": why,
    ]
  }
}

extension PolicyEffect {
  fileprivate var outcome: Decision.Outcome {
    switch self {
    case .allows: .allowed
    case .denies: .explicitlyDenied
    case .none: .implicitlyDenied
    }
  }

  fileprivate var refusal: String { self == .denies ? "denies it explicitly" : "does not" }
}

extension PrincipalMatch {
  fileprivate var words: String {
    switch self {
    case .account: "through the account"
    case .role: "through the role"
    case .direct: "to the caller itself"
    }
  }
}
