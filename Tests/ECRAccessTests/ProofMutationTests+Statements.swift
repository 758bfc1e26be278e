import Diagnostics
import Documents
import Testing

@testable import ECRAccess

// Statements that grant more than a reader sees at a glance, and what takes away from above.
extension ProofMutationTests {
  private static let operators = [
    "StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase",
    "StringLike", "StringNotLike", "NumericEquals", "NumericNotEquals", "NumericLessThan",
    "NumericGreaterThan", "DateLessThan", "DateGreaterThan", "DateNotEquals", "Bool", "IpAddress",
    "NotIpAddress", "ArnLike", "ArnNotLike", "ArnEquals", "ArnNotEquals", "BinaryEquals", "Null",
    "StringEqualsIfExists", "StringLikeIfExists", "BoolIfExists", "ForAllValues:StringEquals",
    "ForAnyValue:StringLike", "ForAllValues:StringNotEquals", "ForAnyValue:StringEquals",
  ]

  private static func value(_ operatorName: String) -> Node {
    if operatorName.contains("Numeric") { return "5" }
    if operatorName.contains("Date") { return "2020-01-01T00:00:00Z" }
    if operatorName.contains("Bool") || operatorName == "Null" { return "true" }
    if operatorName.contains("Ip") { return "10.0.0.0/8" }
    if operatorName.contains("Arn") { return "arn:aws:s3:::bucket" }
    return operatorName == "BinaryEquals" ? "aGVsbG8=" : "x"
  }

  static func statementFaults(_ chain: PullChain) -> [Fault] {
    guard let trust = chain.trustPolicy, let identity = chain.identityPolicies.first,
      let provider = chain.plan.oidcProviderARN, let issuer = chain.plan.values.cluster.issuer
    else { return [] }
    var faults: [Fault] = []
    func addTrust(_ what: String, _ statement: Node) {
      let changed = trust.node.adding(statement)
      faults.append(
        Fault(
          document: trust.name, place: trust.node.nextStatement, what: what,
          chain: chain.with { $0.trustPolicy = PullChain.Document(trust.name, changed) },
          before: trust.node, after: changed))
    }
    func addIdentity(_ what: String, _ statement: Node) {
      let changed = identity.node.adding(statement)
      faults.append(
        Fault(
          document: identity.name, place: identity.node.nextStatement, what: what,
          chain: chain.with { $0.identityPolicies[0] = PullChain.Document(identity.name, changed) },
          before: identity.node, after: changed))
    }
    let principal: Node = ["Federated": Node(provider.text)]
    for name in operators {
      let condition = Node.single(name, .single("aws:unlisted", value(name)))
      let inTrust = Node.single(name, .single("sts:RoleSessionName", value(name)))
      addIdentity(
        "an allow under \(name)",
        ["Effect": "Allow", "Action": "ecr:PutImage", "Resource": "*", "Condition": condition])
      addTrust(
        "an allow under \(name)",
        [
          "Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRoleWithWebIdentity",
          "Condition": inTrust,
        ])
      addIdentity(
        "a denial under \(name)",
        [
          "Effect": "Deny", "Action": "ecr:BatchGetImage", "Resource": "*",
          "Condition": .single(name, .single("aws:SourceIp", value(name))),
        ])
    }
    let subject = "\(issuer.providerName):sub"
    for (what, condition): (String, Node) in [
      ("`ecr-s?`", .single("StringLike", .single(subject, "system:serviceaccount:cf-dev:ecr-s?"))),
      ("any namespace", .single("StringLike", .single(subject, "system:serviceaccount:*:ecr-sa"))),
      (
        "ForAllValues on a missing key", .single("ForAllValues:StringEquals", .single(subject, "x"))
      ),
      ("no condition", [:]),
    ] {
      addTrust(
        what,
        [
          "Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRoleWithWebIdentity",
          "Condition": condition,
        ])
    }
    for (what, statement): (String, Node) in [
      ("NotAction", ["Effect": "Allow", "NotAction": "s3:*", "Resource": "*"]),
      ("NotResource", ["Effect": "Allow", "Action": "ecr:*", "NotResource": "arn:aws:s3:::b"]),
      ("a wildcard inside a name", ["Effect": "Allow", "Action": "ecr:Put*ge", "Resource": "*"]),
      ("any service", ["Effect": "Allow", "Action": "*", "Resource": "*"]),
      (
        "one repository",
        [
          "Effect": "Allow", "Action": "ecr:DeleteRepository",
          "Resource": "arn:aws:ecr:eu-west-1:111122223333:repository/a",
        ]
      ),
      (
        "a denial of one repository",
        [
          "Effect": "Deny", "Action": "ecr:*",
          "Resource": "arn:aws:ecr:us-east-1:818140567777:repository/secret/*",
        ]
      ),
      ("a denial of the token", ["Effect": "Deny", "NotAction": "ecr:Batch*", "Resource": "*"]),
    ] { addIdentity(what, statement) }
    for (what, principal): (String, Node) in [
      ("everybody", "*"), ("an account", ["AWS": "111122223333"]),
      ("a service", ["Service": "ec2.amazonaws.com"]),
    ] {
      addTrust(what, ["Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRole"])
    }
    return faults
  }

  static func guardrailFaults(_ chain: PullChain) -> [Fault] {
    let allow: Node = ["Effect": "Allow", "Action": "*", "Resource": "*"]
    let statements: [(String, Node)] = [
      ("an action", ["Effect": "Deny", "Action": "ecr:BatchGetImage", "Resource": "*"]),
      ("the token", ["Effect": "Deny", "Action": "ecr:Get*", "Resource": "*"]),
      (
        "one prefix",
        [
          "Effect": "Deny", "Action": "ecr:*",
          "Resource": "arn:aws:ecr:us-east-1:818140567777:repository/team/*",
        ]
      ),
      (
        "other regions",
        [
          "Effect": "Deny", "NotAction": "iam:*", "Resource": "*",
          "Condition": ["StringNotEquals": ["aws:RequestedRegion": "eu-west-1"]],
        ]
      ),
    ]
    return statements.flatMap { what, deny -> [Fault] in
      let node: Node = ["Version": "2012-10-17", "Statement": [allow, deny]]
      let document = PullChain.Document("above.json", node.moved(of: "above.json"))
      let puts: [(String, (inout GuardrailDocuments) -> Void)] = [
        ("a boundary", { $0.permissionsBoundary = document }),
        ("a service control policy", { $0.serviceControlPolicies = [[document]] }),
      ]
      return puts.map { kind, put in
        Fault(
          document: "above.json", place: DocumentPath.root.key("Statement").index(1),
          what: "\(kind) cuts \(what)",
          chain: chain.with { put(&$0.guardrails) }, before: node, after: node)
      }
    }
  }
}

extension Node {
  fileprivate static func single(_ key: String, _ value: Node) -> Node {
    Node(.mapping(Mapping([.init(key: key, value: value)])))
  }

  /// The place of one more statement.
  fileprivate var nextStatement: DocumentPath {
    DocumentPath.root.key("Statement").index(self["Statement"]?.list?.count ?? 0)
  }

  /// The policy with one more statement.
  fileprivate func adding(_ statement: Node) -> Node {
    with("Statement", Node((self["Statement"]?.list ?? []) + [statement]))
      .moved(of: location.source ?? "")
  }
}
