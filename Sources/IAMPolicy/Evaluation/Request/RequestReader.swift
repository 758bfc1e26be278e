import Diagnostics
import Documents

/// Takes the members of a request one by one, and notes what is wrong with them.
struct RequestReader {
  var findings: [Finding] = []
  let mapping: Mapping
  let location: Location

  static let rule = "iam/request"

  private static let members =
    [
      "action", "resource", "resource_account", "principal", "management_account", "context",
      "unknown_keys", "unknown",
      "wildcard_only_action",
    ] + PolicyType.allCases.map(\.rawValue)

  init(_ mapping: Mapping, at location: Location) {
    self.mapping = mapping
    self.location = location
    for entry in mapping.entries where !Self.members.contains(entry.key) {
      let near = NearestName.hint(for: entry.key, in: Self.members)
      report(
        "a request has no member `\(entry.key)`", at: entry.keyLocation,
        help: near ?? "it has "
          + Self.members.map { "`\($0)`" }.joined(separator: ", "))
    }
  }

  mutating func read() -> EvaluationRequest? {
    let action = action()
    let resource = resource()
    let account = self.account("resource_account")
    let management = self.account("management_account")
    let principal = principal()
    let context = context()
    let unknown = unknownKeys(given: context)
    let isWildcardOnly = flag("wildcard_only_action")
    let policies = policies()
    guard let action, let resource, let principal else { return nil }
    return EvaluationRequest(
      request: AccessRequest(
        action: action, resource: resource, resourceAccount: account, principal: principal,
        managementAccount: management, context: context, unknownKeys: unknown,
        wildcardOnlyAction: isWildcardOnly),
      policies: policies)
  }

  private mutating func action() -> String? {
    guard let (text, place) = required("action") else { return nil }
    guard let halves = ActionName.split(text), !halves.prefix.isEmpty, !halves.name.isEmpty,
      !text.utf8.contains(where: ASCIISet("*? ").contains)
    else {
      report(
        "`\(text)` is not an action", at: place,
        help: "write one action, such as `ecr:BatchGetImage`")
      return nil
    }
    return text
  }

  private mutating func resource() -> String? {
    guard let (text, place) = required("resource") else { return nil }
    guard text == "*" || (try? ARN(text)) != nil else {
      report(
        "`\(text)` is neither an ARN nor `*`", at: place,
        help: "an ARN reads `arn:partition:service:region:account:resource`")
      return nil
    }
    return text
  }

  private mutating func account(_ name: String) -> String? {
    guard let node = member(name), let text = text(node, name) else { return nil }
    return checked(text, at: node.location) { (text) throws(InvalidText) in
      try AccountID(text).text
    }
  }

  private mutating func principal() -> RequestPrincipal? {
    guard let (text, place) = required("principal") else { return nil }
    return checked(text, at: place) { (text) throws(InvalidText) in try RequestPrincipal(text) }
  }

  private mutating func context() -> [ContextKey: [String]] {
    guard let node = member("context") else { return [:] }
    guard let entries = node.mapping?.entries else {
      report("`context` is a mapping of condition keys, not \(node.kind)", at: node.location)
      return [:]
    }
    var context: [ContextKey: [String]] = [:]
    for entry in entries {
      let key = ContextKey(entry.key)
      if context[key] != nil {
        report(
          "the condition key `\(entry.key)` is given twice: letter case makes no difference",
          at: entry.keyLocation)
      }
      context[key] = values(of: entry)
    }
    return context
  }

  /// One value or several; null is a key that is present without any.
  private mutating func values(of entry: Mapping.Entry) -> [String] {
    let nodes = entry.value.isNull ? [] : entry.value.elements
    return nodes.compactMap { node in
      if node.conditionText == nil {
        report(
          "a value of `\(entry.key)` is a string, a number or a boolean, not \(node.kind)",
          at: node.location)
      }
      return node.conditionText
    }
  }

  private mutating func unknownKeys(given: [ContextKey: [String]]) -> AccessRequest.UnknownKeys {
    var isEverything = false
    if let node = member("unknown") {
      isEverything = node.string == "*"
      if !isEverything {
        report(
          "`unknown` can only be `*`", at: node.location,
          help: "name single keys in `unknown_keys`")
      }
    }
    guard let node = member("unknown_keys") else { return isEverything ? .allNotGiven : .none }
    guard let nodes = node.list else {
      report("`unknown_keys` is a list of condition keys, not \(node.kind)", at: node.location)
      return .none
    }
    let keys = nodes.compactMap { node in
      let key = text(node, "a key of `unknown_keys`")
      if let key, given[ContextKey(key)] != nil {
        report("`\(key)` is given and cannot be unknown", at: node.location)
      }
      return key
    }
    if isEverything { return .allNotGiven }
    return keys.isEmpty ? .none : .keys(Set(keys.map { ContextKey($0) }))
  }
}
