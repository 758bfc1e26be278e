import Diagnostics

extension Cause {
  /// The cause as an entry of the catalogue of rules. The failing example is the first sample, marked where its pattern
  /// begins.
  public var rule: RuleInfo {
    RuleInfo(
      id, severity, summary: wrong, why: "what to do: \(remedy)", source: source,
      passing: "2026-01-01T00:00:00Z info keeping regcred in cf-dev fresh\n", failing: markedSample)
  }

  private var markedSample: String {
    let search = PhraseSearch(patterns)
    var lines = (samples.first ?? "").split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    for index in lines.indices {
      let text = SearchedText(lines[index].utf8)
      guard let match = search.matches(in: text.bytes).first else { continue }
      var scalars = lines[index].unicodeScalars
      let at = scalars.index(scalars.startIndex, offsetBy: text.column(at: match.start) - 1)
      scalars.insert(contentsOf: String(RuleInfo.mark).unicodeScalars, at: at)
      lines[index] = String(scalars)
      break
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
