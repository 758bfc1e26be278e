import Diagnostics
import Documents
import Foundation
import IAMPolicy
import Testing

@Suite("The guide's policies")
struct GuidePoliciesTests {
  private func findings(of name: String) throws -> (kind: PolicyKind?, findings: [Finding]) {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/\(name).json")
    let (node, faults) = JSONReader.read(Array(try Data(contentsOf: file)), source: name)
    let (policy, findings) = PolicyReader.read(try #require(node), kind: nil)
    return (policy?.kind, faults + findings)
  }

  @Test("the trust policy has no finding")
  func trust() throws {
    let (kind, findings) = try findings(of: "guide-ecr-trust-policy")
    #expect(kind == .trust)
    #expect(findings.map(\.text) == [])
  }

  @Test("the permissions policy has a dead action, and no other finding")
  func permissions() throws {
    let (kind, findings) = try findings(of: "guide-ecr-cross-account-policy")
    #expect(kind == .identity)
    #expect(findings.map(\.rule) == ["iam/dead-action"])
    #expect(findings.map(\.severity) == [.note])
    #expect(findings.first?.location.path.description == "$.Statement[0].Action[0]")
  }
}
