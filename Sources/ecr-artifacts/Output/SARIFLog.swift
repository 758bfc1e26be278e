import Diagnostics
import Documents
import ECRAccess

/// A report in the format that code scanning services read.
///
/// OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", sections 3.13 to 3.30.
struct SARIFLog {
  private let report: Report

  init(_ report: Report) { self.report = report }

  var node: Node {
    [
      "$schema":
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
      "version": "2.1.0",
      "runs": [
        [
          "tool": [
            "driver": [
              "name": Node(Program.name), "semanticVersion": Node(Program.version),
              "rules": Node(rules),
            ]
          ],
          "columnKind": "unicodeCodePoints",
          "results": Node(
            report.findings.map { result($0, why: nil) }
              + report.accepted.map { result($0.finding, why: $0.why) }),
        ]
      ],
    ]
  }

  /// The rules that the results refer to.
  private var rules: [Node] {
    let used = Set((report.findings + report.accepted.map(\.finding)).map(\.rule))
    return RuleCatalogue.all.filter { used.contains($0.id) }.map { rule in
      [
        "id": Node(rule.id), "shortDescription": ["text": Node(rule.summary)],
        "fullDescription": ["text": Node(rule.why)], "helpUri": Node(rule.source),
        "defaultConfiguration": ["level": Node(rule.severity.rawValue)],
      ]
    }
  }

  private func result(_ finding: Finding, why: String?) -> Node {
    var result = Mapping([
      .init(key: "ruleId", value: Node(finding.rule)),
      .init(key: "level", value: Node(finding.severity.rawValue)),
      .init(key: "message", value: ["text": Node(message(finding))]),
      .init(key: "locations", value: [location(finding.location)]),
    ])
    if let why {
      result["suppressions"] = [["kind": "external", "justification": Node(why)]]
    }
    return Node(.mapping(result))
  }

  private func message(_ finding: Finding) -> String {
    finding.message + (finding.help.map { "; \($0)" } ?? "")
  }

  private func location(_ at: Location) -> Node {
    var location = Mapping()
    if let source = at.source {
      var physical = Mapping([.init(key: "artifactLocation", value: ["uri": Node(source)])])
      if let line = at.line {
        var region = Mapping([.init(key: "startLine", value: Node(line))])
        if let column = at.column { region["startColumn"] = Node(column) }
        physical["region"] = Node(.mapping(region))
      }
      location["physicalLocation"] = Node(.mapping(physical))
    }
    location["logicalLocations"] = [["fullyQualifiedName": Node(at.path.description)]]
    return Node(.mapping(location))
  }
}
