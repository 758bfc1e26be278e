import Diagnostics
import Documents
import Testing

@testable import PullDiagnosis

@Suite("A diagnosis of records of CloudTrail")
struct CloudTrailTests {
  private static let session =
    "arn:aws:sts::606639739464:assumed-role/ROSAECRAssumeRole/botocore-session-1"

  /// A call as CloudTrail records it.
  private static func call(
    _ name: String, _ service: String = "ecr", code: String? = "AccessDenied",
    message: String? = nil, parameters: Node = .null,
    by identity: Node = ["type": "AssumedRole", "arn": Node(session), "accountId": "606639739464"],
    endpoint: String? = nil
  ) -> Node {
    var fields: [(String, Node)] = [
      ("eventVersion", "1.08"), ("userIdentity", identity),
      ("eventTime", "2026-03-02T08:15:04Z"), ("eventSource", Node("\(service).amazonaws.com")),
      ("eventName", Node(name)), ("awsRegion", "us-east-1"), ("sourceIPAddress", "10.0.1.2"),
      ("requestParameters", parameters), ("responseElements", .null),
    ]
    if let code { fields.append(("errorCode", Node(code))) }
    if let message { fields.append(("errorMessage", Node(message))) }
    if let endpoint { fields.append(("vpcEndpointId", Node(endpoint))) }
    return Node(.mapping(Mapping(fields.map { .init(key: $0, value: $1) })))
  }

  private static let pull = call(
    "BatchGetImage",
    message:
      "User: \(session) is not authorized to perform: ecr:BatchGetImage on resource: arn:aws:ecr:us-east-1:818140567777:repository/cf/api because no resource-based policy allows the ecr:BatchGetImage action",
    parameters: ["registryId": "818140567777", "repositoryName": "cf/api"])

  private static let assumption = call(
    "AssumeRoleWithWebIdentity", "sts", message: "An unknown error occurred",
    parameters: ["roleArn": "arn:aws:iam::606639739464:role/ROSAECRAssumeRole"],
    by: [
      "type": "WebIdentityUser", "userName": "system:serviceaccount:cf-dev:ecr-sa",
      "identityProvider": "arn:aws:iam::606639739464:oidc-provider/oidc.example/a",
    ])

  private func text(_ node: Node, _ style: JSONWriter.Style = .pretty) -> String {
    JSONWriter.text(node, style: style)
  }

  private func rules(_ text: String) -> [String] {
    Diagnosis.of(text: text, source: "trail").findings.map(\.rule)
  }

  /// How records are handed over.
  static let forms: [(name: String, form: @Sendable ([Node]) -> String)] = [
    ("as a trail delivers them", { JSONWriter.text(["Records": Node($0)], style: .compact) }),
    ("as a list", { JSONWriter.text(Node($0), style: .pretty) }),
    (
      "as `aws cloudtrail lookup-events` prints them",
      { records in
        let events = records.map { record -> Node in
          [
            "EventId": "a", "EventName": record["eventName"] ?? .null,
            "CloudTrailEvent": Node(JSONWriter.text(record, style: .compact)),
          ]
        }
        return JSONWriter.text(["Events": Node(events), "NextToken": "b"], style: .pretty)
      }
    ),
    (
      "one a line",
      { $0.map { JSONWriter.text($0, style: .compact) }.joined(separator: "\n") + "\n" }
    ),
  ]

  @Test("names the cause of each failed call, with who and where", arguments: forms)
  func causes(form: (name: String, form: @Sendable ([Node]) -> String)) throws {
    let text = form.form([Self.assumption, Self.pull])
    let diagnosis = Diagnosis.of(text: text, source: "trail")
    let findings = diagnosis.findings
    #expect(
      Set(findings.map(\.rule)) == ["cause/assume-role-refused", "cause/repository-policy-denied"])
    let message = try #require(findings.first { $0.rule == "cause/assume-role-refused" }?.message)
    #expect(
      message.contains(
        "a call by `system:serviceaccount:cf-dev:ecr-sa` from 10.0.1.2 at 2026-03-02T08:15:04Z"))
    #expect(findings.allSatisfy { $0.location.line != nil })
    #expect(
      diagnosis.denials.map(\.action) == ["sts:AssumeRoleWithWebIdentity", "ecr:BatchGetImage"])
    #expect(
      diagnosis.denials.map(\.principal) == ["system:serviceaccount:cf-dev:ecr-sa", Self.session])
    #expect(
      diagnosis.denials.map(\.resource) == [
        "arn:aws:iam::606639739464:role/ROSAECRAssumeRole",
        "arn:aws:ecr:us-east-1:818140567777:repository/cf/api",
      ])
  }

  @Test("reads one record by itself")
  func single() {
    #expect(rules(text(Self.pull)) == ["cause/repository-policy-denied"])
    #expect(rules(text(Self.pull, .compact)) == ["cause/repository-policy-denied"])
  }

  /// A record, the causes in it, and the denial.
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let record: Node
    let rules: [String]
    var resource: String?
  }

  static let rows: [Row] = [
    Row(
      testDescription: "a denied token without a message", record: call("GetAuthorizationToken"),
      rules: ["cause/get-authorization-token-denied"], resource: "*"),
    Row(
      testDescription: "a denied pull without a message",
      record: call(
        "BatchGetImage", parameters: ["registryId": "818140567777", "repositoryName": "a"]),
      rules: ["cause/pull-action-denied"],
      resource: "arn:aws:ecr:us-east-1:818140567777:repository/a"),
    Row(
      testDescription: "a code of EC2's kind",
      record: call("BatchGetImage", code: "Client.UnauthorizedOperation"),
      rules: ["cause/access-denied"]),
    Row(
      testDescription: "a failure that is no denial",
      record: call("BatchGetImage", code: "KmsException", message: "KMS key is disabled"),
      rules: ["cause/kms-failing"]),
    Row(
      testDescription: "a failure that is not known",
      record: call("BatchGetImage", code: "FluxException", message: "88 mph"),
      rules: ["cause/unknown"]),
    Row(
      testDescription: "a call that succeeded", record: call("BatchGetImage", code: nil),
      rules: ["cause/unknown"]),
    Row(
      testDescription: "a repository without a policy, which is no failure",
      record: call("GetRepositoryPolicy", code: "RepositoryPolicyNotFoundException"),
      rules: ["cause/unknown"]),
    Row(
      testDescription: "a line of JSON that is no record, whatever its fields",
      record: [
        "eventSource": "aws:s3", "eventName": "ObjectCreated:Put", "eventVersion": "2.1",
        "errorMessage": "no basic auth credentials",
      ], rules: ["cause/no-basic-auth-credentials"]),
    Row(
      testDescription: "a service that no pull calls",
      record: call("GetObject", "s3", message: "no basic auth credentials"),
      rules: ["cause/unknown"]),
  ]

  @Test("tells a denial from other failures, and both from what is none", arguments: rows)
  func kinds(row: Row) {
    let diagnosis = Diagnosis.of(text: text(row.record), source: nil)
    #expect(diagnosis.findings.map(\.rule) == row.rules, "\(diagnosis.findings.map(\.text))")
    #expect(diagnosis.denials.first?.resource == row.resource)
  }

  @Test("tells where the call came from")
  func context() {
    let record = Self.call("GetAuthorizationToken", endpoint: "vpce-1")
    let denial = Diagnosis.of(text: text(record), source: nil).denials.first
    #expect(denial?.sourceAddress == "10.0.1.2")
    #expect(denial?.endpoint == "vpce-1")
    let provider = Diagnosis.of(text: text(Self.assumption), source: nil).denials.first?.provider
    #expect(provider == "arn:aws:iam::606639739464:oidc-provider/oidc.example/a")
  }

  @Test(
    "does not trap on hostile records",
    arguments: [
      ["eventSource": ".amazonaws.com", "eventName": ""],
      ["eventSource": "ecr.amazonaws.com", "eventName": "a", "errorCode": "."],
      [
        "eventSource": "ecr.amazonaws.com", "eventName": "BatchGetImage",
        "errorCode": "AccessDenied",
        "userIdentity": ["arn": "arn:"], "awsRegion": "a",
        "requestParameters": ["repositoryName": "a", "registryId": "b"],
      ],
      ["Events": [["CloudTrailEvent": "{"]]], ["Records": [1, .null]], ["Records": []],
      [
        "eventSource": "ecr.amazonaws.com", "eventName": "a", "errorCode": "x",
        "errorMessage": "\u{1B}[2J`\u{9B}",
      ],
    ] as [Node])
  func hostile(record: Node) {
    let findings = Diagnosis.of(text: text(record), source: nil).findings
    #expect(!findings.isEmpty)
    #expect(
      !findings.contains { $0.text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" } })
  }
}
