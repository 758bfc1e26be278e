import Diagnostics
import Documents
import PullDiagnosis
import Testing

@testable import ECRAccess

@Suite("An explained denial")
struct DenialExplanationTests {
  private static let role =
    "arn:aws:sts::606639739464:assumed-role/ROSAECRAssumeRole/botocore-session-1772439304"
  private static let repositories = "arn:aws:ecr:us-east-1:818140567777:repository/"
  private static let provider =
    "arn:aws:iam::606639739464:oidc-provider/oidc.op1.openshiftapps.com/2k0c8r75om1ojie607vf4glkvbd4mo89"
  private static let refused =
    "AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity"

  private static func pull(
    _ reason: String = "", of repository: String = "team/app", action: String = "ecr:BatchGetImage",
    by principal: String = role
  ) -> String {
    "denied: User: \(principal) is not authorized to perform: \(action) on resource: \(repository.hasPrefix("arn:") ? repository : repositories + repository) \(reason)"
  }

  private static func none(_ type: String) -> String {
    "because no \(type) policy allows the ecr:BatchGetImage action"
  }

  private static func deny(_ type: String) -> String { "with an explicit deny in a \(type)" }

  private static let token =
    "User: \(role) is not authorized to perform: ecr:GetAuthorizationToken on resource: *"

  private static func policy(_ statements: Node...) -> Node {
    ["Version": "2012-10-17", "Statement": Node(statements)]
  }

  private static let nothing = policy()
  private static let allowAll: Node = ["Effect": "Allow", "Action": "*", "Resource": "*"]

  /// A policy as it reads in a file of that name, for its lines.
  private static func file(_ name: String, _ node: Node) -> PullChain.Document {
    let text = JSONWriter.text(node, style: .pretty)
    return PullChain.Document(name, JSONReader.read(Array(text.utf8), source: name).node ?? node)
  }

  /// A denial beside a plan and what exists, and what is said of it.
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    var values: Node = [:]
    var live: Node = [:]
    var guardrails: @Sendable (inout GuardrailDocuments) -> Void = { _ in }
    let rule: String
    /// What the message and the help have to say.
    let words: [String]
  }

  static let applied: [Row] = [
    Row(
      testDescription: "that the repository's policy does not allow, as the text says",
      text: pull(none("resource-based")), rule: "not-applied",
      words: ["`team/app` allows", "run the playbook", "`ecr-repository-policy.json`"]),
    Row(
      testDescription: "that the repository's policy does not allow, as was read",
      text: pull(), live: ["repository_policies": ["team/app": nothing]], rule: "not-applied",
      words: ["has no statement that allows it", "run the playbook"]),
    Row(
      testDescription: "of a repository without a policy", text: pull(),
      live: ["repository_policies": ["team/app": .null]], rule: "not-applied",
      words: ["the planned policy of the repository `team/app`"]),
    Row(
      testDescription: "that a repository's policy allows to other actions",
      text: pull(),
      live: [
        "repository_policies": [
          "team/app": policy([
            "Effect": "Allow",
            "Principal": ["AWS": "arn:aws:iam::606639739464:role/ROSAECRAssumeRole"],
            "Action": "ecr:BatchGetImage", "Condition": ["Bool": ["aws:SecureTransport": "false"]],
          ])
        ]
      ], rule: "not-applied", words: ["`Bool` on `aws:SecureTransport` requires `false`"]),
    Row(
      testDescription: "that no policy of the role allows, as the text says",
      text: pull(none("identity-based")),
      rule: "not-applied", words: ["permissions policy allows", "`ROSAECRCrossAccountPolicy`"]),
    Row(
      testDescription: "of a role without policies", text: token,
      live: ["attached_policies": [:], "inline_policies": [:]], rule: "not-applied",
      words: ["the role has no policy"]),
    Row(
      testDescription: "of a token by a role that trusts another", text: refused,
      live: [
        "role": [
          "AssumeRolePolicyDocument": policy([
            "Effect": "Allow", "Principal": ["Federated": Node(provider)],
            "Action": "sts:AssumeRoleWithWebIdentity",
            "Condition": [
              "StringEquals": [
                "oidc.op1.openshiftapps.com/2k0c8r75om1ojie607vf4glkvbd4mo89:sub":
                  "system:serviceaccount:cf-dev:other"
              ]
            ],
          ])
        ]
      ], rule: "not-applied",
      words: [
        "`system:serviceaccount:cf-dev:other`", "`system:serviceaccount:cf-dev:ecr-sa`",
        "run the playbook",
      ]),
    Row(
      testDescription: "of a token by a role that does not exist", text: refused,
      live: ["role": .null], rule: "not-applied",
      words: ["the role does not exist"]),
  ]

  static let denying: [Row] = [
    Row(
      testDescription: "by a service control policy",
      text: pull(deny("service control policy")),
      guardrails: {
        $0.serviceControlPolicies = [
          [
            file(
              "scp.json",
              policy(
                allowAll,
                ["Sid": "NoPull", "Effect": "Deny", "Action": "ecr:Batch*", "Resource": "*"]))
          ]
        ]
      }, rule: "by-statement",
      words: ["statement `NoPull` of the service control policy `scp.json:", "denies"]),
    Row(
      testDescription: "by a resource control policy", text: pull(),
      guardrails: {
        $0.resourceControlPolicies = [
          [
            file(
              "rcp.json",
              policy(["Effect": "Deny", "Principal": "*", "Action": "ecr:*", "Resource": "*"]))
          ]
        ]
      }, rule: "by-statement", words: ["statement 0 of the resource control policy `rcp.json:"]),
    Row(
      testDescription: "by a resource control policy on the role", text: refused,
      guardrails: {
        $0.resourceControlPolicies = [
          [
            file(
              "rcp.json",
              policy(["Effect": "Deny", "Principal": "*", "Action": "sts:*", "Resource": "*"]))
          ]
        ]
      }, rule: "by-statement", words: ["`rcp.json:"]),
    Row(
      testDescription: "by the repository's policy", text: pull(deny("resource-based policy")),
      live: [
        "repository_policies": [
          "team/app": policy([
            "Sid": "Closed", "Effect": "Deny", "Principal": "*", "Action": "ecr:*",
          ])
        ]
      ], rule: "by-statement", words: ["statement `Closed`", "repository team/app"]),
    Row(
      testDescription: "by another policy of the role", text: token,
      live: [
        "attached_policies": [
          "arn:aws:iam::606639739464:policy/Quarantine": policy([
            "Effect": "Deny", "Action": "*", "Resource": "*",
          ])
        ], "inline_policies": [:],
      ], rule: "by-statement", words: ["policy/Quarantine"]),
    Row(
      testDescription: "by a boundary", text: pull(),
      values: ["iam": ["permissions_boundary": "arn:aws:iam::606639739464:policy/B"]],
      guardrails: {
        $0.permissionsBoundary = file(
          "b.json", policy(allowAll, ["Effect": "Deny", "Action": "ecr:*", "Resource": "*"]))
      }, rule: "by-statement", words: ["permissions boundary `b.json:"]),
  ]

  static let notGranted: [Row] = [
    Row(
      testDescription: "of a repository that the values do not name",
      text: pull(none("identity-based"), of: "other/app"),
      rule: "not-granted",
      words: ["grant `team/*` alone", "`other/app`", "`ecr.registry.repositories`"]),
    Row(
      testDescription: "of one whose policy allows it, but not the role's",
      text: pull(of: "other/app"),
      live: [
        "repository_policies": [
          "other/app": policy(["Effect": "Allow", "Principal": "*", "Action": "ecr:*"])
        ]
      ],
      rule: "not-granted", words: ["add `other/app` to `ecr.registry.repositories`"]),
    Row(
      testDescription: "that a boundary leaves out", text: pull(none("identity-based")),
      values: ["iam": ["permissions_boundary": "arn:aws:iam::606639739464:policy/B"]],
      guardrails: {
        $0.permissionsBoundary = file(
          "b.json", policy(["Effect": "Allow", "Action": "s3:*", "Resource": "*"]))
      }, rule: "not-granted",
      words: ["the permissions boundary `b.json` does not allow", "`ecr.iam.permissions_boundary`"]),
    Row(
      testDescription: "that a level of service control policies leaves out", text: token,
      guardrails: { $0.serviceControlPolicies = [[file("scp.json", nothing)]] },
      rule: "not-granted", words: ["service control policy `scp.json`", "at every level"]),
    Row(
      testDescription: "that the only endpoint leaves out", text: token,
      guardrails: { $0.endpointPolicies = [file("ep.json", nothing)] },
      rule: "not-granted", words: ["VPC endpoint policy `ep.json`"]),
  ]

  static let others: [Row] = [
    Row(
      testDescription: "of a node",
      text: pull(by: "arn:aws:sts::606639739464:assumed-role/x-Worker-Role/i-0abc"),
      rule: "of-another",
      words: ["the instance `i-0abc` with its own role `x-Worker-Role`", "no say in it"]),
    Row(
      testDescription: "of the role of that name in another account",
      text: pull(by: "arn:aws:sts::111122223333:assumed-role/ROSAECRAssumeRole/s"),
      rule: "of-another",
      words: ["of account `111122223333`", "arn:aws:iam::606639739464:role/ROSAECRAssumeRole"]),
    Row(
      testDescription: "of a user", text: pull(by: "arn:aws:iam::606639739464:user/dev"),
      rule: "of-another", words: ["the user `dev`"]),
    Row(
      testDescription: "of somebody of IAM Identity Center",
      text: pull(
        by: "arn:aws:sts::606639739464:assumed-role/AWSReservedSSO_Admin_0/me@example.com"),
      rule: "of-another", words: ["`me@example.com`, signed in through IAM Identity Center"]),
    Row(
      testDescription: "of what is no pull", text: pull(action: "ecr:PutImage"),
      rule: "beyond-plan", words: ["`ecr:PutImage` is not a request of a pull"]),
    Row(
      testDescription: "of another registry",
      text: pull(of: "arn:aws:ecr:us-east-1:999999999999:repository/team/app"),
      rule: "beyond-plan", words: ["`999999999999`", "`ecr.registry.account_id`"]),
    Row(
      testDescription: "of another region",
      text: pull(of: "arn:aws:ecr:eu-west-1:818140567777:repository/team/app"),
      rule: "beyond-plan", words: ["`eu-west-1`", "`ecr.registry.region`"]),
  ]

  static let open: [Row] = [
    Row(
      testDescription: "without a reason, of which only the plan is known", text: pull(),
      rule: "unexplained",
      words: [
        "every document that was seen allows", "the role's policies as they are",
        "the repository's policy as it is",
        "the registry's policy", "a service control policy", "a resource control policy",
        "a VPC endpoint policy",
      ]),
    Row(
      testDescription: "by a kind of policy of which none was seen",
      text: pull(deny("service control policy")),
      rule: "unexplained", words: ["the text blames a service control policy, and none was seen"]),
    Row(
      testDescription: "by a policy that is not the one that was seen",
      text: pull(deny("service control policy")),
      guardrails: { $0.serviceControlPolicies = [[file("scp.json", policy(allowAll))]] },
      rule: "unexplained", words: ["another one than was seen"]),
    Row(
      testDescription: "of a token", text: refused, rule: "unexplained",
      words: ["the role's trust policy as it is", "a resource control policy"]),
    Row(
      testDescription: "that hangs on an endpoint", text: pull(deny("resource-based policy")),
      live: [
        "repository_policies": [
          "team/app": policy(
            [
              "Effect": "Allow",
              "Principal": ["AWS": "arn:aws:iam::606639739464:role/ROSAECRAssumeRole"],
              "Action": "ecr:*",
            ],
            [
              "Effect": "Deny", "Principal": "*", "Action": "ecr:*",
              "Condition": ["StringNotEquals": ["aws:SourceVpce": "vpce-1"]],
            ])
        ]
      ], rule: "undecided", words: ["this depends on `aws:SourceVpce`", "CloudTrail"]),
    Row(
      testDescription: "where the repositories' policies could not be read", text: pull(),
      live: ["repository_policies": ["unreadable": "AccessDenied"]], rule: "unexplained",
      words: ["the repository's policy as it is"]),
    Row(
      testDescription: "by a policy that could not be read",
      text: pull(deny("identity-based policy")),
      live: ["attached_policies": ["unreadable": "AccessDenied"], "inline_policies": [:]],
      rule: "undecided", words: ["could not be read"]),
  ]

  private func explanations(_ row: Row) throws -> [Finding] {
    let base: Node = ["registry": ["repositories": ["team/*"]]]
    let plan = try #require(rendering(base, row.values).plan)
    var guardrails = GuardrailDocuments()
    row.guardrails(&guardrails)
    let explanation = DenialExplanation(plan, on: ObservedState(row.live), guardrails: guardrails)
    return explanation.findings(Diagnosis.of(text: row.text, source: "log"))
  }

  @Test(
    "names the document, and the smallest change that mends it",
    arguments: applied + denying + notGranted + others + open)
  func explains(row: Row) throws {
    let findings = try explanations(row)
    let found = findings.filter { $0.rule.hasPrefix("access/") }
    #expect(found.map(\.rule) == ["access/denial-\(row.rule)"])
    let text = found.map(\.text).joined()
    for words in row.words { #expect(text.contains(words), "\(text)") }
    #expect(found.allSatisfy { $0.location.source == "log" && $0.location.line == 1 })
    // The general remedy gives way to one that the documents have shown
    let cause = try #require(findings.first { $0.rule.hasPrefix("cause/") })
    let isOpen = found.first?.severity == .note
    #expect((cause.help?.hasPrefix("see `access/denial-") == true) != isOpen)
  }

  /// A record of a call through an endpoint.
  private func record(endpoint: String) -> String {
    """
    {"eventSource": "ecr.amazonaws.com", "eventName": "BatchGetImage", "awsRegion": "us-east-1",
     "errorCode": "AccessDenied", "sourceIPAddress": "10.0.1.2", "vpcEndpointId": "\(endpoint)",
     "userIdentity": {"type": "AssumedRole", "arn": "\(Self.role)", "accountId": "606639739464"},
     "requestParameters": {"registryId": "818140567777", "repositoryName": "team/app"}}
    """
  }

  @Test("decides by what a record of CloudTrail tells of the call's way")
  func record() throws {
    let open = try #require(Self.open.first { $0.rule == "undecided" })
    let rules = try ["vpce-1", "vpce-2"].map { endpoint in
      let row = Row(
        testDescription: "", text: record(endpoint: endpoint), live: open.live, rule: "", words: [])
      return try explanations(row).map(\.rule).filter { $0.hasPrefix("access/") }
    }
    #expect(rules == [["access/denial-unexplained"], ["access/denial-by-statement"]])
  }

  @Test("tells whose token was refused, and for which role")
  func tokens() throws {
    func said(_ subject: String, _ role: String, _ provider: String) throws -> String {
      let text = """
        {"eventSource": "sts.amazonaws.com", "eventName": "AssumeRoleWithWebIdentity",
         "errorCode": "AccessDenied", "errorMessage": "An unknown error occurred",
         "userIdentity": {"type": "WebIdentityUser", "userName": "\(subject)", "identityProvider": "\(provider)"},
         "requestParameters": {"roleArn": "\(role)"}}
        """
      return try explanations(Row(testDescription: "", text: text, rule: "", words: []))
        .filter { $0.rule.hasPrefix("access/") }.map(\.text).joined()
    }
    let ours = "system:serviceaccount:cf-dev:ecr-sa"
    let role = "arn:aws:iam::606639739464:role/ROSAECRAssumeRole"
    #expect(try said(ours, role, Self.provider).contains("[access/denial-unexplained]"))
    let other = try said("system:serviceaccount:cf-dev:default", role, Self.provider)
    #expect(other.contains("[access/denial-of-another]") && other.contains(":cf-dev:default`"))
    let wrong = try said(ours, role + "2", Self.provider)
    #expect(
      wrong.contains("[access/denial-beyond-plan]") && wrong.contains("eks.amazonaws.com/role-arn"))
    let issuer = try said(ours, role, Self.provider + "x")
    #expect(issuer.contains("`ecr.cluster.oidc_endpoint_url`"))
  }

  @Test("does not take a caller that is known by an id alone for another's")
  func identifiers() throws {
    let text = record(endpoint: "vpce-1").replacing(
      #""type": "AssumedRole", "arn": "\#(Self.role)""#,
      with: #""type": "AWSAccount", "principalId": "AROAEXAMPLE:botocore-session-1""#)
    #expect(text.contains("AROAEXAMPLE"))
    let row = Row(testDescription: "", text: text, rule: "", words: [])
    let found = try explanations(row).filter { $0.rule.hasPrefix("access/") }
    #expect(found.map(\.rule) == ["access/denial-undecided"])
    #expect(found.first?.message.contains("`AROAEXAMPLE:botocore-session-1`") == true)
  }

  @Test("names each principal that was denied")
  func principals() throws {
    let text = ["a", "b"].map { Self.pull(by: "arn:aws:iam::606639739464:user/\($0)") }
      .joined(separator: "\n")
    let row = Row(testDescription: "", text: text, rule: "", words: [])
    let found = try explanations(row).filter { $0.rule == "access/denial-of-another" }
    #expect(found.count == 2)
  }

  @Test("says what is the same once")
  func once() throws {
    let actions = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
    let text = actions.map { Self.pull(Self.none("identity-based"), of: "other/app", action: $0) }
      .joined(separator: "\n")
    let row = Row(testDescription: "", text: text, rule: "", words: [])
    #expect(try explanations(row).filter { $0.rule.hasPrefix("access/") }.count == 1)
  }

  @Test("has an example of every rule that runs, and none where nothing is denied")
  func examples() throws {
    let plan = try #require(rendering(["registry": ["repositories": ["cf/*"]]]).plan)
    let scp = Self.policy(Self.allowAll, ["Effect": "Deny", "Action": "ecr:*", "Resource": "*"])
    for rule in DenialRules.all {
      var guardrails = GuardrailDocuments()
      if rule.id.hasSuffix("by-statement") {
        guardrails.serviceControlPolicies = [[Self.file("scp.json", scp)]]
      }
      let live: Node =
        rule.id.hasSuffix("undecided")
        ? ["attached_policies": ["unreadable": "x"], "inline_policies": [:]] : [:]
      let explanation = DenialExplanation(plan, on: ObservedState(live), guardrails: guardrails)
      let marked = rule.failing.filter { $0 != RuleInfo.mark }
      #expect(rule.failing.count { $0 == RuleInfo.mark } == 1, "\(rule.id)")
      let found = explanation.findings(Diagnosis.of(text: marked, source: nil)).map(\.rule)
      #expect(found.contains(rule.id), "\(rule.id): \(found)")
      let passing = explanation.findings(Diagnosis.of(text: rule.passing, source: nil))
      #expect(!passing.contains { $0.rule.hasPrefix("access/") })
    }
  }
}
