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

  private mutating func list(_ part: PolicyType) -> [Policy]? {
    member(part.rawValue).map { policies(of: $0, part, "`\(part.rawValue)`") }
  }

  private mutating func levels(_ part: PolicyType) -> [[Policy]]? {
    guard let node = member(part.rawValue) else { return nil }
    guard let levels = node.list else {
      complain(
        "`\(part.rawValue)` is a list of levels, each a list of policies, not \(node.kind)",
        at: node.location)
      return nil
    }
    return levels.map { policies(of: $0, part, "a level of `\(part.rawValue)`") }
  }

  private mutating func policies(of node: Node, _ part: PolicyType, _ name: String) -> [Policy] {
    guard let nodes = node.list else {
      complain("\(name) is a list of policies, not \(node.kind)", at: node.location)
      return []
    }
    return nodes.compactMap { policy($0, part) }
  }

  private mutating func policy(_ node: Node, _ part: PolicyType) -> Policy? {
    let faults = PolicyShape(part).findings(in: node)
    findings += faults
    return faults.isEmpty ? Policy(node, kind: part == .resource ? .resource : .identity) : nil
  }
}

extension RequestReader {
  /// `null` says as much as leaving a member out.
  func member(_ name: String) -> Node? {
    mapping[name].flatMap { $0.isNull ? nil : $0 }
  }

  mutating func required(_ name: String) -> (text: String, place: Location)? {
    guard let node = member(name) else {
      complain("the request has no `\(name)`", at: mapping[name]?.location ?? location)
      return nil
    }
    return text(node, "`\(name)`").map { ($0, node.location) }
  }

  mutating func text(_ node: Node, _ name: String) -> String? {
    guard let text = node.string else {
      complain("\(name) is a string, not \(node.kind)", at: node.location)
      return nil
    }
    return text
  }

  mutating func flag(_ name: String) -> Bool? {
    guard let node = member(name) else { return nil }
    guard let flag = node.bool else {
      complain("`\(name)` is a boolean, not \(node.kind)", at: node.location)
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
      complain("`\(text)` \(error.problem)", at: place, help: error.help)
      return nil
    }
  }

  mutating func complain(_ message: String, at place: Location, help: String? = nil) {
    findings.append(Finding(rule: Self.rule, message: message, location: place, help: help))
  }
}
