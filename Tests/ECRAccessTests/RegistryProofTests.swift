import Documents
import Testing

@testable import ECRAccess

/// The registry's side of the proof: the policies of repositories and of the registry, in another account and in the same.
@Suite("The registry's policies in the proof")
struct RegistryProofTests {
  private static let role = "arn:aws:iam::606639739464:role/ROSAECRAssumeRole"
  private static let pulls =
    #"["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "ecr:BatchCheckLayerAvailability"]"#

  private static func statement(
    _ effect: String, _ actions: String = pulls, _ more: String = ""
  ) -> String {
    #"{"Statement": {"Effect": "\#(effect)", "Principal": {"AWS": "\#(role)"}, "Action": \#(actions)\#(more)}}"#
  }

  private static let inRegistry =
    #", "Resource": "arn:aws:ecr:us-east-1:818140567777:repository/*""#

  @Test("the registry's policy takes part")
  func registry() throws {
    typealias Policy = GuardrailDocuments.RegistryPolicy
    func seen(_ json: String) throws -> Policy { .seen(try document(json, named: "registry.json")) }
    let open =
      Self.inRegistry + #", "Condition": {"StringNotEquals": {"aws:PrincipalOrgID": "o-1"}}"#
    let claim = "the registry's policy does not deny the pull"
    let rows: [(Policy, String, ProofRow.Result, String?)] = [
      (.unseen, claim, .assumed, nil),
      (.none, "the registry has no policy", .holds, nil),
      (try seen(Self.statement("Allow", Self.pulls, Self.inRegistry)), claim, .holds, nil),
      (try seen(Self.statement("Deny", Self.pulls, Self.inRegistry)), claim, .fails, nil),
      (try seen(Self.statement("Deny", #""ecr:PutImage""#, Self.inRegistry)), claim, .holds, nil),
      (try seen(Self.statement("Deny", Self.pulls, open)), claim, .assumed, "`aws:PrincipalOrgID`"),
    ]
    for (policy, claim, result, reason) in rows {
      let proof = try proof { $0.guardrails.registryPolicy = policy }
      proof.expect(claim, result, because: reason)
      #expect(proof.findings.map(\.rule) == (result == .fails ? ["access/guardrail"] : []))
    }
  }

  @Test("that it alone grants the pull is assumed; what a repository denies stays denied")
  func registryAlone() throws {
    let grant = try document(
      Self.statement("Allow", Self.pulls, Self.inRegistry), named: "registry.json")
    let deny = try document(Self.statement("Deny"), named: "cf/api")
    let rows: [(String, PullChain.Document, ProofRow.Result)] = [
      ("no policy", PullChain.Document("cf/api", .null), .assumed), ("a denial", deny, .fails),
    ]
    for (name, repository, result) in rows {
      let proof = try proof {
        $0.repositories = .seen([repository])
        $0.guardrails.registryPolicy = .seen(grant)
      }
      #expect(proof.rows("repository cf/api allows").map(\.result) == [result], "\(name)")
    }
    let alone = try proof { $0.repositories = .seen([PullChain.Document("cf/api", .null)]) }
    alone.expect("repository cf/api allows", .fails)
  }

  @Test("a grant to the whole organization depends on the organization")
  func organization() throws {
    let policy =
      #"{"Statement": {"Effect": "Allow", "Principal": "*", "Action": \#(Self.pulls), "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-1"}}}}"#
    let proof = try proof { $0.repositories = .seen([try document(policy, named: "cf/api")]) }
    proof.expect("repository cf/api allows", .assumed, because: "`aws:PrincipalOrgID`")
    #expect(proof.findings.isEmpty)
  }

  @Test(
    "in the cluster's own account no repository policy is needed, and nothing is granted beyond the pull"
  )
  func sameAccount() throws {
    let values: Node = ["registry": ["account_id": "606639739464"]]
    let proof = try proof(values)
    #expect(proof.findings.map(\.text) == [])
    #expect(proof.failures == [])
    proof.expect("which the role's own account does not need", .assumed)
    #expect(proof.rows("has added that statement").isEmpty)
  }

  @Test(
    "in the cluster's own account a repository policy may still deny, and grants by itself",
    arguments: [
      ("null", nil), (statement("Allow"), nil), (statement("Deny"), "access/pull-denied"),
      (statement("Allow", #""ecr:PutImage""#), "access/excess"),
      (statement("Deny", #""ecr:PutImage""#), nil),
    ] as [(String, String?)])
  func ownRepository(policy: String, rule: String?) throws {
    let values: Node = ["registry": ["account_id": "606639739464"]]
    let proof = try proof(values) {
      $0.repositories = .seen([try document(policy, named: "cf/api")])
    }
    #expect(proof.findings.map(\.rule) == [rule].compactMap(\.self))
  }
}
