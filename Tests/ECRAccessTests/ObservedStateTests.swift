import Documents
import Testing

@testable import ECRAccess

/// What was read, what does not exist, what could not be read, and what nobody asked for.
@Suite("Observed state in the proof")
struct ObservedStateTests {
  private let plan: Plan
  private static let why = "AccessDenied: not authorized to perform iam:GetRole"

  init() throws { plan = try #require(rendering().plan) }

  private func live(_ key: String, _ node: Node) -> ObservedState {
    ObservedState((["events": []] as Node).with(key, node))
  }

  @Test(
    "what could not be read is assumed, with the reason",
    arguments: [
      ("role", "may assume the role"), ("role", "names the provider"),
      ("attached_policies", "the role may get a token"),
      ("inline_policies", "the role's policies allow ecr:BatchGetImage"),
      ("attached_policies", "none that writes"),
      ("permissions_boundary", "the permissions boundary allows"),
      ("oidc_provider", "the provider accepts the audience"),
      ("repository_policies", "repository repository_policies allows"),
      ("registry_policy", "the registry's policy does not deny"),
      ("service_account", "carries the role's ARN"), ("deployment", "the sync runs as"),
      ("deployment", "leaves a margin"), ("deployment", "keyed by the registry's own host"),
      ("roles", "the pull secrets, and do nothing else"),
      ("role_bindings", "the pull secrets, and do nothing else"),
      ("pods", "the sync's pods were given"),
    ])
  func unreadable(key: String, claim: String) {
    let state = live(key, ["unreadable": Node(Self.why)])
    let proof = Proof(PullChain(standing: state, plan: plan))
    let rows = proof.rows(claim)
    #expect(!rows.isEmpty && rows.allSatisfy { $0.result == .assumed }, "\(rows)")
    #expect(rows.allSatisfy { $0.reason?.contains(Self.why) == true })
    #expect(rows.allSatisfy { $0.decidedBy?.isEmpty == false })
    #expect(proof.findings.map(\.text) == [])
    let names = Drift(state, plan: plan).differences.map(\.message)
    #expect(names == [])
  }

  @Test("a single policy that could not be read is enough")
  func unreadablePolicy() {
    let arn = plan.policyARN.text
    let policy = PullChain(rendered: plan).identityPolicies[0].node
    let attached = ([:] as Node).with(arn, policy)
    let state = live(
      "attached_policies",
      attached.with("arn:aws:iam::606639739464:policy/other", ["unreadable": Node(Self.why)]))
    for chain in [
      PullChain(standing: state, plan: plan), PullChain(planned: plan, on: state),
    ] {
      let proof = Proof(chain)
      proof.expect("the role may get a token", .assumed, because: Self.why)
      proof.expect("none that writes", .assumed, because: Self.why)
      #expect(proof.findings.isEmpty)
    }
  }

  @Test("a repository of the name `unreadable` has a policy")
  func repositoryName() {
    let text = #"{"Statement": []}"#
    let state = live("repository_policies", ["unreadable": Node(text)])
    #expect(state.repositoryPolicies?.map(\.name) == ["unreadable"])
    let proof = Proof(PullChain(standing: state, plan: plan))
    proof.expect("repository unreadable allows", .fails)
  }

  @Test("what does not exist fails, and what nobody asked for is assumed or taken as planned")
  func absence() {
    let none = Proof(PullChain(standing: live("oidc_provider", .null), plan: plan))
    none.expect("the provider accepts the audience", .fails)
    let notYet = Proof(PullChain(planned: plan, on: live("oidc_provider", .null)))
    notYet.expect("the provider accepts the audience", .assumed, because: "no provider")
    let unasked = Proof(PullChain(standing: ObservedState([:]), plan: plan))
    unasked.expect("the provider accepts the audience", .assumed)
    unasked.expect("the registry's policy does not deny", .assumed)
    let noPolicy = Proof(PullChain(standing: live("registry_policy", .null), plan: plan))
    noPolicy.expect("the registry has no policy", .holds)
  }

  @Test("the registry's policy may be given as text")
  func registryText() {
    let text =
      #"{"Statement": {"Effect": "Deny", "Principal": "*", "Action": "ecr:*", "Resource": "*"}}"#
    for chain in [
      PullChain(standing: live("registry_policy", Node(text)), plan: plan),
      PullChain(planned: plan, on: live("registry_policy", Node(text))),
    ] { Proof(chain).expect("the registry's policy does not deny", .fails) }
  }

  @Test("a planned boundary that was not read is assumed, and one that it replaces says nothing")
  func boundary() throws {
    let arn = "arn:aws:iam::606639739464:policy/boundary"
    let plan = try #require(
      rendering(["iam": ["permissions_boundary": Node(arn)]]).plan)
    let claim = "the permissions boundary"
    Proof(PullChain(rendered: plan)).expect(claim, .assumed)
    let deny: Node = [
      "Version": "2012-10-17",
      "Statement": [["Effect": "Allow", "Action": "s3:*", "Resource": "*"]],
    ]
    func role(_ boundary: String) -> Node {
      [
        "arn": Node(plan.roleARN.text),
        "permissions_boundary": ["permissions_boundary_arn": Node(boundary)],
      ]
    }
    let rows: [(String, Node, ProofRow.Result)] = [
      ("its own", ["role": role(arn), "permissions_boundary": deny], .fails),
      ("another one", ["role": role("\(arn)2"), "permissions_boundary": deny], .assumed),
      ("no role yet", ["role": [:], "permissions_boundary": [:]], .assumed),
      (
        "unreadable", ["role": role(arn), "permissions_boundary": ["unreadable": "no"]], .assumed
      ),
    ]
    for (name, live, result) in rows {
      let proof = Proof(PullChain(planned: plan, on: ObservedState(live)))
      #expect(proof.rows(claim).map(\.result) == [result], "\(name)")
    }
  }
}
