import Diagnostics
import Glibc

/// Prints findings for people: the finding, its line with a caret below, and the help.
struct FindingPrinter {
  private let excerpts: Excerpts
  private let descriptor: CInt
  private let usesColour: Bool

  /// - Parameter descriptor: Where the text is printed; colour is for terminals.
  init(_ texts: SourceTexts, to descriptor: CInt = STDERR_FILENO) {
    excerpts = Excerpts(texts)
    self.descriptor = descriptor
    usesColour = isatty(descriptor) == 1 && (getenv("NO_COLOR").map { $0.pointee == 0 } ?? true)
  }

  func print(_ report: Report) {
    var text = ""
    for finding in report.findings {
      text += self.text(finding)
      guard text.utf8.count > 1 << 16 else { continue }
      Output.printData(text, to: descriptor)
      text = ""
    }
    for accepted in report.accepted {
      text += visible("accepted: \(accepted.finding.heading) (\(VisibleText.line(accepted.why)))\n")
    }
    for (source, count) in report.omitted {
      text += visible("\(VisibleText.line(source)): and \(count) more\n")
    }
    let counts = report.counts.filter { $0.count > 0 }.map { severity, count in
      "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    if !counts.isEmpty { text += counts.joined(separator: ", ") + "\n" }
    Output.printData(text, to: descriptor)
  }

  private func text(_ finding: Finding) -> String {
    var text = coloured(visible(finding.heading), finding.severity) + "\n"
    for line in excerpts.lines(finding.location) { text += visible(line) + "\n" }
    if let help = finding.help { text += visible("  help: \(help)") + "\n" }
    return text
  }

  private func visible(_ text: String) -> String { VisibleText.lines(text) }

  private func coloured(_ line: String, _ severity: Severity) -> String {
    guard usesColour else { return line }
    let code =
      switch severity {
      case .error: "31"
      case .warning: "33"
      case .note: "36"
      }
    return "\u{1B}[\(code)m\(line)\u{1B}[0m"
  }
}
