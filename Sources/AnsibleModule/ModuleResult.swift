import Documents

/// The result of a module: one JSON object on standard output.
///
/// Ansible Developer Guide, "Return values".
public struct ModuleResult: Sendable {
  public var changed: Bool
  /// Why the task failed; `nil`: it did not.
  public var failure: String?
  public var warnings: [String] = []
  /// The changes that Ansible prints with `--diff`.
  public var diff: [Difference] = []
  /// The module's own return values.
  public var values: Mapping

  /// One text before and after a change.
  public struct Difference: Sendable {
    public let before: String
    public let after: String
    /// The name of both texts.
    public let header: String

    public init(before: String, after: String, header: String) {
      self.before = before
      self.after = after
      self.header = header
    }
  }

  public init(changed: Bool = false, failure: String? = nil, values: Mapping = Mapping()) {
    self.changed = changed
    self.failure = failure
    self.values = values
  }

  public init(_ failure: ModuleFailure) { self.init(failure: failure.message) }

  /// The object on one line of ASCII: Ansible splits the output into lines, also at Unicode's line separators.
  public var line: String {
    var object = values
    object["changed"] = Node(changed)
    if let failure {
      object["failed"] = true
      object["msg"] = Node(failure)
    }
    if !warnings.isEmpty { object["warnings"] = Node(warnings) }
    if !diff.isEmpty { object["diff"] = Node(diff.map(\.node)) }
    return JSONWriter.text(Node(.mapping(object)), style: .compact)
  }
}

extension ModuleResult.Difference {
  fileprivate var node: Node {
    [
      "before": Node(before), "after": Node(after), "before_header": Node(header),
      "after_header": Node(header),
    ]
  }
}
