import Documents
import Testing

@testable import ECRAccess

/// A document written as JSON, with places in a file of that name.
func document(_ json: String, named name: String) throws -> PullChain.Document {
  let (node, findings) = JSONReader.read(Array(json.utf8), source: name)
  #expect(findings.map(\.text) == [])
  return PullChain.Document(name, try #require(node))
}

/// The proof of what the guide's values render, changed.
func proof(
  _ values: Node = [:], _ change: (inout PullChain) throws -> Void = { _ in }
) throws -> Proof {
  var chain = PullChain(rendered: try #require(rendering(values).plan))
  try change(&chain)
  return Proof(chain)
}

extension Proof {
  /// The rows whose claim holds these words.
  func rows(_ words: String) -> [ProofRow] { rows.filter { $0.claim.contains(words) } }

  /// What fails, as `step claim`.
  var failures: [String] {
    rows.filter { $0.result == .fails }.map { "\($0.step) \($0.claim)" }
  }

  /// Checks that there is one such row and that it came to this.
  func expect(
    _ words: String, _ result: ProofRow.Result, because reason: String? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let found = rows(words)
    #expect(
      found.map(\.result) == [result], "\(words): \(found.map { ($0.result, $0.reason ?? "") })",
      sourceLocation: sourceLocation)
    guard let reason else { return }
    #expect(
      found.first?.reason?.contains(reason) == true, "\(words): \(found.first?.reason ?? "-")",
      sourceLocation: sourceLocation)
  }
}
