import Diagnostics

/// A finding as a workflow command, which GitHub Actions turns into an annotation of the file.
///
/// GitHub documentation, "Workflow commands for GitHub Actions", setting messages.
struct GitHubAnnotation {
  private let finding: Finding

  init(_ finding: Finding) { self.finding = finding }

  var line: String {
    let at = finding.location
    let level = finding.severity == .note ? "notice" : finding.severity.rawValue
    let properties = [
      at.source.map { "file=\(property(VisibleText.line($0)))" }, at.line.map { "line=\($0)" },
      at.column.map { "col=\($0)" }, "title=\(property(finding.rule))",
    ].compactMap { $0 }.joined(separator: ",")
    let message = finding.message + (finding.help.map { "\nhelp: \($0)" } ?? "")
    return "::\(level) \(properties)::\(Self.escaped(message, ["%", "\r", "\n"]))\n"
  }

  private func property(_ text: String) -> String {
    Self.escaped(text, ["%", "\r", "\n", ":", ","])
  }

  private static func escaped(_ text: String, _ special: Set<Unicode.Scalar>) -> String {
    text.unicodeScalars.map { scalar in
      guard special.contains(scalar) else { return String(scalar) }
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "%" + (digits.count == 1 ? "0\(digits)" : digits)
    }.joined()
  }
}
