import Diagnostics
import Documents
import IAMPolicy
import Testing

@testable import ECRAccess

/// Single faults put into a chain that proves: each has to be named at its document, or be harmless.
@Suite("A single fault in a proving chain")
struct ProofMutationTests {
  /// One fault: what was done where, and the chain that comes of it.
  struct Fault: Sendable, CustomStringConvertible {
    let document: String
    let what: String
    let chain: Chain
    let before: Node
    let after: Node

    var description: String { "\(document): \(what)" }
  }

  private static let plan: Plan? = rendering().plan
  private static let chain: Chain? = plan.map { plan in
    var chain = Chain(rendered: plan)
    chain.serviceAccount = chain.serviceAccount.map(placed)
    chain.trustPolicy = chain.trustPolicy.map(placed)
    chain.identityPolicies = chain.identityPolicies.map(placed)
    chain.rbac = chain.rbac.enumerated().map {
      Chain.Document("ecr-rbac.yml", $1.node.placed(in: "ecr-rbac.yml[\($0)]"))
    }
    chain.deployment = chain.deployment.map(placed)
    if case .asked(let document) = chain.repositories {
      chain.repositories = .asked(placed(document))
    }
    return chain
  }

  private static func placed(_ document: Chain.Document) -> Chain.Document {
    Chain.Document(document.name, document.node.placed(in: document.name))
  }

  @Test("the chain proves before anything is done to it")
  func baseline() throws {
    let chain = try #require(Self.chain)
    #expect(Proof(chain).findings.map(\.text) == [])
  }

  @Test("is named at its document, or is shown to be harmless")
  func faults() throws {
    let chain = try #require(Self.chain)
    let faults = Self.fieldFaults(chain) + Self.statementFaults(chain) + Self.guardrailFaults(chain)
    #expect(faults.count >= 300)
    var harmless = 0
    for fault in faults {
      let findings = Proof(fault.chain).findings
      if findings.isEmpty {
        let isHarmless = Self.isSame(fault) || Self.harmless.contains { "\(fault)".hasPrefix($0) }
        #expect(isHarmless, "not found: \(fault)")
        harmless += 1
      } else {
        let sources = findings.map { $0.location.source ?? "" }
        let isNamed = sources.contains { $0.hasPrefix(fault.document) || $0.isEmpty }
        #expect(isNamed, "\(fault): named at \(sources)")
      }
    }
    #expect(harmless * 10 <= faults.count, "\(harmless) of \(faults.count) are harmless")
  }

  /// Faults that the chain does not mind, each for a reason.
  private static let harmless = [
    // A statement's name decides nothing.
    "ecr-repository-policy.json: $.Statement[0].Sid",
    // Another name of the Role's own metadata is caught by its binding; the binding's own name decides nothing.
    "ecr-rbac.yml: [1] $.metadata.name",
    // The API server fills in the only group that there is.
    "ecr-rbac.yml: [1] $.roleRef.apiGroup dropped",
    // Labels and annotations of the Deployment, and how it is rolled out, take no part in the chain.
    "ecrsync.yml: $.metadata.name",
    // 2160 seconds instead of 21600: more often is no harm.
    "ecrsync.yml: $.spec.template.spec.containers[0].env[4].value cut",
  ]

  private static func isSame(_ fault: Fault) -> Bool {
    let kinds: [String: PolicyKind] = [
      "ecr-trust-policy.json": .trust, "ecr-cross-account-policy.json": .identity,
      "ecr-repository-policy.json": .resource,
    ]
    guard let kind = kinds[fault.document] else { return false }
    return PolicyComparison(Policy(fault.before, kind: kind), Policy(fault.after, kind: kind))
      .isEqual
  }
}

// Every field that takes part in the chain: changed, widened, dropped.
extension ProofMutationTests {
  private static func fieldFaults(_ chain: Chain) -> [Fault] {
    var faults: [Fault] = []
    func add(
      _ name: String, _ node: Node, _ put: @escaping (Node) -> Chain,
      only: (String) -> Bool = { _ in true }
    ) {
      for (what, changed) in mutations(of: node) where only(what) {
        faults.append(
          Fault(document: name, what: what, chain: put(changed), before: node, after: changed))
      }
    }
    if let document = chain.trustPolicy {
      add(document.name, document.node) { node in
        chain.with { $0.trustPolicy = Chain.Document(document.name, node) }
      }
    }
    for (index, document) in chain.identityPolicies.enumerated() {
      add(document.name, document.node) { node in
        chain.with { $0.identityPolicies[index] = Chain.Document(document.name, node) }
      }
    }
    if case .asked(let document) = chain.repositories {
      add(document.name, document.node) { node in
        chain.with { $0.repositories = .asked(Chain.Document(document.name, node)) }
      }
    }
    if let document = chain.serviceAccount {
      add(document.name, document.node) { node in
        chain.with { $0.serviceAccount = Chain.Document(document.name, node) }
      }
    }
    for (index, document) in chain.rbac.enumerated() {
      for (what, changed) in mutations(of: document.node) {
        faults.append(
          Fault(
            document: "ecr-rbac.yml", what: "[\(index)] \(what)",
            chain: chain.with { $0.rbac[index] = Chain.Document(document.name, changed) },
            before: document.node, after: changed))
      }
    }
    if let document = chain.deployment {
      // Of the environment what the chain hangs on, which is rendered first
      let parts = ["namespace", "serviceAccountName"] + (0...4).map { ".env[\($0)]" }
      add(
        document.name, document.node,
        { node in
          chain.with { $0.deployment = Chain.Document(document.name, node) }
        }, only: { what in parts.contains { what.contains($0) } })
    }
    return faults
  }

  /// Each text of the tree changed, made a wildcard and dropped; each list and mapping dropped.
  private static func mutations(of node: Node) -> [(what: String, node: Node)] {
    var result: [(String, Node)] = []
    func visit(_ part: Node, _ path: DocumentPath, _ put: @escaping (Node?) -> Node?) {
      func add(_ what: String, _ changed: Node?) {
        if let whole = put(changed) { result.append(("\(path) \(what)", whole)) }
      }
      if path != .root { add("dropped", nil) }
      switch part.value {
      case .string(let text):
        add("changed", Node(.string(text + "x"), at: part.location))
        add("widened", Node(.string("*"), at: part.location))
        if text.count > 1 { add("cut", Node(.string(String(text.dropLast())), at: part.location)) }
      case .mapping(let mapping):
        for entry in mapping.entries {
          visit(entry.value, path.key(entry.key)) { changed in
            var mapping = mapping
            if let changed {
              mapping.set(.init(key: entry.key, keyLocation: entry.keyLocation, value: changed))
            } else {
              mapping[entry.key] = nil
            }
            return put(Node(.mapping(mapping), at: part.location))
          }
        }
      case .list(let nodes):
        for index in nodes.indices {
          visit(nodes[index], path.index(index)) { changed in
            var nodes = nodes
            if let changed { nodes[index] = changed } else { nodes.remove(at: index) }
            return put(Node(.list(nodes), at: part.location))
          }
        }
      default: break
      }
    }
    visit(node, .root) { $0 }
    return result
  }
}

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

  private static func statementFaults(_ chain: Chain) -> [Fault] {
    guard let trust = chain.trustPolicy, let identity = chain.identityPolicies.first,
      let provider = chain.plan.oidcProviderARN, let issuer = chain.plan.values.cluster.issuer
    else { return [] }
    var faults: [Fault] = []
    func addTrust(_ what: String, _ statement: Node) {
      let changed = trust.node.adding(statement)
      faults.append(
        Fault(
          document: trust.name, what: what,
          chain: chain.with { $0.trustPolicy = Chain.Document(trust.name, changed) },
          before: trust.node, after: changed))
    }
    func addIdentity(_ what: String, _ statement: Node) {
      let changed = identity.node.adding(statement)
      faults.append(
        Fault(
          document: identity.name, what: what,
          chain: chain.with { $0.identityPolicies[0] = Chain.Document(identity.name, changed) },
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

  private static func guardrailFaults(_ chain: Chain) -> [Fault] {
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
      let document = Chain.Document("above.json", node.placed(in: "above.json"))
      let puts: [(String, (inout GuardrailDocuments) -> Void)] = [
        ("a boundary", { $0.permissionsBoundary = document }),
        ("a service control policy", { $0.serviceControlPolicies = [[document]] }),
      ]
      return puts.map { kind, put in
        Fault(
          document: "above.json", what: "\(kind) cuts \(what)",
          chain: chain.with { put(&$0.guardrails) }, before: node, after: node)
      }
    }
  }
}

extension Chain {
  fileprivate func with(_ change: (inout Chain) -> Void) -> Chain {
    var changed = self
    change(&changed)
    return changed
  }
}

extension Node {
  fileprivate static func single(_ key: String, _ value: Node) -> Node {
    Node(.mapping(Mapping([.init(key: key, value: value)])))
  }

  /// The policy with one more statement.
  fileprivate func adding(_ statement: Node) -> Node {
    with("Statement", Node((self["Statement"]?.list ?? []) + [statement]))
      .placed(in: location.source ?? "")
  }
}
