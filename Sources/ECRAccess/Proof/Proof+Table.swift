import Diagnostics

extension Proof {
  /// A table for a terminal: each claim with its result, why something is assumed and what decides it, and the totals.
  public var table: String {
    var text = ""
    for (index, step) in Self.steps.enumerated() {
      let number = index + 1
      text += "\(number). \(step.title): \(result(of: number).rawValue)\n"
      for row in rows where row.step == number {
        let gap = String(repeating: " ", count: 8 - row.result.rawValue.count)
        text += "   \(row.result.rawValue)\(gap) \(VisibleText.line(row.claim))\n"
        if let reason = row.reason { text += "            unknown: \(VisibleText.line(reason))\n" }
        if let command = row.decidedBy {
          text += "            decide with: \(VisibleText.line(command))\n"
        }
        guard row.result == .fails else { continue }
        for evidence in row.evidence {
          var line = "\(evidence.request): \(evidence.decision) by \(evidence.document)"
          if !evidence.statement.isEmpty { line += ", \(evidence.statement)" }
          text += "            \(VisibleText.line(line))\n"
        }
      }
    }
    let counts = [ProofRow.Result.holds, .fails, .assumed].map { result in
      "\(rows.count { $0.result == result }) \(result == .holds ? "hold" : result == .fails ? "fail" : "assumed")"
    }
    return text + "\n" + counts.joined(separator: ", ") + "\n"
  }
}
