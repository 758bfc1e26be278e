import IAMPolicy
import Testing

/// A condition beside a context: whether an `Allow` under it applies.
struct ConditionRow: Sendable, CustomTestStringConvertible {
  let condition: String
  let context: String
  let holds: Bool

  init(_ condition: String, _ context: String, _ holds: Bool) {
    self.condition = condition
    self.context = context
    self.holds = holds
  }

  var testDescription: String { "\(condition) under {\(context)}" }

  func check() throws {
    let allow = policy(statement(condition: condition))
    let answer = try decide(#""identity_policies": [\#(allow)], "context": {\#(context)}"#)
    #expect(answer.outcome == (holds ? .allowed : .implicitlyDenied))
  }
}

@Suite("Condition operators: IAM User Guide, reference_policies_elements_condition_operators")
struct EvaluationConditionTests {
  @Test(
    "strings are compared whole, with regard to case unless the operator says otherwise",
    arguments: [
      ConditionRow(
        #""StringEquals": {"aws:PrincipalTag/job-category": "iamuser-admin"}"#,
        #""aws:PrincipalTag/job-category": "iamuser-admin""#, true),
      ConditionRow(
        #""StringEquals": {"aws:PrincipalTag/job-category": "iamuser-admin"}"#,
        #""aws:PrincipalTag/job-category": "IAMUser-Admin""#, false),
      ConditionRow(#""StringEquals": {"k": "a*"}"#, #""k": "abc""#, false),
      ConditionRow(#""StringEquals": {"k": "a*"}"#, #""k": "a*""#, true),
      ConditionRow(#""StringEquals": {"k": ["a", "b"]}"#, #""k": "b""#, true),
      ConditionRow(#""StringNotEquals": {"k": ["a", "b"]}"#, #""k": "b""#, false),
      ConditionRow(#""StringNotEquals": {"k": ["a", "b"]}"#, #""k": "c""#, true),
      ConditionRow(#""StringEqualsIgnoreCase": {"k": "Anna"}"#, #""k": "aNNA""#, true),
      ConditionRow(#""StringNotEqualsIgnoreCase": {"k": "Anna"}"#, #""k": "aNNA""#, false),
      ConditionRow(#""StringNotEqualsIgnoreCase": {"k": "Anna"}"#, #""k": "bert""#, true),
      ConditionRow(#""StringLike": {"s3:prefix": "home/*"}"#, #""s3:prefix": "home/""#, true),
      ConditionRow(#""StringLike": {"s3:prefix": "home/*"}"#, #""s3:prefix": "home""#, false),
      ConditionRow(#""StringLike": {"k": "v?l"}"#, #""k": "vil""#, true),
      ConditionRow(#""StringLike": {"k": "v?l"}"#, #""k": "vl""#, false),
      ConditionRow(#""StringLike": {"k": "V*"}"#, #""k": "value""#, false),
      ConditionRow(#""StringNotLike": {"k": ["a*", "*z"]}"#, #""k": "xyz""#, false),
      ConditionRow(#""StringNotLike": {"k": ["a*", "*z"]}"#, #""k": "xy""#, true),
      ConditionRow(
        #""StringEquals": {"AWS:sourceVPC": "vpc-1"}"#, #""aws:SourceVpc": "vpc-1""#, true),
      ConditionRow(#""StringLike": {"k": "?"}"#, #""k": "é""#, true),
      ConditionRow(#""StringEquals": {"k": "\u00e9"}"#, #""k": "e\u0301""#, false),
      ConditionRow(#""StringEquals": {"k": 17}"#, #""k": "17""#, true),
    ])
  func strings(row: ConditionRow) throws { try row.check() }

  @Test(
    "numbers are compared exactly, whatever their length",
    arguments: [
      ConditionRow(#""NumericLessThanEquals": {"s3:max-keys": "10"}"#, #""s3:max-keys": 10"#, true),
      ConditionRow(
        #""NumericLessThanEquals": {"s3:max-keys": "10"}"#, #""s3:max-keys": 11"#, false),
      ConditionRow(#""NumericLessThan": {"k": 9}"#, #""k": "10""#, false),
      ConditionRow(#""NumericLessThan": {"k": 10}"#, #""k": "9""#, true),
      ConditionRow(#""NumericEquals": {"k": "0.1"}"#, #""k": "0.10""#, true),
      ConditionRow(#""NumericEquals": {"k": "-0"}"#, #""k": "0.0""#, true),
      ConditionRow(#""NumericNotEquals": {"k": 1}"#, #""k": "1.0""#, false),
      ConditionRow(#""NumericNotEquals": {"k": [1, 2]}"#, #""k": "3""#, true),
      ConditionRow(#""NumericGreaterThan": {"k": "-5"}"#, #""k": "-4.9""#, true),
      ConditionRow(#""NumericGreaterThan": {"k": "-5"}"#, #""k": "-5.1""#, false),
      ConditionRow(#""NumericGreaterThanEquals": {"k": 3}"#, #""k": 3"#, true),
      ConditionRow(
        #""NumericGreaterThan": {"k": "9007199254740992"}"#, #""k": "9007199254740993""#, true),
      ConditionRow(
        #""NumericEquals": {"k": "0.30000000000000000001"}"#, #""k": "0.3""#, false),
      ConditionRow(#""NumericEquals": {"k": "ten"}"#, #""k": "ten""#, false),
      ConditionRow(#""NumericLessThan": {"k": 5}"#, #""k": "many""#, false),
    ])
  func numbers(row: ConditionRow) throws { try row.check() }

  @Test(
    "dates are points in time, in any of their forms",
    arguments: [
      ConditionRow(
        #""DateGreaterThan": {"aws:TokenIssueTime": "2020-01-01T00:00:01Z"}"#,
        #""aws:TokenIssueTime": "2020-01-01T00:00:02Z""#, true),
      ConditionRow(
        #""DateLessThan": {"aws:CurrentTime": "2020-06-30T23:59:59Z"}"#,
        #""aws:CurrentTime": "2020-07-01T00:00:00Z""#, false),
      ConditionRow(
        #""DateEquals": {"k": "2020-06-30T12:00:00Z"}"#, #""k": "2020-06-30T14:00+02:00""#, true),
      ConditionRow(#""DateEquals": {"k": "1970-01-02"}"#, #""k": "86400""#, true),
      ConditionRow(#""DateEquals": {"k": 86400}"#, #""k": "1970-01-02T00:00:00.000Z""#, true),
      ConditionRow(#""DateEquals": {"k": "2000"}"#, #""k": "2000-01-01T00:00Z""#, true),
      ConditionRow(#""DateEquals": {"k": "2000-03"}"#, #""k": "2000-03-01""#, true),
      ConditionRow(#""DateEquals": {"k": "2000-02-29"}"#, #""k": "951782400""#, true),
      ConditionRow(#""DateNotEquals": {"k": "2000-02-29"}"#, #""k": "951782401""#, true),
      ConditionRow(
        #""DateLessThanEquals": {"k": "1969-12-31T23:59:59.5Z"}"#,
        #""k": "1969-12-31T23:59:59.25Z""#, true),
      ConditionRow(
        #""DateGreaterThanEquals": {"k": "2020-01-01T00:00:00.25Z"}"#,
        #""k": "2020-01-01T00:00:00.3Z""#, true),
      ConditionRow(#""DateEquals": {"k": "1900-02-29"}"#, #""k": "1900-02-29""#, false),
      ConditionRow(#""DateEquals": {"k": "2020-01-01T00:00:00"}"#, #""k": "2020-01-01""#, false),
      ConditionRow(#""DateLessThan": {"k": "99999999999999999999"}"#, #""k": "1""#, false),
    ])
  func dates(row: ConditionRow) throws { try row.check() }

  @Test(
    "addresses lie in a range of their own family",
    arguments: [
      ConditionRow(
        #""IpAddress": {"aws:SourceIp": "203.0.113.0/24"}"#, #""aws:SourceIp": "203.0.113.7""#, true
      ),
      ConditionRow(
        #""IpAddress": {"aws:SourceIp": "203.0.113.0/24"}"#, #""aws:SourceIp": "203.0.114.7""#,
        false),
      ConditionRow(
        #""IpAddress": {"aws:SourceIp": ["203.0.113.0/24", "2001:DB8:1234:5678::/64"]}"#,
        #""aws:SourceIp": "2001:db8:1234:5678:ffff::1""#, true),
      ConditionRow(
        #""IpAddress": {"aws:SourceIp": "2001:DB8:1234:5678::/64"}"#,
        #""aws:SourceIp": "2001:db8:1234:5679::1""#, false),
      ConditionRow(#""IpAddress": {"k": "10.0.0.9/30"}"#, #""k": "10.0.0.11""#, true),
      ConditionRow(#""IpAddress": {"k": "10.0.0.9/30"}"#, #""k": "10.0.0.12""#, false),
      ConditionRow(#""IpAddress": {"k": "10.0.0.9"}"#, #""k": "10.0.0.9""#, true),
      ConditionRow(#""IpAddress": {"k": "10.0.0.9"}"#, #""k": "10.0.0.8""#, false),
      ConditionRow(#""IpAddress": {"k": "0.0.0.0/0"}"#, #""k": "8.8.8.8""#, true),
      ConditionRow(#""IpAddress": {"k": "0.0.0.0/0"}"#, #""k": "::1""#, false),
      ConditionRow(#""IpAddress": {"k": "::/0"}"#, #""k": "::ffff:1.2.3.4""#, true),
      ConditionRow(#""IpAddress": {"k": "1.2.3.4"}"#, #""k": "::ffff:1.2.3.4""#, false),
      ConditionRow(#""IpAddress": {"k": "2001:db8::1"}"#, #""k": "2001:db8:0:0:0:0:0:1""#, true),
      ConditionRow(#""IpAddress": {"k": "10.0.0.0/33"}"#, #""k": "10.0.0.0""#, false),
      ConditionRow(#""IpAddress": {"k": "10.0.0/8"}"#, #""k": "10.0.0.0""#, false),
      ConditionRow(#""IpAddress": {"k": "1::2::3"}"#, #""k": "1::2::3""#, false),
      ConditionRow(
        #""NotIpAddress": {"k": ["192.0.2.0/24", "203.0.113.0/24"]}"#, #""k": "203.0.113.9""#, false
      ),
      ConditionRow(
        #""NotIpAddress": {"k": ["192.0.2.0/24", "203.0.113.0/24"]}"#, #""k": "198.51.100.1""#, true
      ),
    ])
  func addresses(row: ConditionRow) throws { try row.check() }

  @Test(
    "booleans and bytes",
    arguments: [
      ConditionRow(
        #""Bool": {"aws:SecureTransport": "true"}"#, #""aws:SecureTransport": true"#, true),
      ConditionRow(
        #""Bool": {"aws:SecureTransport": true}"#, #""aws:SecureTransport": "true""#, true),
      ConditionRow(
        #""Bool": {"aws:SecureTransport": "false"}"#, #""aws:SecureTransport": true"#, false),
      ConditionRow(#""Bool": {"k": "yes"}"#, #""k": "yes""#, false),
      ConditionRow(#""BinaryEquals": {"key": "QmluYXJ5"}"#, #""key": "QmluYXJ5""#, true),
      ConditionRow(#""BinaryEquals": {"key": "QmluYXJ5"}"#, #""key": "Binary""#, true),
      ConditionRow(#""BinaryEquals": {"key": "QmluYXJ5"}"#, #""key": "QmluYXJ6""#, false),
      ConditionRow(#""BinaryEquals": {"key": "/w=="}"#, #""key": "/w==""#, true),
      ConditionRow(#""BinaryEquals": {"key": "not base64"}"#, #""key": "not base64""#, false),
    ])
  func flagsAndBytes(row: ConditionRow) throws { try row.check() }

  @Test(
    "ARN operators compare component by component",
    arguments: [
      ConditionRow(
        #""ArnEquals": {"aws:SourceArn": "arn:aws:sns:us-east-1:111122223333:topic"}"#,
        #""aws:SourceArn": "arn:aws:sns:us-east-1:111122223333:topic""#, true),
      ConditionRow(
        #""ArnEquals": {"k": "arn:aws:sns:*:111122223333:t?pic"}"#,
        #""k": "arn:aws:sns:eu-west-1:111122223333:topic""#, true),
      ConditionRow(
        #""ArnLike": {"k": "arn:aws:someservice:*:111122223333:finance/*"}"#,
        #""k": "arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/x""#,
        false),
      ConditionRow(
        #""StringLike": {"k": "arn:aws:someservice:*:111122223333:finance/*"}"#,
        #""k": "arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/x""#, true
      ),
      ConditionRow(
        #""ArnLike": {"k": "arn:aws:iam::111122223333:role/*"}"#,
        #""k": "arn:aws:iam::111122223333:role/team:a/b""#, true),
      ConditionRow(
        #""ArnLike": {"k": "arn:aws:iam::1:ROLE/a"}"#, #""k": "arn:aws:iam::1:role/a""#, false),
      ConditionRow(
        #""ArnNotLike": {"k": "arn:aws:iam::1:role/*"}"#, #""k": "arn:aws:iam::1:user/a""#, true),
      ConditionRow(
        #""ArnNotEquals": {"k": "arn:aws:iam::1:role/*"}"#, #""k": "arn:aws:iam::1:role/a""#, false),
      ConditionRow(#""ArnLike": {"k": "arn:aws:iam::*"}"#, #""k": "arn:aws:iam::1:role/a""#, false),
      ConditionRow(#""ArnLike": {"k": "arn:aws:iam::1:*"}"#, #""k": "no arn""#, false),
    ])
  func arns(row: ConditionRow) throws { try row.check() }

  @Test(
    "operators and keys are joined by AND, values by OR",
    arguments: [
      ConditionRow(
        #""StringEquals": {"a": "1"}, "NumericLessThan": {"b": 5}"#, #""a": "1", "b": 4"#, true),
      ConditionRow(
        #""StringEquals": {"a": "1"}, "NumericLessThan": {"b": 5}"#, #""a": "1", "b": 6"#, false),
      ConditionRow(#""StringEquals": {"a": "1", "b": ["2", "3"]}"#, #""a": "1", "b": "3""#, true),
      ConditionRow(#""StringEquals": {"a": "1", "b": ["2", "3"]}"#, #""a": "2", "b": "3""#, false),
    ])
  func combination(row: ConditionRow) throws { try row.check() }
}
