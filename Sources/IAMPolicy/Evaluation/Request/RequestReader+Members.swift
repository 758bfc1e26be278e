import Diagnostics
import Documents

extension RequestReader {
  mutating func policies() -> PolicySet {
    PolicySet(
      identityPolicies: list(.identity) ?? [],
      resourcePolicy: member(PolicyType.resource.rawValue).flatMap { policy($0, .resource) },
      permissionsBoundaries: list(.boundary), sessionPolicies: list(.session),
      serviceControlPolicies: levels(.serviceControl),
      resourceControlPolicies: levels(.resourceControl), endpointPolicies: list(.endpoint))
  }

  private mutating func list(_ type: PolicyType) -> [Policy]? {
    member(type.rawValue).map { policies(of: $0, type, "`\(type.rawValue)`") }
  }

  private mutating func levels(_ type: PolicyType) -> [[Policy]]? {
    guard let node = member(type.rawValue) else { return nil }
    guard let levels = node.list else {
      report(
        "`\(type.rawValue)` is a list of levels, each a list of policies, not \(node.kind)",
        at: node.location)
      return nil
    }
    return levels.map { policies(of: $0, type, "a level of `\(type.rawValue)`") }
  }

  private mutating func policies(of node: Node, _ type: PolicyType, _ name: String) -> [Policy] {
    guard let nodes = node.list else {
      report("\(name) is a list of policies, not \(node.kind)", at: node.location)
      return []
    }
    return nodes.compactMap { policy($0, type) }
  }

  private mutating func policy(_ node: Node, _ type: PolicyType) -> Policy? {
    let (policy, errors) = PolicyReader.readForEvaluation(node, kind: type.kind)
    findings += errors
    return policy
  }
}

extension RequestReader {
  /// `null` is the same as a missing member.
  func member(_ name: String) -> Node? {
    mapping[name].flatMap { $0.isNull ? nil : $0 }
  }

  mutating func required(_ name: String) -> (text: String, place: Location)? {
    guard let node = member(name) else {
      report("the request has no `\(name)`", at: mapping[name]?.location ?? location)
      return nil
    }
    return text(node, "`\(name)`").map { ($0, node.location) }
  }

  mutating func text(_ node: Node, _ name: String) -> String? {
    guard let text = node.string else {
      report("\(name) is a string, not \(node.kind)", at: node.location)
      return nil
    }
    return text
  }

  mutating func flag(_ name: String) -> Bool? {
    guard let node = member(name) else { return nil }
    guard let flag = node.bool else {
      report("`\(name)` is a boolean, not \(node.kind)", at: node.location)
      return nil
    }
    return flag
  }

  mutating func checked<Value>(
    _ text: String, at place: Location, _ make: (String) throws(InvalidText) -> Value
  ) -> Value? {
    do {
      return try make(text)
    } catch {
      report("`\(text)` \(error.problem)", at: place, help: error.help)
      return nil
    }
  }

  mutating func report(_ message: String, at place: Location, help: String? = nil) {
    findings.append(Finding(rule: Self.rule, message: message, location: place, help: help))
  }
}
