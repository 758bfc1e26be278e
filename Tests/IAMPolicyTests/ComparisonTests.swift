import Documents
import IAMPolicy
import Testing

/// Two statements, or lists of them, that are compared.
struct ComparisonRow: Sendable, CustomTestStringConvertible {
  /// What the row shows.
  let name: String
  let kind: PolicyKind
  let a: String
  let b: String
  /// What the text of the comparison has to hold.
  let words: [String]

  init(
    _ name: String, as kind: PolicyKind = .identity, _ a: String, _ b: String, words: String...
  ) {
    (self.name, self.kind, self.a, self.b, self.words) = (name, kind, a, b, words)
  }

  var testDescription: String { name }

  func compare() throws -> PolicyComparison {
    PolicyComparison(try read(a), try read(b))
  }

  private func read(_ text: String) throws -> Policy {
    let document = text.hasPrefix("{\"Version\"") ? text : policy(text)
    let (node, faults) = JSONReader.read(Array(document.utf8), source: "policy.json")
    try #require(faults.isEmpty, "\(faults)")
    return Policy(try #require(node), kind: kind)
  }
}

@Suite("Comparing policies by what they grant")
struct ComparisonTests {
  @Test("what is only written otherwise is no difference", arguments: harmless)
  func same(_ row: ComparisonRow) throws {
    #expect(try row.compare().text == "the policies grant the same")
  }

  @Test("what grants otherwise is named with a request", arguments: harmful)
  func different(_ row: ComparisonRow) throws {
    let comparison = try row.compare()
    guard case .different = comparison.result else {
      Issue.record("\(comparison.text)")
      return
    }
    for word in row.words { #expect(comparison.text.contains(word), "\(comparison.text)") }
  }

  @Test("each direction has its request")
  func bothDirections() throws {
    let row = ComparisonRow(
      "", statement(action: #""Action": "ecr:PutImage""#),
      statement(action: #""Action": "ecr:BatchGetImage""#))
    let text = try row.compare().text
    #expect(text.contains("the first policy allows `ecr:PutImage`"), "\(text)")
    #expect(text.contains("the second policy allows `ecr:BatchGetImage`"), "\(text)")
  }

  @Test("the request of a difference can be evaluated, and comes out as told")
  func requestsAreReal() throws {
    let (a, b) = (
      statement(action: #""Action": "ecr:*""#),
      statement(
        action: #""Action": "ecr:*""#,
        condition: #""StringNotLike": {"aws:PrincipalTag/team": "x*"}"#)
    )
    let comparison = try ComparisonRow("", a, b).compare()
    let request = try #require(comparison.node["differences"]?[0]?["request"]?.mapping)
    var outcomes: [String] = []
    for text in [a, b] {
      var members = request
      let (node, _) = JSONReader.read(Array("[\(policy(text))]".utf8), source: "p")
      members["identity_policies"] = node
      members["resource_account"] = "111122223333"
      let reading = EvaluationRequest.read(Node(.mapping(members)))
      outcomes.append(try #require(reading.request).decide().outcome.rawValue)
    }
    #expect(outcomes == ["allowed", "implicitly_denied"])
    #expect(comparison.node["differences"]?[0]?["first"] == "allowed")
    #expect(comparison.node["differences"]?[0]?["second"] == "implicitly_denied")
  }

  @Test("what cannot be shown is called so, with the reason")
  func notShown() throws {
    let row = ComparisonRow(
      "", statement(resource: #""Resource": "arn:aws:s3:::b/${aws:username}/${aws:userid}""#),
      statement(resource: #""Resource": "arn:aws:s3:::b/${aws:userid}/${aws:username}""#))
    let comparison = try row.compare()
    #expect(!comparison.isEqual)
    let kinds = PolicyComparison(Policy([:], kind: .trust), Policy([:], kind: .resource))
    #expect(kinds.text.hasPrefix("not shown equal: "))
    #expect(kinds.node["equal"] == false)
    #expect(kinds.node["not_shown"]?.string?.contains("`trust`") == true)
  }

  private static let pull = #""Action": ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]"#
  private static let repository = #""Resource": "arn:aws:ecr:us-east-1:111122223333:repository/a""#
}

// What the issue names, and what else AWS itself rewrites.
extension ComparisonTests {
  static let harmless: [ComparisonRow] =
    elements + principals + conditions + versions + statements

  private static let elements = [
    ComparisonRow(
      "order of actions", statement(action: pull),
      statement(action: #""Action": ["ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"]"#)),
    ComparisonRow(
      "case of action names", statement(action: pull),
      statement(action: #""Action": ["ECR:batchgetimage", "ecr:getdownloadurlforlayer"]"#)),
    ComparisonRow(
      "one value or a list", statement(action: #""Action": "ecr:PutImage""#),
      statement(action: #""Action": ["ecr:PutImage"]"#)),
    ComparisonRow(
      "one resource or a list", statement(resource: repository),
      statement(resource: #""Resource": ["arn:aws:ecr:us-east-1:111122223333:repository/a"]"#)),
    ComparisonRow(
      "order of keys", #"{"Effect": "Allow", "Action": "ecr:PutImage", "Resource": "*"}"#,
      #"{"Resource": "*", "Action": "ecr:PutImage", "Effect": "Allow"}"#),
    ComparisonRow(
      "an action that a wildcard covers", statement(action: #""Action": "ecr:*""#),
      statement(action: #""Action": ["ecr:*", "ecr:PutImage", "ecr:Batch*"]"#)),
    ComparisonRow(
      "a resource that a wildcard covers",
      statement(resource: #""Resource": "arn:aws:ecr:*""#),
      statement(
        resource:
          #""Resource": ["arn:aws:ecr:us-east-1:111122223333:repository/a", "arn:aws:ecr:*"]"#)),
    ComparisonRow(
      "a second star", statement(resource: #""Resource": "arn:aws:ecr:*""#),
      statement(resource: #""Resource": "arn:aws:ecr:**""#)),
    ComparisonRow(
      "everything, or nothing excepted", statement(), statement(action: #""NotAction": []"#)),
    ComparisonRow(
      "an exception that another one covers",
      statement(action: #""NotAction": ["iam:*", "iam:PassRole"]"#),
      statement(action: #""NotAction": "iam:*""#)),
    ComparisonRow(
      "an action on no resource under an ARN, which allows nothing",
      statement(action: #""Action": "ecr:PutImage""#, resource: repository),
      statement(
        action: #""Action": ["ecr:PutImage", "ecr:GetAuthorizationToken"]"#, resource: repository)),
  ]

  private static let principals = [
    ComparisonRow(
      "an account's id or its root's ARN", as: .resource, grant("111122223333"),
      grant("arn:aws:iam::111122223333:root")),
    ComparisonRow(
      "an account's id in a trust policy", as: .trust,
      grant("111122223333", action: #""Action": "sts:AssumeRole""#),
      grant("arn:aws:iam::111122223333:root", action: #""Action": "sts:AssumeRole""#)),
    ComparisonRow(
      "everyone, bare or by type", as: .resource,
      statement(principal: #""Principal": "*""#, resource: nil),
      statement(principal: #""Principal": {"AWS": "*"}"#, resource: nil)),
    ComparisonRow(
      "order of principals", as: .resource,
      statement(
        principal: #""Principal": {"AWS": ["111122223333", "444455556666"]}"#, resource: nil),
      statement(
        principal: #""Principal": {"AWS": ["444455556666", "arn:aws:iam::111122223333:root"]}"#,
        resource: nil)),
    ComparisonRow(
      "two principals, or two statements", as: .resource,
      statement(
        principal: #""Principal": {"AWS": ["111122223333", "444455556666"]}"#, resource: nil),
      grant("444455556666") + ", " + grant("111122223333")),
    ComparisonRow(
      "a session that its role covers not at all is no difference where everyone is named",
      as: .resource, grant("*"),
      grant("*") + ", " + grant("arn:aws:iam::111122223333:role/r")),
  ]

  private static let conditions = [
    ComparisonRow(
      "case of operator and key",
      statement(condition: #""StringEquals": {"aws:SourceVpc": "vpc-1"}"#),
      statement(condition: #""stringequals": {"AWS:sourcevpc": ["vpc-1"]}"#)),
    ComparisonRow(
      "order of values", statement(condition: #""StringEquals": {"aws:SourceVpc": ["a", "b"]}"#),
      statement(condition: #""StringEquals": {"aws:SourceVpc": ["b", "a"]}"#)),
    ComparisonRow(
      "a boolean in quotes", statement(condition: #""Bool": {"aws:SecureTransport": true}"#),
      statement(condition: #""Bool": {"aws:SecureTransport": "True"}"#)),
    ComparisonRow(
      "a number in quotes",
      statement(condition: #""NumericLessThan": {"aws:MultiFactorAuthAge": 300}"#),
      statement(condition: #""NumericLessThan": {"aws:MultiFactorAuthAge": "300.0"}"#)),
    ComparisonRow(
      "bits behind the mask",
      statement(condition: #""IpAddress": {"aws:SourceIp": "203.0.113.7/24"}"#),
      statement(condition: #""IpAddress": {"aws:SourceIp": "203.0.113.0/24"}"#)),
    ComparisonRow(
      "like without wildcard", statement(condition: #""StringLike": {"aws:SourceVpc": "a"}"#),
      statement(condition: #""StringEquals": {"aws:SourceVpc": "a"}"#)),
    ComparisonRow(
      "a value that another one covers",
      statement(condition: #""StringLike": {"aws:SourceVpc": ["vpc-*", "vpc-1"]}"#),
      statement(condition: #""StringLike": {"aws:SourceVpc": "vpc-*"}"#)),
    ComparisonRow(
      "two values, or two statements",
      statement(condition: #""StringEquals": {"aws:SourceVpc": ["a", "b"]}"#),
      statement(condition: #""StringEquals": {"aws:SourceVpc": "a"}"#) + ", "
        + statement(condition: #""StringEquals": {"aws:SourceVpc": "b"}"#)),
    ComparisonRow(
      "an empty condition", statement(), statement(condition: "")),
    ComparisonRow(
      "order of variables' statements",
      statement(resource: #""Resource": ["arn:aws:s3:::b/${aws:username}/*", "arn:aws:s3:::c"]"#),
      statement(resource: #""Resource": "arn:aws:s3:::c""#) + ", "
        + statement(
          resource:
            #""Resource": ["arn:aws:s3:::b/${AWS:UserName}/*", "arn:aws:s3:::b/${aws:username}/x"]"#
        )
    ),
  ]

  private static let versions = [
    ComparisonRow(
      "an older version without variables", policy(statement()),
      policy(statement(), version: "2008-10-17")),
    ComparisonRow(
      "an Id and a Sid", #"{"Version": "2012-10-17", "Id": "x", "Statement": [\#(statement())]}"#,
      #"{"Version": "2012-10-17", "Statement": {"Sid": "All", "Effect": "Allow", "Action": "*", "Resource": "*"}}"#
    ),
  ]

  private static let statements = [
    ComparisonRow(
      "order of statements",
      statement(action: #""Action": "ecr:PutImage""#) + ", "
        + statement("Deny", resource: repository),
      statement("Deny", resource: repository) + ", "
        + statement(action: #""Action": "ecr:PutImage""#)),
    ComparisonRow(
      "one statement or two", statement(action: pull),
      statement(action: #""Action": "ecr:BatchGetImage""#) + ", "
        + statement(action: #""Action": "ecr:GetDownloadUrlForLayer""#)),
    ComparisonRow(
      "a statement that another one covers",
      statement(), statement() + ", " + statement(action: pull, resource: repository)),
    ComparisonRow(
      "what is allowed and denied, or not allowed at all",
      statement(action: #""Action": ["ecr:PutImage", "ecr:BatchGetImage"]"#) + ", "
        + statement("Deny", action: #""Action": "ecr:PutImage""#),
      statement(action: #""Action": "ecr:BatchGetImage""#) + ", "
        + statement("Deny", action: #""Action": "ecr:PutImage""#)),
    ComparisonRow(
      "a denial that spares what another denial hits",
      statement("Deny", action: #""NotAction": "ecr:*""#) + ", "
        + statement("Deny", action: #""Action": "ecr:*""#), statement("Deny")),
  ]
}

// What grants more or less, each with what the request has to name.
extension ComparisonTests {
  static let harmful: [ComparisonRow] = harmfulParts + harmfulPrincipals + harmfulConditions

  private static let harmfulParts = [
    ComparisonRow(
      "one more action", statement(action: pull),
      statement(
        action:
          #""Action": ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "ecr:PutImage"]"#),
      words: "the second policy allows `ecr:PutImage`"),
    ComparisonRow(
      "a wider resource", statement(resource: repository),
      statement(resource: #""Resource": "arn:aws:ecr:us-east-1:111122223333:repository/*""#),
      words: "the second policy allows", "arn:aws:ecr:us-east-1:111122223333:repository/"),
    ComparisonRow(
      "case of a resource", statement(resource: repository),
      statement(resource: #""Resource": "arn:aws:ecr:us-east-1:111122223333:repository/A""#),
      words: "on `arn:aws:ecr:us-east-1:111122223333:repository/a`",
      "on `arn:aws:ecr:us-east-1:111122223333:repository/A`"),
    ComparisonRow(
      "another effect", statement(action: pull), statement("Deny", action: pull),
      words: "the first policy allows", "the second denies it explicitly"),
    ComparisonRow(
      "a denial more of what nothing allows", statement(action: pull),
      statement(action: pull) + ", " + statement("Deny", action: #""Action": "iam:PassRole""#),
      words: "the second policy denies `iam:PassRole`", "explicitly, the first does not"),
    ComparisonRow(
      "an exception less",
      statement(action: #""NotAction": ["iam:*", "sts:*"]"#),
      statement(action: #""NotAction": ["iam:*"]"#),
      words: "the second policy allows `sts:"),
    ComparisonRow(
      "a version with variables",
      policy(statement(resource: #""Resource": "arn:aws:s3:::b/${aws:username}""#)),
      policy(
        statement(resource: #""Resource": "arn:aws:s3:::b/${aws:username}""#),
        version: "2008-10-17"), words: "`arn:aws:s3:::b/${aws:username}`"),
  ]

  private static let harmfulPrincipals = [
    ComparisonRow(
      "another account", as: .resource, grant("111122223333"), grant("444455556666"),
      words: "`arn:aws:iam::111122223333:", "`arn:aws:iam::444455556666:"),
    ComparisonRow(
      "everyone", as: .resource, grant("111122223333"), grant("*"),
      words: "the second policy allows"),
    ComparisonRow(
      "the account instead of a role", as: .resource, grant("arn:aws:iam::111122223333:role/r"),
      grant("111122223333"), words: "the second policy allows"),
    ComparisonRow(
      "a role's path", as: .trust, grant("arn:aws:iam::111122223333:role/r"),
      grant("arn:aws:iam::111122223333:role/p/r"), words: "`arn:aws:iam::111122223333:role/p/r`"),
    ComparisonRow(
      "another provider", as: .trust,
      statement(
        principal: #""Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/a.b/c"}"#,
        action: #""Action": "sts:AssumeRoleWithWebIdentity""#, resource: nil),
      statement(
        principal: #""Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/a.b/d"}"#,
        action: #""Action": "sts:AssumeRoleWithWebIdentity""#, resource: nil),
      words: "`sts:AssumeRoleWithWebIdentity`",
      "`arn:aws:iam::111122223333:oidc-provider/a.b/d`"),
    ComparisonRow(
      "a service", as: .trust, grant("111122223333"),
      grant("111122223333") + ", "
        + statement(principal: #""Principal": {"Service": "ecs.amazonaws.com"}"#, resource: nil),
      words: "to `ecs.amazonaws.com`"),
    ComparisonRow(
      "somebody less is spared", as: .resource,
      statement(
        "Deny", principal: #""NotPrincipal": {"AWS": ["111122223333", "444455556666"]}"#,
        resource: nil),
      statement("Deny", principal: #""NotPrincipal": {"AWS": ["111122223333"]}"#, resource: nil),
      words: "the second policy denies", "444455556666"),
  ]

  private static let harmfulConditions = [
    ComparisonRow(
      "a condition less", statement(condition: #""StringEquals": {"aws:SourceVpc": "vpc-1"}"#),
      statement(), words: "the second policy allows"),
    ComparisonRow(
      "another value", statement(condition: #""StringEquals": {"aws:SourceVpc": "vpc-1"}"#),
      statement(condition: #""StringEquals": {"aws:SourceVpc": "vpc-2"}"#),
      words: "`aws:sourcevpc` is `vpc-1`", "`aws:sourcevpc` is `vpc-2`"),
    ComparisonRow(
      "case of a value", statement(condition: #""StringEquals": {"aws:SourceVpc": "a"}"#),
      statement(condition: #""StringEquals": {"aws:SourceVpc": "A"}"#),
      words: "`aws:sourcevpc` is `A`"),
    ComparisonRow(
      "a star that is none", statement(condition: #""StringEquals": {"aws:SourceVpc": "a*"}"#),
      statement(condition: #""StringLike": {"aws:SourceVpc": "a*"}"#),
      words: "the second policy allows"),
    ComparisonRow(
      "if it exists", statement(condition: #""StringEquals": {"aws:SourceVpc": "a"}"#),
      statement(condition: #""StringEqualsIfExists": {"aws:SourceVpc": "a"}"#),
      words: "the second policy allows"),
    ComparisonRow(
      "all values where there are none",
      statement(condition: #""ForAnyValue:StringEquals": {"aws:TagKeys": "a"}"#),
      statement(condition: #""ForAllValues:StringEquals": {"aws:TagKeys": "a"}"#),
      words: "the second policy allows", "the first policy allows"),
    ComparisonRow(
      "a wider range", statement(condition: #""IpAddress": {"aws:SourceIp": "203.0.113.0/24"}"#),
      statement(condition: #""IpAddress": {"aws:SourceIp": "203.0.113.0/23"}"#),
      words: "the second policy allows", "`aws:sourceip` is `203.0.11"),
    ComparisonRow(
      "equal or less", statement(condition: #""NumericLessThan": {"aws:MultiFactorAuthAge": 300}"#),
      statement(condition: #""NumericLessThanEquals": {"aws:MultiFactorAuthAge": 300}"#),
      words: "`aws:multifactorauthage` is `300"),
    ComparisonRow(
      "a denial's condition",
      statement("Deny", condition: #""Bool": {"aws:SecureTransport": "false"}"#),
      statement("Deny", condition: #""BoolIfExists": {"aws:SecureTransport": "false"}"#),
      words: "the second policy denies"),
  ]
}
