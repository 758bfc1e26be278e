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
    func addIdentity(_ what: String, unseen: String? = nil, _ statement: Node) {
      let changed = identity.node.adding(statement)
      faults.append(
        Fault(
          document: identity.name, place: identity.node.nextStatement, what: what,
          chain: chain.with { $0.identityPolicies[0] = PullChain.Document(identity.name, changed) },
          before: identity.node, after: changed, unseen: unseen))
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
        "a denial under \(name)", unseen: "`aws:SourceIp`",
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

  private static let allow: Node = [
    "Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*",
  ]

  /// Every kind of document above the plan, each by how it is put there.
  private static let kinds:
    [(name: String, put: @Sendable (PullChain.Document, inout GuardrailDocuments) -> Void)] = [
      ("a boundary", { $1.permissionsBoundary = $0 }),
      ("a service control policy", { $1.serviceControlPolicies = [[$0]] }),
      ("a resource control policy", { $1.resourceControlPolicies = [[$0]] }),
      ("an endpoint policy", { $1.endpointPolicies = [$0] }),
      ("the registry's policy", { $1.registryPolicy = .seen($0) }),
    ]

  private static func above(_ deny: Node, for kind: String) -> PullChain.Document {
    let isIdentity = kind == "a boundary" || kind == "a service control policy"
    let statements = [allow, deny.with("Principal", "*")].map { statement -> Node in
      guard isIdentity, var mapping = statement.mapping else { return statement }
      mapping["Principal"] = nil
      return Node(.mapping(mapping))
    }
    let node: Node = ["Version": "2012-10-17", "Statement": Node(statements)]
    return PullChain.Document("above.json", node.moved(of: "above.json"))
  }

  static func guardrailFaults(_ chain: PullChain) -> [Fault] {
    let statements: [(what: String, unseen: String?, deny: Node)] = [
      ("an action", nil, ["Effect": "Deny", "Action": "ecr:BatchGetImage", "Resource": "*"]),
      ("the token", nil, ["Effect": "Deny", "Action": "ecr:Get*", "Resource": "*"]),
      (
        "one prefix", nil,
        [
          "Effect": "Deny", "Action": "ecr:*",
          "Resource": "arn:aws:ecr:us-east-1:818140567777:repository/team/*",
        ]
      ),
      (
        "other regions", nil,
        [
          "Effect": "Deny", "NotAction": "iam:*", "Resource": "*",
          "Condition": ["StringNotEquals": ["aws:RequestedRegion": "eu-west-1"]],
        ]
      ),
      (
        "HTTPS", nil,
        [
          "Effect": "Deny", "Action": "ecr:*", "Resource": "*",
          "Condition": ["Bool": ["aws:SecureTransport": "true"]],
        ]
      ),
      (
        "other accounts", nil,
        [
          "Effect": "Deny", "Action": "ecr:*", "Resource": "*",
          "Condition": ["StringNotEquals": ["aws:ResourceAccount": "606639739464"]],
        ]
      ),
      (
        "other organizations", "`aws:PrincipalOrgID`",
        [
          "Effect": "Deny", "Action": "ecr:*", "Resource": "*",
          "Condition": [
            "StringNotEqualsIfExists": ["aws:PrincipalOrgID": "o-1"],
            "BoolIfExists": ["aws:PrincipalIsAWSService": "false"],
          ],
        ]
      ),
      (
        "other networks", "`aws:SourceVpce`",
        [
          "Effect": "Deny", "Action": "ecr:*", "Resource": "*",
          "Condition": ["StringNotEqualsIfExists": ["aws:SourceVpce": "vpce-11111111"]],
        ]
      ),
    ]
    return statements.flatMap { what, unseen, deny -> [Fault] in
      kinds.map { kind, put in
        let document = above(deny, for: kind)
        return Fault(
          document: "above.json", place: DocumentPath.root.key("Statement").index(1),
          what: "\(kind) cuts \(what)",
          chain: chain.with { put(document, &$0.guardrails) }, before: document.node,
          after: document.node, unseen: unseen)
      }
    }
  }

  /// Bindings that give the sync more, and what keeps the webhook from its container.
  static func workloadFaults(_ chain: PullChain) -> [Fault] {
    guard let deployment = chain.deployment, let binding = chain.rbac.last else { return [] }
    let name = "ecr-rbac.yml[2]"
    var faults = [
      ("cluster-admin", nil), ("edit", nil), ("view", nil),
      ("system:openshift:scc:privileged", nil), ("team-role", "team-role"),
    ].map { role, unseen -> Fault in
      let changed = binding.node
        .with("metadata", ["name": "more", "namespace": "cf-dev"])
        .with(
          "roleRef",
          ["apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": Node(role)]
        )
        .moved(of: name)
      return Fault(
        document: name, place: DocumentPath.root.key("roleRef"), what: "binds \(role)",
        chain: chain.with { $0.rbac.append(PullChain.Document("ecr-rbac.yml", changed)) },
        before: changed, after: changed, unseen: unseen)
    }
    let spec = deployment.node["spec"] ?? [:]
    let template = spec["template"] ?? [:]
    let container = template["spec"]?["containers"]?[0] ?? [:]
    for (what, path, changed): (String, String, Node) in [
      (
        "presets AWS_ROLE_ARN", "spec",
        (template["spec"] ?? [:]).with(
          "containers",
          [
            container.with(
              "env",
              Node(
                (container["env"]?.list ?? []) + [
                  ["name": "AWS_ROLE_ARN", "value": "arn:aws:iam::1:role/x"]
                ]
              ))
          ])
      ),
      (
        "skips the container", "metadata",
        (template["metadata"] ?? [:]).with(
          "annotations", ["eks.amazonaws.com/skip-containers": "ecr-sync"])
      ),
    ] {
      let after = deployment.node.with("spec", spec.with("template", template.with(path, changed)))
        .moved(of: deployment.name)
      let place = DocumentPath.root.key("spec").key("template")
      faults.append(
        Fault(
          document: deployment.name, place: place, what: what,
          chain: chain.with { $0.deployment = PullChain.Document(deployment.name, after) },
          before: deployment.node, after: after))
    }
    return faults
  }

  /// Siblings of the faults that harm nothing.
  static var harmlessChanges: [(String, @Sendable (inout PullChain) -> Void)] {
    let statements: [(String, Node)] = [
      ("a push", ["Effect": "Deny", "Action": "ecr:PutImage", "Resource": "*"]),
      (
        "plain HTTP",
        [
          "Effect": "Deny", "Action": "ecr:*", "Resource": "*",
          "Condition": ["BoolIfExists": ["aws:SecureTransport": "false"]],
        ]
      ),
      (
        "regions but the registry's",
        [
          "Effect": "Deny", "NotAction": "iam:*", "Resource": "*",
          "Condition": ["StringNotEquals": ["aws:RequestedRegion": ["us-east-1", "eu-west-1"]]],
        ]
      ),
      (
        "AWS services of other organizations",
        [
          "Effect": "Deny", "Action": "ecr:*", "Resource": "*",
          "Condition": [
            "StringNotEqualsIfExists": ["aws:PrincipalOrgID": "o-1"],
            "Bool": ["aws:PrincipalIsAWSService": "true"],
          ],
        ]
      ),
      (
        "other repositories",
        ["Effect": "Deny", "Action": "ecr:*", "Resource": "arn:aws:ecr:*:111122223333:*"]
      ),
    ]
    let above = statements.flatMap { what, deny in
      kinds.map { kind, put -> (String, @Sendable (inout PullChain) -> Void) in
        let document = Self.above(deny, for: kind)
        return ("\(kind) cuts \(what)", { put(document, &$0.guardrails) })
      }
    }
    let bindings = ["system:image-puller", "system:basic-user"].map {
      role -> (String, @Sendable (inout PullChain) -> Void) in
      let subject: Node = ["kind": "Group", "name": "system:serviceaccounts:cf-dev"]
      return (
        "binds \(role)",
        { chain in
          guard let binding = chain.rbac.last?.node else { return }
          let changed = binding.with("metadata", ["name": "more", "namespace": "cf-dev"])
            .with("subjects", [subject])
            .with(
              "roleRef",
              ["apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": Node(role)])
          chain.rbac.append(PullChain.Document("ecr-rbac.yml", changed))
        }
      )
    }
    return above + bindings
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
