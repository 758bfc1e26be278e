import Documents
import IAMPolicy

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
