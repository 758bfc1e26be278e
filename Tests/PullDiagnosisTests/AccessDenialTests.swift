import Testing

@testable import PullDiagnosis

@Suite("A denial in a text")
struct AccessDenialTests {
  private static let session =
    "arn:aws:sts::606639739464:assumed-role/ROSAECRAssumeRole/botocore-session-1"
  private static let repository = "arn:aws:ecr:us-east-1:818140567777:repository/cf/api"
  private static let asked =
    "User: \(session) is not authorized to perform: ecr:BatchGetImage on resource: \(repository)"

  /// A text, and the denial in it: who, action, resource, type of policy.
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let denial: String?

    init(_ testDescription: String, _ text: String, _ denial: String?) {
      self.testDescription = testDescription
      self.text = text
      self.denial = denial
    }
  }

  private static func denial(
    _ reason: String, who: String = session, action: String = "ecr:BatchGetImage",
    on resource: String = repository
  ) -> String { "\(who) \(action) \(resource) \(reason)" }

  static let rows: [Row] = [
    Row("without a reason", asked, denial("-")),
    Row(
      "that nothing of the identity allows",
      "denied: \(asked) because no identity-based policy allows the ecr:BatchGetImage action",
      denial("identity")),
    Row(
      "that nothing of the resource allows",
      "\(asked) because no resource-based policy allows the ecr:BatchGetImage action",
      denial("resource")),
    Row(
      "by a service control policy", "\(asked) with an explicit deny in a service control policy",
      denial("explicit serviceControl")),
    Row(
      "by a service control policy with its ARN",
      "\(asked) with an explicit deny in a service control policy: arn:aws:organizations::1:policy/o-a/service_control_policy/p-b",
      denial("explicit serviceControl")),
    Row(
      "that a service control policy passes on",
      "\(asked) transitively through a service control policy", denial("explicit serviceControl")),
    Row(
      "by a resource control policy",
      "\(asked) with an explicit deny in a resource control policy",
      denial("explicit resourceControl")),
    Row(
      "that a boundary does not allow",
      "\(asked) because no permissions boundary allows the ecr:BatchGetImage action",
      denial("boundary")),
    Row(
      "by a boundary", "\(asked) with an explicit deny in a permissions boundary",
      denial("explicit boundary")),
    Row(
      "that a session policy does not allow",
      "\(asked) because no session policy allows the ecr:BatchGetImage action", denial("session")),
    Row(
      "that an endpoint does not allow",
      "\(asked) because no VPC endpoint policy allows the ecr:BatchGetImage action",
      denial("endpoint")),
    Row(
      "that a trust policy does not allow",
      "\(asked) because no role trust policy allows the ecr:BatchGetImage action", denial("trust")),
    Row(
      "of the older wording", "\(asked) with an explicit deny", denial("explicit -")),
    Row(
      "on no resource",
      "User: \(session) is not authorized to perform: ecr:GetAuthorizationToken on resource: * because no identity-based policy allows the ecr:GetAuthorizationToken action",
      denial("identity", action: "ecr:GetAuthorizationToken", on: "*")),
    Row(
      "of a token", "AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity",
      "- sts:AssumeRoleWithWebIdentity - -"),
    Row(
      "of a resource in quotes",
      "User: arn:aws:iam::606639739464:user/dev is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::b/k\" because no identity-based policy allows the s3:GetObject action",
      denial(
        "identity", who: "arn:aws:iam::606639739464:user/dev", action: "s3:GetObject",
        on: "arn:aws:s3:::b/k")),
    Row("before more words of a log", "aws: \(asked); secrets stay as they are", denial("-")),
    Row(
      "before a status", "AccessDenied: \(asked)\n\tstatus code: 403, request id: 1", denial("-")),
    Row(
      "within JSON", #"{"msg":"\#(asked) because no session policy allows it"}"#, denial("session")),
    Row("without an action", "User: x is not authorized to perform this operation", nil),
    Row("of Kubernetes", "User \"a\" cannot get resource \"secrets\"", nil),
    Row(
      "broken by a terminal", broken("error: \(asked) with an explicit deny in a session policy"),
      denial("explicit session")),
  ]

  private static func broken(_ text: String) -> String {
    var lines: [Substring] = []
    var rest = text[...]
    while !rest.isEmpty {
      lines.append(rest.prefix(80))
      rest = rest.dropFirst(80)
    }
    return lines.joined(separator: "\n")
  }

  @Test("names who asked for what, on what, and the type of policy", arguments: rows)
  func fields(row: Row) {
    let denials = Diagnosis.of(text: row.text, source: "log").denials
    let found = denials.map { denial in
      let type = denial.type.map { "\($0)" } ?? "-"
      let reason = (denial.isExplicit ? "explicit " : "") + type
      return [denial.principal ?? "-", denial.action, denial.resource ?? "-", reason]
        .joined(separator: " ")
    }
    #expect(found == [row.denial].compactMap(\.self))
    #expect(denials.allSatisfy { $0.location.line != nil && $0.cause != nil })
  }

  @Test("counts once for all sessions of a role, and not where a later line says that it is over")
  func distinct() {
    let other = Self.asked.replacing("session-1", with: "session-2")
    let pull = "Failed to pull image \"x\": "
    let lines = [pull + Self.asked, pull + other, pull + Self.asked.replacing("cf/api", with: "b")]
    let text = lines.joined(separator: "\n")
    #expect(Diagnosis.of(text: text, source: nil).denials.map(\.location.line) == [1, 3])
    let over = text + "\nSuccessfully pulled image \"x\" in 2s"
    #expect(Diagnosis.of(text: over, source: nil).denials.isEmpty)
  }

  @Test("is limited in number")
  func most() {
    let text = (0..<500).map { Self.asked.replacing("cf/api", with: "cf/\($0)") }
      .joined(separator: "\n")
    #expect(Diagnosis.of(text: text, source: nil).denials.count == 100)
  }
}
