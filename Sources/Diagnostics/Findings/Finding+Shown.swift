extension Finding {
  /// The finding as it may be shown anywhere: credentials hidden, each text on one line and visible.
  var shown: Finding {
    var finding = self
    finding.message = VisibleText.line(Redaction.text(message))
    finding.help = help.map { VisibleText.line(Redaction.text($0)) }
    return finding
  }
}
