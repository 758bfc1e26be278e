import Documents
import IAMPolicy

// Order, one value or a list, spellings, and what else AWS itself rewrites.
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
