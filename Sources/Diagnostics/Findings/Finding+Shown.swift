extension Finding {
  /// The finding as it may be shown anywhere: credentials hidden, each text on one line and visible.
  var shown: Finding {
    var finding = self
    finding.message = VisibleText.redactedLine(message)
    finding.help = help.map(VisibleText.redactedLine)
    return finding
  }
}

extension Sequence<Finding> {
  /// Whether any of them is an error, whoever may have accepted it.
  public var hasErrors: Bool { contains { $0.severity == .error } }
}
