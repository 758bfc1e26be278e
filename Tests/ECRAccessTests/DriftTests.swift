import Documents
import Testing

@testable import ECRAccess

/// What is drift, and what is only written otherwise.
@Suite("Drift")
struct DriftTests {
  private let plan: Plan

  init() throws {
    let values: Node = ["sync": ["resources": ["requests": ["cpu": "1000m", "memory": "1Gi"]]]]
    plan = try #require(rendering(values).plan)
  }

  /// What AWS and the API server answer when everything stands as planned.
  private func live(_ changes: (String, Node)...) -> ObservedState {
    let chain = PullChain(rendered: plan)
    let rbac = chain.rbac.map(\.node)
    var live: Node = [
      "role": ["AssumeRolePolicyDocument": chain.trustPolicy?.node ?? .null],
      "attached_policies": .mapping(plan.policyARN.text, chain.identityPolicies[0].node),
      "service_account": chain.serviceAccount?.node ?? .null,
      "deployment": chain.deployment?.node ?? .null,
      "roles": Node(rbac.filter { $0["kind"] == "Role" }),
      "role_bindings": Node(rbac.filter { $0["kind"] == "RoleBinding" }),
    ]
    for (key, value) in changes { live = live.with(key, value) }
    return ObservedState(live)
  }

  private func messages(_ live: ObservedState) -> [String] {
    Drift(live, plan: plan).differences.map(\.message)
  }

  private func read(_ json: String) throws -> Node {
    try #require(JSONReader.read(Array(json.utf8), source: nil).node)
  }

  /// A rendered document with some of its text written otherwise.
  private func rewritten(_ document: Node?, _ old: String, _ new: String) throws -> Node {
    let text = JSONWriter.text(try #require(document), style: .compact)
    let parts = text.split(separator: old, omittingEmptySubsequences: false)
    try #require(parts.count > 1, "`\(old)` is not in \(text)")
    return try read(parts.joined(separator: new))
  }

  @Test("nothing is said of what stands as planned")
  func none() { #expect(messages(live()) == []) }

  @Test(
    "the order of keys, one value or a list, what a server fills in and the spelling of amounts are none"
  )
  func meaning() throws {
    let trust = try rewritten(
      plan.trustPolicy.node, #""Action":"sts:AssumeRoleWithWebIdentity""#,
      #""Sid":"","Action":["sts:assumerolewithwebidentity"]"#)
    let deployment = try rewritten(
      PullChain(rendered: plan).deployment?.node, #""cpu":"1000m""#, #""cpu":"1""#)
    let filled = try rewritten(
      deployment, #""serviceAccountName""#,
      #""schedulerName":"default-scheduler","serviceAccountName""#)
    #expect(
      messages(
        live(("role", ["AssumeRolePolicyDocument": trust]), ("deployment", filled))) == [])
  }

  @Test("each difference is named with its place, what is there and what should be")
  func differences() throws {
    let trust = try rewritten(plan.trustPolicy.node, ":ecr-sa", ":other")
    let account = try rewritten(
      PullChain(rendered: plan).serviceAccount?.node, "role/ROSAECRAssumeRole", "role/Other")
    let deployment = try rewritten(
      PullChain(rendered: plan).deployment?.node, #""cpu":"1000m""#, #""cpu":"2""#)
    let found = messages(
      live(
        ("role", ["AssumeRolePolicyDocument": trust]), ("service_account", account),
        ("deployment", deployment), ("attached_policies", [:]), ("roles", Node([] as [Node]))))
    let wanted = [
      "role ROSAECRAssumeRole: trust policy: `$.Statement[0].Condition.StringEquals",
      "is `\"arn:aws:iam::606639739464:role/Other\"`, should be "
        + "`\"arn:aws:iam::606639739464:role/ROSAECRAssumeRole\"`",
      "resources.requests.cpu` is `\"2\"`, should be `\"1000m\"`",
      "policy ROSAECRCrossAccountPolicy is absent",
      "Role cf-dev/ecr-credentials-sync.cf-dev is absent",
    ]
    for text in wanted {
      #expect(found.contains { $0.contains(text) }, "\(text)\nin \(found)")
    }
    #expect(found.count == wanted.count)
  }

  @Test(
    "what was added to the pods and gives them more is drift, each with the patch that takes it away"
  )
  func additions() throws {
    let added = try rewritten(
      PullChain(rendered: plan).deployment?.node, #""serviceAccountName""#,
      #""hostNetwork":true,"hostPID":false,"nodeSelector":{"a":"b"},"serviceAccountName""#)
    let spied = try rewritten(
      added, #""containers":["#, #""containers":[{"name":"spy","image":"x/y"},"#)
    let mounted = try rewritten(
      spied, #""volumeMounts":["#, #""volumeMounts":[{"name":"disk","mountPath":"/disk"},"#)
    let privileged = try rewritten(
      mounted, #""allowPrivilegeEscalation""#, #""privileged":true,"allowPrivilegeEscalation""#)
    let drift = Drift(live(("deployment", privileged)), plan: plan)
    let places = drift.differences.map { "\($0.path)" }
    let pod = "$.spec.template.spec"
    let wanted = [
      "\(pod).hostNetwork", "\(pod).containers[0]", "\(pod).containers[1].volumeMounts[0]",
      "\(pod).containers[1].securityContext.privileged",
    ]
    #expect(places.sorted() == wanted.sorted())
    for message in messages(live(("deployment", privileged))) {
      #expect(message.hasSuffix(", should be absent"))
    }
    let patch = try read(
      """
      {"spec": {"template": {"spec": {
        "containers": [
          {"name": "ecr-sync", "securityContext": {"privileged": null},
           "volumeMounts": [{"mountPath": "/disk", "$patch": "delete"}]},
          {"name": "spy", "$patch": "delete"}],
        "hostNetwork": null}}}}
      """)
    #expect(drift.removal.map(sorted) == sorted(patch))
    #expect(Drift(live(), plan: plan).removal == nil)
  }

  @Test("a removed or changed boundary, a role or policy elsewhere, a second statement of ours")
  func aws() throws {
    let arn = "arn:aws:iam::606639739464:policy/boundary"
    let plan = try #require(rendering(["iam": ["permissions_boundary": Node(arn)]]).plan)
    let trust = plan.trustPolicy.node
    func role(_ more: Node) -> Node {
      let base: Node = ["arn": Node(plan.roleARN.text), "assume_role_policy_document": trust]
      return ["role": base.merging(more)]
    }
    func bounded(_ text: String) -> Node {
      ["permissions_boundary": ["permissions_boundary_arn": Node(text)]]
    }
    let policy = plan.permissionsPolicy.node
    let statement = plan.repositoryStatement.node
    let foreign: Node = [
      "Sid": "Theirs", "Effect": "Allow", "Principal": "*", "Action": "ecr:BatchGetImage",
    ]
    func repository(_ statements: Node...) -> Node {
      let text = JSONWriter.text(["Statement": Node(statements)], style: .compact)
      return ["repository_policies": ["cf/api": Node(text)]]
    }
    let elsewhere = "arn:aws:iam::606639739464:policy/team/rosaecrcrossaccountpolicy"
    let rows: [(Node, String?)] = [
      (role(bounded(arn)), nil),
      (role([:]), "`$.PermissionsBoundary` is absent, should be `\"\(arn)\"`"),
      (role(bounded("\(arn)2")), "`$.PermissionsBoundary` is `\"\(arn)2\"`"),
      (
        role(bounded(arn).merging(["arn": "arn:aws:iam::606639739464:role/x/ROSAECRAssumeRole"])),
        "`$.Arn` is"
      ),
      (
        ["attached_policies": .mapping(elsewhere, policy)],
        "policy ROSAECRCrossAccountPolicy is `\"\(elsewhere)\"`, should be"
      ),
      (repository(statement, foreign), nil),
      (repository(statement, foreign, statement), "policy of repository cf/api: `$.Statement[2]`"),
      (["registry_policy": ["Statement": [foreign]]], nil),
      (
        ["registry_policy": ["Statement": [foreign, statement]]],
        "the registry's policy: `$.Statement[1]`"
      ),
    ]
    for (live, message) in rows {
      let found = Drift(ObservedState(live), plan: plan).differences.map(\.message)
      #expect(found.count == (message == nil ? 0 : 1), "\(found)")
      if let message { #expect(found.first?.contains(message) == true, "\(found)") }
      #expect(Drift(ObservedState(live), plan: plan).removal == nil)
    }
  }

  /// The same tree with the keys of its mappings in order.
  private func sorted(_ node: Node) -> String {
    switch node.value {
    case .mapping(let mapping):
      let entries = mapping.entries.map { "\($0.key): \(sorted($0.value))" }.sorted()
      return "{\(entries.joined(separator: ", "))}"
    case .list(let nodes): return "[\(nodes.map(sorted).joined(separator: ", "))]"
    default: return JSONWriter.text(node, style: .compact)
    }
  }
}

extension Node {
  fileprivate static func mapping(_ key: String, _ value: Node) -> Node {
    Node(.mapping(Mapping([.init(key: key, value: value)])))
  }
}
