import Documents

/// A policy as written, every element with its place.
///
/// The model accepts any document: an element that is missing or of the wrong type is `nil`, and the
/// rules report it at its place in `node`. `PolicyReader` checks the grammar; the evaluator expects a checked policy.
///
/// IAM User Guide, "Grammar of the IAM JSON policy language".
public struct Policy: Sendable {
  public let kind: PolicyKind
  /// The document itself.
  public let node: Node
  /// The statements that are mappings, a single one and a list alike.
  public let statements: [PolicyStatement]
  /// How many characters the policy's text has, white space included; `nil` if the text is not known.
  public let textLength: Int?

  public init(_ node: Node, kind: PolicyKind, textLength: Int? = nil) {
    self.node = node
    self.kind = kind
    self.textLength = textLength
    statements = (node["Statement"]?.elements ?? []).enumerated().compactMap { index, node in
      node.mapping == nil ? nil : PolicyStatement(node, index: index)
    }
  }

  /// Under the older version, which holds where none is named, `${...}` is plain text.
  ///
  /// IAM User Guide, "IAM JSON policy elements: Version".
  public var hasVariables: Bool { node["Version"]?.string == "2012-10-17" }
}

/// One statement of a policy.
///
/// A class, since it is handed around much and never changes: a copy of all that it holds takes longer than most of what
/// is asked of it.
public final class PolicyStatement: Sendable {
  public let node: Node
  /// Its place among the statements, from 0.
  public let index: Int
  public let effect: Effect?
  /// `nil` for a statement without principals, as in an identity policy.
  public let principals: PrincipalElement?
  public let actions: PatternElement?
  /// `nil` if the resource is the one that the policy is attached to.
  public let resources: PatternElement?
  /// Empty if the statement applies unconditionally.
  public let conditions: [Condition]

  public enum Effect: String, Sendable {
    case allow = "Allow"
    case deny = "Deny"
  }

  init(_ node: Node, index: Int) {
    self.node = node
    self.index = index
    effect = node["Effect"]?.string.flatMap(Effect.init)
    principals = PrincipalElement(of: node)
    actions = PatternElement("Action", of: node)
    resources = PatternElement("Resource", of: node)
    conditions = Condition.all(of: node["Condition"])
  }

  public var sid: String? { node["Sid"]?.string }

  /// How findings and reasons call the statement: its `Sid`, or its number.
  public var name: String { sid.map { "statement `\($0)`" } ?? "statement \(index)" }
}

/// `Action` or `NotAction`, `Resource` or `NotResource`: texts with `*` and `?`.
public struct PatternElement: Sendable {
  /// The element's name as written, such as `NotAction`.
  public let name: String
  /// Whether it is the `Not` form, which matches what none of the patterns matches.
  public let isNegated: Bool
  /// The element's value.
  public let node: Node
  /// The patterns that are texts, each with its place.
  public let patterns: [LocatedText]

  init?(_ name: String, of statement: Node) {
    guard let (name, isNegated, node) = statement.element(name) else { return nil }
    self.name = name
    self.isNegated = isNegated
    self.node = node
    patterns = node.elements.compactMap(LocatedText.init)
  }
}

/// `Principal` or `NotPrincipal`.
public struct PrincipalElement: Sendable {
  public let name: String
  public let isNegated: Bool
  public let node: Node
  /// Each principal with its type; a bare `"*"` has none.
  public let entries: [Entry]

  public struct Entry: Sendable {
    /// `AWS`, `Federated`, `Service` or `CanonicalUser`; `nil` for the bare `"*"`.
    public let type: String?
    public let value: LocatedText

    var pattern: PrincipalPattern { PrincipalPattern(value.text, type: type) }
  }

  init?(of statement: Node) {
    guard let (name, isNegated, node) = statement.element("Principal") else { return nil }
    self.name = name
    self.isNegated = isNegated
    self.node = node
    if let bare = LocatedText(node) {
      entries = [Entry(type: nil, value: bare)]
    } else {
      entries = (node.mapping?.entries ?? []).flatMap { entry in
        entry.value.elements.compactMap(LocatedText.init).map { Entry(type: entry.key, value: $0) }
      }
    }
  }
}

/// One key of a `Condition` under its operator, with the values that it is compared with.
public struct Condition: Sendable {
  /// The operator as written, such as `ForAnyValue:StringLikeIfExists`.
  public let operatorName: LocatedText
  /// The condition key as written, such as `aws:SourceIp`.
  public let key: LocatedText
  /// The value or the list of values.
  public let node: Node

  /// The values: texts, numbers and booleans.
  public var values: [Node] { node.elements }

  /// The values as the operator compares them; under an operator that does not exist there are none.
  func values(hasVariables: Bool) -> [ConditionValue] {
    guard let comparison = ConditionOperator(operatorName.text)?.comparison else { return [] }
    return values.map { ConditionValue($0, for: comparison, hasVariables: hasVariables) }
  }

  static func all(of condition: Node?) -> [Condition] {
    (condition?.mapping?.entries ?? []).flatMap { block in
      let operatorName = LocatedText(block.key, at: block.keyLocation)
      return (block.value.mapping?.entries ?? []).map { test in
        Condition(
          operatorName: operatorName, key: LocatedText(test.key, at: test.keyLocation),
          node: test.value)
      }
    }
  }
}
