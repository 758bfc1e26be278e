import Diagnostics
import Documents
import IAMPolicy
import Testing

@testable import ECRAccess

/// Single faults put into a chain that proves: each has to be named at its place, or be harmless.
@Suite("A single fault in a proving chain")
struct ProofMutationTests {
  /// One fault: what was done where, and the chain that comes of it.
  struct Fault: Sendable, CustomStringConvertible {
    let document: String
    let place: DocumentPath
    let what: String
    let chain: PullChain
    let before: Node
    let after: Node
    /// What was not seen and decides whether it is a fault: a condition key or a name. It has to be named, at least as assumed.
    var unseen: String?

    var description: String { "\(document): \(place) \(what)" }

    /// Whether the proof assumes something that it does not assume without the fault, because of what was not seen.
    func isAssumed(in proof: Proof, unlike baseline: Proof) -> Bool {
      guard let unseen else { return false }
      let before = Set(baseline.rows.filter { $0.result == .assumed }.map(\.claim))
      return proof.rows.contains { row in
        row.result == .assumed && !before.contains(row.claim)
          && row.reason?.contains(unseen) == true && row.decidedBy?.isEmpty == false
      }
    }

    /// Whether the finding is at the place of the fault, at what is around it, or at what it holds.
    func isPlace(of finding: Finding) -> Bool {
      let named = finding.location.path.components
      let faulty = place.components
      let isAround = faulty.starts(with: named) && (!named.isEmpty || faulty.count == 1)
      return finding.location.source == document && (isAround || named.starts(with: faulty))
    }
  }

  private static let plan: Plan? = rendering().plan
  private static let chain: PullChain? = plan.map { plan in
    var chain = PullChain(rendered: plan)
    chain.serviceAccount = chain.serviceAccount.map(placed)
    chain.trustPolicy = chain.trustPolicy.map(placed)
    chain.identityPolicies = chain.identityPolicies.map(placed)
    chain.rbac = chain.rbac.enumerated().map {
      PullChain.Document("ecr-rbac.yml", $1.node.moved(of: "ecr-rbac.yml[\($0)]"))
    }
    chain.deployment = chain.deployment.map(placed)
    if case .asked(let document) = chain.repositories {
      chain.repositories = .asked(placed(document))
    }
    return chain
  }

  private static func placed(_ document: PullChain.Document) -> PullChain.Document {
    PullChain.Document(document.name, document.node.moved(of: document.name))
  }

  @Test("the chain proves before anything is done to it")
  func baseline() throws {
    let chain = try #require(Self.chain)
    #expect(Proof(chain).findings.map(\.text) == [])
  }

  @Test("is named at its place, or is shown to be harmless")
  func faults() throws {
    let chain = try #require(Self.chain)
    let faults =
      Self.fieldFaults(chain) + Self.statementFaults(chain) + Self.guardrailFaults(chain)
      + Self.workloadFaults(chain)
    #expect(faults.count >= 380)
    var harmless = 0
    let baseline = Proof(chain)
    for fault in faults {
      let proof = Proof(fault.chain)
      let findings = proof.findings
      if findings.isEmpty, fault.isAssumed(in: proof, unlike: baseline) { continue }
      if findings.isEmpty {
        let isHarmless = Self.isSame(fault) || Self.harmless.contains { "\(fault)".hasPrefix($0) }
        #expect(isHarmless, "not found: \(fault)")
        harmless += 1
      } else {
        let places = findings.map { "\($0.location.source ?? "-") \($0.location.path)" }
        let isNamed = findings.contains { fault.isPlace(of: $0) }
        #expect(isNamed, "\(fault): named at \(places)")
      }
    }
    #expect(harmless * 10 <= faults.count, "\(harmless) of \(faults.count) are harmless")
  }

  @Test("what only looks like a fault changes nothing: no finding, and nothing more is assumed")
  func silence() throws {
    let chain = try #require(Self.chain)
    let before = Set(Proof(chain).rows.filter { $0.result == .assumed }.map(\.claim))
    for (name, change) in Self.harmlessChanges {
      let proof = Proof(chain.with(change))
      #expect(proof.findings.map(\.text) == [], "\(name)")
      let assumed = proof.rows.filter { $0.result == .assumed }
      // What is seen of the kinds above the account leaves fewer of them unseen
      let more = assumed.filter { !before.contains($0.claim) && !$0.claim.hasPrefix("no unseen ") }
      #expect(more.map(\.claim) == [], "\(name)")
    }
  }

  /// Faults that the chain tolerates, each for a reason.
  private static let harmless = [
    // A statement's name decides nothing.
    "ecr-repository-policy.json: $.Statement[0].Sid ",
    // Another name of the Role's own metadata is caught by its binding; the binding's own name decides nothing.
    "ecr-rbac.yml[1]: $.metadata.name ",
    // Without a namespace a RoleBinding means the service account of its own.
    "ecr-rbac.yml[1]: $.subjects[0].namespace dropped",
    // The API server fills in the only group that there is.
    "ecr-rbac.yml[1]: $.roleRef.apiGroup dropped",
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

extension PullChain {
  func with(_ change: (inout PullChain) -> Void) -> PullChain {
    var changed = self
    change(&changed)
    return changed
  }
}
