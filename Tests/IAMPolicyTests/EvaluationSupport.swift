import Documents
import IAMPolicy
import Testing

/// A request that is decided, with what AWS answers.
struct EvaluationRow: Sendable, CustomTestStringConvertible {
  /// What the row shows.
  let name: String
  /// Members of a request in JSON, without the braces; those that are missing are `EvaluationRow.defaults`.
  let request: String
  let decision: Decision.Outcome

  init(_ name: String, _ request: String, _ decision: Decision.Outcome) {
    self.name = name
    self.request = request
    self.decision = decision
  }

  var testDescription: String { name }

  static let defaults: [(String, Node)] = [
    ("action", "ecr:BatchGetImage"),
    ("resource", "arn:aws:ecr:us-east-1:111122223333:repository/app"),
    ("principal", "arn:aws:iam::111122223333:user/anna"),
  ]

  func answer() throws -> Decision {
    try decide(request)
  }
}

func decide(_ members: String) throws -> Decision {
  let (node, faults) = JSONReader.read(Array("{\(members)}".utf8), source: "request.json")
  try #require(faults.isEmpty, "\(faults)")
  var mapping = try #require(node?.mapping)
  for (key, value) in EvaluationRow.defaults where mapping[key] == nil { mapping[key] = value }
  let reading = EvaluationRequest.read(Node(.mapping(mapping)))
  let request = try #require(reading.request, "\(reading.findings.map(\.text))")
  return request.decide()
}

/// The JSON of a policy with these statements.
func policy(_ statements: String..., version: String = "2012-10-17") -> String {
  #"{"Version": "\#(version)", "Statement": [\#(statements.joined(separator: ", "))]}"#
}

/// The JSON of a statement; elements that are not given allow everything.
func statement(
  _ effect: String = "Allow", principal: String? = nil, action: String = #""Action": "*""#,
  resource: String? = #""Resource": "*""#, condition: String? = nil
) -> String {
  var elements = [#""Effect": "\#(effect)""#, action]
  if let principal { elements.append(principal) }
  if let resource { elements.append(resource) }
  if let condition { elements.append(#""Condition": {\#(condition)}"#) }
  return "{\(elements.joined(separator: ", "))}"
}

/// The JSON of a resource policy's statement for a principal of type `AWS`.
func grant(
  _ principal: String, _ effect: String = "Allow", action: String = #""Action": "*""#,
  condition: String? = nil
) -> String {
  statement(
    effect, principal: #""Principal": {"AWS": "\#(principal)"}"#, action: action, resource: nil,
    condition: condition)
}
