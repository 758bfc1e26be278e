import Diagnostics
import Documents

/// A policy as it is written: its version and its statements.
///
/// IAM User Guide, "Grammar of the IAM JSON policy language".
public struct PolicyBuilder: Sendable {
  public var statements: [Statement]

  public init(_ statements: [Statement]) { self.statements = statements }

  /// The document, under the current version of the language.
  public var node: Node {
    ["Version": "2012-10-17", "Statement": Node(statements.map(\.node))]
  }
}

extension PolicyBuilder {
  /// One statement that allows something.
  public struct Statement: Sendable {
    public var sid: String?
    /// For a policy that is attached to a resource or a role: `["AWS": ...]` or `["Federated": ...]`.
    public var principal: Node?
    /// A single action as text, several as a list.
    public var actions: Node
    /// `nil` for a policy that is attached to its resource.
    public var resources: Node?
    public var condition: Node?

    public init(
      sid: String? = nil, principal: Node? = nil, actions: Node, resources: Node? = nil,
      condition: Node? = nil
    ) {
      self.sid = sid
      self.principal = principal
      self.actions = actions
      self.resources = resources
      self.condition = condition
    }

    /// The statement with its elements in the order in which AWS's documentation writes them.
    public var node: Node {
      let elements: [(String, Node?)] = [
        ("Sid", sid.map { Node($0) }), ("Effect", "Allow"), ("Principal", principal),
        ("Action", actions), ("Resource", resources), ("Condition", condition),
      ]
      return Node(
        .mapping(
          Mapping(
            elements.compactMap { key, value in
              value.map { Mapping.Entry(key: key, value: $0) }
            })))
    }
  }
}
