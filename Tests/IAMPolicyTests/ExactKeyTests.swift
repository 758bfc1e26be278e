import Documents
import Testing

@testable import IAMPolicy

@Suite("Condition keys and principals are compared by their bytes")
struct ExactKeyTests {
  private static let policy: Node = [
    "Version": "2012-10-17",
    "Statement": [
      [
        "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*",
        "Condition": [
          "StringEquals": ["aws:RequestTag/caf\u{E9}": "1", "aws:RequestTag/cafe\u{301}": "1"]
        ],
      ]
    ],
  ]

  @Test("a request that has one spelling of a key does not have the other")
  func keys() throws {
    let evaluator = Evaluator(
      PolicySet(identityPolicies: [Policy(Self.policy, kind: .identity)]))
    func outcome(_ context: [ContextKey: [String]]) throws -> Decision.Outcome {
      evaluator.decide(
        AccessRequest(
          action: "s3:GetObject", resource: "arn:aws:s3:::b/k",
          principal: try RequestPrincipal("arn:aws:iam::111122223333:user/u"), context: context)
      ).outcome
    }
    let (one, other): (ContextKey, ContextKey) = (
      "aws:requesttag/CAF\u{E9}", "aws:requesttag/cafe\u{301}"
    )
    #expect(try outcome([one: ["1"]]) == .implicitlyDenied)
    #expect(try outcome([other: ["1"]]) == .implicitlyDenied)
    #expect(try outcome([one: ["1"], other: ["1"]]) == .allowed)
  }

  @Test("values that differ in their spelling alone are told apart where many requests are decided")
  func values() throws {
    let deny: Node = [
      "Effect": "Deny", "Action": "*", "Resource": "*",
      "Condition": ["StringNotEquals": ["aws:SourceVpc": "caf\u{E9}"]],
    ]
    let other: Node = [
      "Effect": "Deny", "Action": "*", "Resource": "*",
      "Condition": ["StringEquals": ["aws:SourceVpc": "cafe\u{301}"]],
    ]
    let allow: Node = ["Effect": "Allow", "Action": "*", "Resource": "*"]
    let policy = Policy(PolicyGenerator.policy([allow, deny, other]), kind: .identity)
    let set = SetDecision(
      PolicySet(identityPolicies: [policy]),
      over: SymbolicRequest(
        principal: try RequestPrincipal("arn:aws:iam::111122223333:user/u"),
        unknownKeys: .allNotGiven))
    guard case .yes(let request, _) = set.canBeAllowed() else {
      Issue.record("nothing is allowed")
      return
    }
    #expect(request["aws:SourceVpc"]?.first?.unicodeScalars.count == 4)
  }

  @Test("no principal has a name of other than ASCII characters")
  func principals() {
    #expect(
      PrincipalPattern("arn:aws:iam::111122223333:role/\u{212A}", type: "AWS").meaning
        == .malformed)
  }
}
