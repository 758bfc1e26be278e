import Documents
import IAMPolicy
import TestSupport

/// Makes policies over a small alphabet, and every request over it.
struct PolicyGenerator {
  var random: SeededGenerator
  /// Whether statements say who.
  var namesPrincipals = false
  /// Whether resources hold policy variables.
  var hasVariables = false

  init(seed: UInt64, namesPrincipals: Bool = false, hasVariables: Bool = false) {
    self.init(SeededGenerator(seed: seed), namesPrincipals, hasVariables)
  }

  init(_ random: SeededGenerator, _ namesPrincipals: Bool, _ hasVariables: Bool) {
    self.random = random
    self.namesPrincipals = namesPrincipals
    self.hasVariables = hasVariables
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &random)]
  }

  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

  mutating func some<Element>(_ elements: [Element], upTo count: Int) -> [Element] {
    Array(elements.shuffled(using: &random).prefix(Int.random(in: 1...count, using: &random)))
  }

  mutating func statements(upTo count: Int = 3) -> [Node] {
    (0..<Int.random(in: 1...count, using: &random)).map { _ in statement() }
  }

  mutating func policy() -> Node { Self.policy(statements()) }

  static func policy(_ statements: [Node]) -> Node {
    ["Version": "2012-10-17", "Statement": Node(statements)]
  }

  mutating func statement(effect: String? = nil) -> Node {
    var mapping = Mapping()
    mapping["Effect"] = Node(effect ?? (chance(70) ? "Allow" : "Deny"))
    if namesPrincipals { addPrincipal(to: &mapping) }
    mapping[chance(80) ? "Action" : "NotAction"] = Node(some(Self.actionPatterns, upTo: 2))
    if !namesPrincipals || chance(30) {
      let patterns = Self.resourcePatterns + (hasVariables ? Self.variablePatterns : [])
      mapping[chance(80) ? "Resource" : "NotResource"] = Node(some(patterns, upTo: 2))
    }
    if chance(60) { mapping["Condition"] = condition() }
    return Node(.mapping(mapping))
  }

  private mutating func addPrincipal(to mapping: inout Mapping) {
    let isNegated = mapping["Effect"] == "Deny" && chance(30)
    mapping[isNegated ? "NotPrincipal" : "Principal"] = [
      "AWS": Node(some(Self.principalPatterns, upTo: isNegated ? 4 : 2))
    ]
  }

  private mutating func condition() -> Node {
    var blocks = Mapping()
    for _ in 0..<Int.random(in: 1...2, using: &random) {
      let isMulti = chance(50)
      let name = pick(isMulti ? Self.quantified : Self.plain)
      let values =
        name == "Null" ? [pick(["true", "false"])] : some(["a", "b", "a*"], upTo: 2)
      blocks[name] = [(isMulti ? "aws:TagKeys" : "aws:SourceVpc"): Node(values)]
    }
    return Node(.mapping(blocks))
  }

  static let single: ContextKey = "aws:SourceVpc"
  static let multi: ContextKey = "aws:TagKeys"
  private static let plain = [
    "StringEquals", "StringNotEquals", "StringLike", "StringNotLike", "StringEqualsIfExists",
    "StringNotLikeIfExists", "Null",
  ]
  private static let quantified = [
    "ForAllValues:StringEquals", "ForAllValues:StringNotLike", "ForAnyValue:StringLike",
    "ForAnyValue:StringNotEquals", "ForAllValues:StringLikeIfExists", "Null",
  ]
  private static let actionPatterns = [
    "s3:Get", "s3:Put", "S3:get", "s3:*", "*", "ec2:?et", "*:Put",
  ]
  private static let resourcePatterns = [
    "arn:aws:s3:::r", "arn:aws:s3:::r*", "arn:aws:s3:::?", "*", "arn:aws:s3:::rs",
  ]
  private static let variablePatterns = [
    "arn:aws:s3:::${aws:SourceVpc}", "arn:aws:s3:::r${aws:SourceVpc}*",
    "arn:aws:s3:::${aws:SourceVpc, 'r'}",
  ]
  private static let principalPatterns = [
    "*", "111122223333", "arn:aws:iam::111122223333:root", "arn:aws:iam::111122223333:user/u",
    "arn:aws:iam::111122223333:role/r", "arn:aws:sts::111122223333:assumed-role/r/s",
    "444455556666",
  ]
}

/// Every request over the alphabet, or those with some keys.
enum GeneratedRequests {
  static let actions = ["s3:Get", "s3:Put", "ec2:Get", "ec2:Del"]
  static let resources = [
    "arn:aws:s3:::r", "arn:aws:s3:::rs", "arn:aws:s3:::ra", "arn:aws:s3:::a", "arn:aws:s3:::no",
  ]
  static let user = "arn:aws:iam::111122223333:user/u"
  static let principals = [
    user, "arn:aws:iam::111122223333:user/v", "arn:aws:iam::111122223333:root",
    "arn:aws:iam::111122223333:role/r", "arn:aws:sts::111122223333:assumed-role/r/s",
    "arn:aws:sts::111122223333:assumed-role/r/t", "arn:aws:iam::444455556666:user/u",
    "arn:aws:iam::777788889999:user/u", "anonymous", "ecs.amazonaws.com",
  ]
  /// What the patterns of conditions tell apart, the empty text among them.
  static let values = ["", "a", "b", "ab", "c"]

  /// What a request may say of the key that has one value.
  static let singles: [[String]?] = [nil] + values.map { [$0] }
  /// What a request may say of the key that has several.
  static let multiples: [[String]?] = [nil] + subsets(of: values)

  static func subsets(of values: [String]) -> [[String]] {
    (1..<(1 << values.count)).map { bits in
      values.indices.filter { bits & (1 << $0) != 0 }.map { values[$0] }
    }
  }

  static func request(
    _ action: String, _ resource: String, by principal: String = user, _ single: [String]?,
    _ multiple: [String]?
  ) throws -> AccessRequest {
    var context: [ContextKey: [String]] = [:]
    context[PolicyGenerator.single] = single
    context[PolicyGenerator.multi] = multiple
    return AccessRequest(
      action: action, resource: resource, resourceAccount: "111122223333",
      principal: try RequestPrincipal(principal), context: context)
  }

  /// A request at random.
  static func any(_ generator: inout PolicyGenerator) throws -> AccessRequest {
    try request(
      generator.pick(actions), generator.pick(resources), by: generator.pick(principals),
      generator.pick(singles), generator.pick(multiples))
  }
}
