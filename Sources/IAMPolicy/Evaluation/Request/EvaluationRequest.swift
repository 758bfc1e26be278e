import Diagnostics
import Documents

/// A request with the policies that have a say in it, as `ecr-artifacts evaluate` reads it.
public struct EvaluationRequest: Sendable {
  public let request: AccessRequest
  public let policies: PolicySet

  /// Reads a request from a JSON object.
  ///
  /// - Returns: The request, `nil` where something is wrong with it; and everything that is wrong, each at its place.
  public static func read(_ node: Node) -> (request: EvaluationRequest?, findings: [Finding]) {
    guard let mapping = node.mapping else {
      let message = "a request is a mapping, not \(node.kind)"
      return (nil, [Finding(rule: RequestReader.rule, message: message, location: node.location)])
    }
    var reader = RequestReader(mapping, at: node.location)
    let request = reader.read()
    return (reader.findings.isEmpty ? request : nil, reader.findings)
  }
}
