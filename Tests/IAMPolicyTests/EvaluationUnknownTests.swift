import Documents
import IAMPolicy
import Testing

/// Requests some of whose keys are not known: a decision holds for every value, or there is none.
@Suite("Keys that are not known")
struct EvaluationUnknownTests {
  static let vpc = #""StringEquals": {"aws:SourceVpc": "vpc-1"}"#

  static func row(
    _ name: String, _ document: String, _ decision: Decision.Outcome
  ) -> EvaluationRow {
    row(name, document, #""unknown_keys": ["aws:SourceVpc"]"#, decision)
  }

  static func row(
    _ name: String, _ documents: String, _ unknown: String, _ decision: Decision.Outcome
  ) -> EvaluationRow {
    EvaluationRow(name, #""identity_policies": [\#(documents)], \#(unknown)"#, decision)
  }

  @Test(
    "a decision holds whatever the keys are, or it is undetermined",
    arguments: [
      row("a permission hangs on the key", policy(statement(condition: vpc)), .undetermined),
      row(
        "the key is named in other case", policy(statement(condition: vpc)),
        #""unknown_keys": ["AWS:sourcevpc"]"#, .undetermined),
      row(
        "every key is unknown", policy(statement(condition: vpc)), #""unknown": "*""#, .undetermined
      ),
      row(
        "another key is unknown", policy(statement(condition: vpc)),
        #""unknown_keys": ["aws:SourceVpce"]"#, .implicitlyDenied),
      row(
        "the key is given", policy(statement(condition: vpc)),
        #""unknown": "*", "context": {"aws:SourceVpc": "vpc-1"}"#, .allowed),
      row(
        "another statement allows without it", policy(statement(condition: vpc), statement()),
        .allowed),
      row(
        "a denial hangs on it", policy(statement(), statement("Deny", condition: vpc)),
        .undetermined),
      row(
        "a denial hangs on it, and nothing allows", policy(statement("Deny", condition: vpc)),
        .implicitlyDenied),
      row(
        "a denial does not hang on it", policy(statement(condition: vpc), statement("Deny")),
        .explicitlyDenied),
      row(
        "a condition that fails beside it",
        policy(statement(condition: vpc + #", "StringLike": {"k": "v"}"#)), .implicitlyDenied),
      row(
        "IfExists",
        policy(statement(condition: #""StringEqualsIfExists": {"aws:SourceVpc": "vpc-1"}"#)),
        .undetermined),
      row(
        "a negated operator",
        policy(statement(condition: #""StringNotEquals": {"aws:SourceVpc": "vpc-1"}"#)),
        .undetermined),
      row(
        "Null", policy(statement(condition: #""Null": {"aws:SourceVpc": "true"}"#)), .undetermined),
      row(
        "Null with both answers",
        policy(statement(condition: #""Null": {"aws:SourceVpc": ["true", "false"]}"#)), .allowed),
      row(
        "what follows from the request stays known",
        policy(
          statement(
            condition:
              #""StringEquals": {"aws:PrincipalAccount": "111122223333", "aws:username": "anna"}"#)),
        #""unknown": "*""#, .allowed),
      row(
        "unless it is named",
        policy(statement(condition: #""StringEquals": {"aws:username": "anna"}"#)),
        #""unknown_keys": ["aws:username"]"#, .undetermined),
      row(
        "a variable of the resource",
        policy(
          statement(
            resource:
              #""Resource": "arn:aws:ecr:us-east-1:111122223333:repository/${aws:PrincipalTag/t}""#)
        ), #""unknown": "*""#, .undetermined),
      row(
        "a variable of a resource that cannot fit",
        policy(
          statement(
            resource:
              #""Resource": "arn:aws:ecr:us-west-2:111122223333:repository/${aws:PrincipalTag/t}""#)
        ), #""unknown": "*""#, .implicitlyDenied),
      row(
        "a variable of a condition",
        policy(statement(condition: #""StringEquals": {"aws:username": "${aws:PrincipalTag/t}"}"#)),
        #""unknown": "*""#, .undetermined),
      row(
        "a boundary that hangs on it", policy(statement()),
        #""unknown": "*", "permissions_boundaries": [\#(policy(statement(condition: vpc)))]"#,
        .undetermined),
    ])
  func decisions(row: EvaluationRow) throws { #expect(try row.answer().outcome == row.decision) }

  @Test("an undetermined answer names the conditions that it hangs on, and where they stand")
  func openTests() throws {
    let document = policy(
      #"{"Sid": "Inside", "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {\#(Self.vpc)}}"#,
      statement("Deny", action: #""Action": "ecr:PutImage""#, condition: #""Bool": {"k": "true"}"#))
    let answer = try decide(#""identity_policies": [\#(document)], "unknown": "*""#)
    let node = answer.node
    #expect(node["decision"]?.string == "undetermined")
    let open = try #require(node["hangs_on"]?.list)
    #expect(open.count == 1)
    #expect(open.first?["statement"]?.string == "Inside")
    #expect(open.first?["key"]?.string == "aws:SourceVpc")
    #expect(open.first?["unknown_keys"]?.list?.map(\.string) == ["aws:sourcevpc"])
    #expect(
      open.first?["place"]?["document_path"]?.string
        == #"$.identity_policies[0].Statement[0].Condition.StringEquals["aws:SourceVpc"]"#)
  }
}
