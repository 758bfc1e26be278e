import Diagnostics
import Glibc

/// Formats findings for people: the finding, its line with a caret below, and the help.
struct FindingPrinter {
  private let texts: SourceTexts
  private let usesColour: Bool

  /// - Parameter descriptor: Where the text will be printed; colour is for terminals.
  init(_ texts: SourceTexts, descriptor: CInt = STDERR_FILENO) {
    self.texts = texts
    usesColour = isatty(descriptor) == 1 && (getenv("NO_COLOR").map { $0.pointee == 0 } ?? true)
  }

  func text(_ report: Report) -> String {
    var text = report.findings.map(text).joined()
    let counts = report.counts.filter { $0.count > 0 }.map { severity, count in
      "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    for accepted in report.accepted {
      text += "accepted: \(accepted.finding.text.prefix { $0 != "\n" }) (\(accepted.why))\n"
    }
    if !counts.isEmpty { text += counts.joined(separator: ", ") + "\n" }
    return text
  }

  private func text(_ finding: Finding) -> String {
    var lines = finding.text.split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    lines[0] = coloured(lines[0], finding.severity)
    lines.insert(contentsOf: excerpt(finding.location), at: 1)
    return lines.joined(separator: "\n") + "\n"
  }

  private func excerpt(_ location: Location) -> [String] {
    guard let source = location.source, let number = location.line, let column = location.column,
      let bytes = texts.line(number, of: source)
    else { return [] }
    let line = String(decoding: bytes.filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
    guard line.utf8.count <= 200 else { return [] }
    let gutter = "\(number) | "
    return [gutter + line, String(repeating: " ", count: gutter.count + column - 1) + "^"]
  }

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
