import Documents

extension Node {
  /// One value or a list of values, which mean the same wherever a policy allows a list.
  ///
  /// IAM User Guide, "IAM JSON policy elements reference": a single value needs no brackets.
  var elements: [Node] { list ?? [self] }

  /// An element in its plain or its `Not` form; where a statement has both, the plain one.
  func element(_ name: String) -> (name: String, isNegated: Bool, node: Node)? {
    if let node = self[name] { return (name, false, node) }
    return self["Not\(name)"].map { ("Not\(name)", true, $0) }
  }
}
