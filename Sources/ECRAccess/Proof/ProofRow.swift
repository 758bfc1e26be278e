import Documents

/// One claim of the proof, and how it was decided.
public struct ProofRow: Sendable {
  public enum Result: String, Sendable {
    case holds
    case fails
    /// What would decide it was not seen.
    case assumed
  }

  /// What was asked of which document, and what it answered.
  public struct Evidence: Sendable {
    public let request: String
    public let decision: String
    public let document: String
    /// The `Sid` or number of the statement that decided, or the document path of a fault.
    public let statement: String

    public init(_ request: String, _ decision: String, _ document: String, _ statement: String = "")
    {
      self.request = request
      self.decision = decision
      self.document = document
      self.statement = statement
    }

    var node: Node {
      [
        "request": Node(request), "decision": Node(decision), "document": Node(document),
        "statement": Node(statement),
      ]
    }
  }

  /// The step of the chain, from 1.
  public let step: Int
  public let claim: String
  public let result: Result
  public let evidence: [Evidence]
  /// For what is assumed, why it is not known: the condition keys that it depends on, or why something could not be read.
  public let reason: String?
  /// For what is assumed, the command that decides it.
  public let decidedBy: String?

  public var node: Node {
    [
      "step": Node(step), "claim": Node(claim), "result": Node(result.rawValue),
      "evidence": Node(evidence.map(\.node)), "reason": reason.map { Node($0) } ?? .null,
      "decided_by": decidedBy.map { Node($0) } ?? .null,
    ]
  }
}
