import IAMPolicy
import Testing

@Suite("Keys that are missing, null or have several values")
struct EvaluationMissingKeyTests {
  /// IAM User Guide, reference_policies_elements_condition_operators: what a missing key makes of each operator.
  @Test(
    "a missing key fails what is demanded, and passes what is excluded",
    arguments: [
      ("StringEquals", "a", false), ("StringEqualsIgnoreCase", "a", false),
      ("StringLike", "*", false), ("NumericEquals", "1", false), ("NumericLessThan", "1", false),
      ("DateLessThan", "2020-01-01", false), ("Bool", "false", false),
      ("BinaryEquals", "QQ==", false), ("IpAddress", "0.0.0.0/0", false),
      ("ArnLike", "arn:aws:iam::1:*", false), ("StringNotEquals", "a", true),
      ("StringNotEqualsIgnoreCase", "a", true), ("StringNotLike", "a", true),
      ("NumericNotEquals", "1", true), ("DateNotEquals", "2020-01-01", true),
      ("NotIpAddress", "0.0.0.0/0", true), ("ArnNotLike", "arn:aws:iam::1:*", true),
      ("ArnNotEquals", "arn:aws:iam::1:*", true),
    ])
  func missing(name: String, value: String, holds: Bool) throws {
    let test = #"{"k": "\#(value)"}"#
    try ConditionRow(#""\#(name)": \#(test)"#, "", holds).check()
    try ConditionRow(#""\#(name)": \#(test)"#, #""k": null"#, holds).check()
    try ConditionRow(#""\#(name)IfExists": \#(test)"#, "", true).check()
    try ConditionRow(#""ForAllValues:\#(name)": \#(test)"#, "", true).check()
    try ConditionRow(#""ForAllValues:\#(name)": \#(test)"#, #""k": []"#, true).check()
    try ConditionRow(#""ForAllValues:\#(name)": \#(test)"#, #""k": """#, true).check()
    try ConditionRow(#""ForAnyValue:\#(name)": \#(test)"#, "", false).check()
    try ConditionRow(#""ForAnyValue:\#(name)": \#(test)"#, #""k": []"#, false).check()
  }

  /// The same page, on `...IfExists`.
  @Test(
    "IfExists asks only where there is a key",
    arguments: [
      ConditionRow(#""StringLikeIfExists": {"ec2:InstanceType": ["t1.*", "m3.*"]}"#, "", true),
      ConditionRow(
        #""StringLikeIfExists": {"ec2:InstanceType": ["t1.*", "m3.*"]}"#,
        #""ec2:InstanceType": "m3.large""#, true),
      ConditionRow(
        #""StringLikeIfExists": {"ec2:InstanceType": ["t1.*", "m3.*"]}"#,
        #""ec2:InstanceType": "c5.large""#, false),
      ConditionRow(#""BoolIfExists": {"aws:MultiFactorAuthPresent": "true"}"#, "", true),
      ConditionRow(
        #""ForAnyValue:StringEqualsIfExists": {"k": "a"}"#, #""k": ["b", "a"]"#, true),
      ConditionRow(#""ForAnyValue:StringEqualsIfExists": {"k": "a"}"#, "", true),
    ])
  func ifExists(row: ConditionRow) throws { try row.check() }

  @Test("a denial with a negated operator and IfExists denies where the key is missing")
  func denialIfExists() throws {
    let deny = statement(
      "Deny", condition: #""StringNotEqualsIfExists": {"aws:SourceVpc": "vpc-1"}"#)
    let documents = #""identity_policies": [\#(policy(statement(), deny))]"#
    #expect(try decide(documents).outcome == .explicitlyDenied)
    let inside = documents + #", "context": {"aws:SourceVpc": "vpc-1"}"#
    #expect(try decide(inside).outcome == .allowed)
  }

  /// The same page, on the `Null` operator.
  @Test(
    "Null asks whether a key is there",
    arguments: [
      ConditionRow(#""Null": {"aws:TokenIssueTime": "true"}"#, "", true),
      ConditionRow(#""Null": {"k": "true"}"#, #""k": "v""#, false),
      ConditionRow(#""Null": {"k": "false"}"#, #""k": "v""#, true),
      ConditionRow(#""Null": {"k": false}"#, "", false),
      ConditionRow(#""Null": {"k": "true"}"#, #""k": []"#, true),
      ConditionRow(#""Null": {"k": "true"}"#, #""k": """#, true),
      ConditionRow(#""Null": {"k": "false"}"#, #""k": null"#, false),
      ConditionRow(#""Null": {"k": ["true", "false"]}"#, #""k": "v""#, true),
      ConditionRow(#""ForAllValues:Null": {"k": "true"}"#, #""k": "v""#, true),
      ConditionRow(#""ForAnyValue:Null": {"k": "true"}"#, "", false),
    ])
  func null(row: ConditionRow) throws { try row.check() }

  /// IAM User Guide, reference_policies_condition_examples-multi-valued-context-keys and
  /// reference_policies_multi-value-conditions.
  @Test(
    "ForAllValues and ForAnyValue",
    arguments: [
      ConditionRow(
        #""ForAllValues:StringEquals": {"dynamodb:Attributes": ["PostDateTime", "Message", "Tags"]}"#,
        #""dynamodb:Attributes": ["PostDateTime", "UserName"]"#, false),
      ConditionRow(
        #""ForAnyValue:StringEquals": {"dynamodb:Attributes": ["PostDateTime", "Message", "Tags"]}"#,
        #""dynamodb:Attributes": ["PostDateTime", "UserName"]"#, true),
      ConditionRow(
        #""ForAllValues:StringEquals": {"dynamodb:Attributes": ["PostDateTime", "Message", "Tags"]}"#,
        #""dynamodb:Attributes": ["Tags", "Message"]"#, true),
      ConditionRow(
        #""ForAnyValue:StringEquals": {"aws:TagKeys": ["environment"]}"#,
        #""aws:TagKeys": ["cost-center"]"#, false),
      ConditionRow(
        #""ForAllValues:StringNotLike": {"aws:TagKeys": "key1*"}"#,
        #""aws:TagKeys": ["key1:legal"]"#, false),
      ConditionRow(
        #""ForAllValues:StringNotLike": {"aws:TagKeys": "key1*"}"#,
        #""aws:TagKeys": ["key1:hr", "key1:personnel"]"#, false),
      ConditionRow(
        #""ForAllValues:StringNotLike": {"aws:TagKeys": "key1*"}"#,
        #""aws:TagKeys": ["key2:audit"]"#, true),
      ConditionRow(#""ForAllValues:StringNotLike": {"aws:TagKeys": "key1*"}"#, "", true),
      ConditionRow(
        #""ForAllValues:StringNotLike": {"aws:TagKeys": "key1*"}"#,
        #""aws:TagKeys": ["key1:hr", "key2:audit"]"#, false),
      ConditionRow(
        #""ForAnyValue:StringNotEquals": {"k": ["a", "b"]}"#, #""k": ["a", "b"]"#, false),
      ConditionRow(#""ForAnyValue:StringNotEquals": {"k": ["a", "b"]}"#, #""k": ["a", "c"]"#, true),
      ConditionRow(#""ForAllValues:NumericLessThan": {"k": 5}"#, #""k": [1, 2, 4]"#, true),
      ConditionRow(#""ForAllValues:NumericLessThan": {"k": 5}"#, #""k": [1, 9]"#, false),
      ConditionRow(
        #""ForAnyValue:IpAddress": {"k": "10.0.0.0/8"}"#, #""k": ["1.1.1.1", "10.1.1.1"]"#, true),
      ConditionRow(#""ForAllValues:StringEquals": {"k": []}"#, "", true),
      ConditionRow(#""ForAllValues:StringEquals": {"k": []}"#, #""k": ["a"]"#, false),
      ConditionRow(#""ForAnyValue:StringEquals": {"k": []}"#, #""k": ["a"]"#, false),
      ConditionRow(#""StringEquals": {"k": []}"#, #""k": "a""#, false),
      ConditionRow(#""StringEqualsIfExists": {"k": []}"#, "", true),
      ConditionRow(
        #""ForAllValues:StringEquals": {"k": "a"}, "Null": {"k": "false"}"#, "", false),
    ])
  func quantifiers(row: ConditionRow) throws { try row.check() }

  @Test("several values without a quantifier decide only where all say the same")
  func several() throws {
    let allow = policy(statement(condition: #""StringEquals": {"k": ["a", "b"]}"#))
    func outcome(_ values: String) throws -> Decision.Outcome {
      try decide(#""identity_policies": [\#(allow)], "context": {"k": \#(values)}"#).outcome
    }
    #expect(try outcome(#"["a", "b"]"#) == .allowed)
    #expect(try outcome(#"["c", "d"]"#) == .implicitlyDenied)
    #expect(try outcome(#"["a", "c"]"#) == .undetermined)
  }
}
