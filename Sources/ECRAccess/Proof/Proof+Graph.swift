import Diagnostics

extension Proof {
  /// The chain as a Mermaid flow chart: each edge says which step decided it, how, and by which documents; green where it
  /// holds, red where it fails, dashed and orange where it is assumed.
  ///
  /// Mermaid documentation, "Flowcharts - Basic Syntax".
  public var graph: String {
    var text = "flowchart LR\n"
    for (id, label) in Self.boxes { text += "  \(id)[\"\(label)\"]\n" }
    for edge in Self.edges {
      let (line, head) = result(of: edge.step) == .assumed ? ("-.", ".->") : ("--", "-->")
      text += "  \(edge.from) \(line) \"\(label(of: edge.step))\" \(head) \(edge.to)\n"
    }
    for (index, edge) in Self.edges.enumerated() {
      text += "  linkStyle \(index) stroke:\(Self.colour(result(of: edge.step)))\n"
    }
    return text
  }

  private static let boxes = [
    ("pod", "sync pod"), ("account", "service account"), ("token", "web identity token"),
    ("provider", "OIDC provider"), ("role", "IAM role"), ("policies", "policies of both accounts"),
    ("registry", "ECR repositories"), ("rest", "anything but a pull"),
    ("secret", "pull secret"), ("pull", "pods that pull"),
  ]

  private static let edges: [(step: Int, from: String, to: String)] = [
    (1, "pod", "account"), (1, "account", "token"), (2, "token", "provider"),
    (3, "provider", "role"), (4, "role", "policies"), (4, "policies", "registry"),
    (5, "policies", "rest"), (6, "pod", "secret"), (7, "secret", "pull"),
  ]

  /// Such as `3 allowed by ecr-trust-policy.json`, or with `; 2 assumed` at its end.
  private func label(of step: Int) -> String {
    let decided: ProofRow.Result = result(of: step) == .fails ? .fails : .holds
    let rows = rows.filter { $0.step == step }
    var documents: [String] = []
    for row in rows where row.result == decided {
      for name in row.evidence.flatMap({ $0.document.split(separator: ",") })
      where !documents.contains(name.trimmed) { documents.append(name.trimmed) }
    }
    let assumed = rows.count { $0.result == .assumed }
    return "\(step) \(Self.word(decided, step: step))"
      + (documents.isEmpty ? "" : " by \(documents.map(Self.escaped).joined(separator: ", "))")
      + (assumed == 0 ? "" : "; \(assumed) assumed")
  }

  /// The text as it may be between a label's quotes, by Mermaid's entity codes.
  private static func escaped(_ text: String) -> String {
    VisibleText.line(text).unicodeScalars.map { scalar in
      switch scalar {
      case "\"", "#", "<", ">", "&", "`", "[", "]", "{", "}", "|", "\\", ";": "#\(scalar.value);"
      default: String(scalar)
      }
    }.joined()
  }

  /// Step 5 holds when something is denied.
  private static func word(_ result: ProofRow.Result, step: Int) -> String {
    (result == .holds) == (step == 5) ? "denied" : "allowed"
  }

  private static func colour(_ result: ProofRow.Result) -> String {
    switch result {
    case .holds: "green"
    case .fails: "red"
    case .assumed: "orange"
    }
  }
}

extension Substring {
  fileprivate var trimmed: String { String(drop { $0 == " " }) }
}
