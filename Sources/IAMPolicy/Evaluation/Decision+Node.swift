import Diagnostics
import Documents

extension Decision {
  /// The decision as data: `decision`, `reasons`, and for an undetermined one `hangs_on`.
  public var node: Node {
    let explanation = Explanation(evaluator, request)
    var entries: [(String, Node)] = [
      ("decision", Node(outcome.rawValue)), ("reasons", Node(explanation.reasons.map(\.node))),
    ]
    if outcome == .undetermined {
      entries.append(("hangs_on", Node(explanation.unresolvedConditions.map(\.node))))
    }
    return Node(.mapping(Mapping(entries.map { Mapping.Entry(key: $0, value: $1) })))
  }
}

extension Reason {
  fileprivate var node: Node {
    switch self {
    case .summary(let type, let text): ["policy": Node(type.rawValue), "summary": Node(text)]
    case .statement(let reason): reason.node
    }
  }
}

extension StatementReason {
  fileprivate var node: Node {
    [
      "policy": Node(policy.type.rawValue),
      "level": policy.level.map { Node($0) } ?? .null,
      "index": Node(policy.index),
      "statement": Node(statement.index),
      "sid": statement.sid.map { Node($0) } ?? .null,
      "effect": statement.effect.map { Node($0.rawValue) } ?? .null,
      "place": statement.node.location.node,
      "matched": applies.node,
      "principal": principal?.node ?? .null,
      "action": action.node,
      "resource": resource?.node ?? .null,
      "conditions": Node(conditions.map(\.node)),
      "because": Node(faults),
    ]
  }
}

extension ConditionReason {
  fileprivate var node: Node {
    [
      "operator": Node(condition.operatorName.text),
      "key": Node(condition.key.text),
      "values": Node(condition.values),
      "actual": actual.map { Node($0) } ?? .null,
      "matched": holds.node,
      "place": condition.key.location.node,
    ]
  }
}

extension UnresolvedCondition {
  fileprivate var node: Node {
    [
      "statement": statement.sid.map { Node($0) } ?? Node(statement.index),
      "element": Node(element),
      "key": key.map { Node($0) } ?? .null,
      "unknown_keys": Node(unknownKeys),
      "place": place.node,
    ]
  }
}

extension Truth {
  fileprivate var node: Node {
    switch self {
    case .no: false
    case .yes: true
    case .unknown: "unknown"
    }
  }
}

extension Location {
  fileprivate var node: Node {
    [
      "path": source.map { Node($0) } ?? .null,
      "line": line.map { Node($0) } ?? .null,
      "column": column.map { Node($0) } ?? .null,
      "document_path": Node(path.description),
    ]
  }
}
