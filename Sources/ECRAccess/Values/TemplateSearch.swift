import Diagnostics
import Documents

/// Finds values that only Ansible could resolve: this tool and Helm read the file as it is.
enum TemplateSearch {
  static func findings(in node: Node) -> [Finding] {
    if let tag = node.tag { return [finding("the tag `\(tag)`", at: node.location)] }
    switch node.value {
    case .string(let text):
      return marks.filter { text.includes($0) }.prefix(1).map { mark in
        finding("a template (`\(mark)`)", at: node.location)
      }
    case .list(let nodes):
      return nodes.flatMap(findings)
    case .mapping(let mapping):
      return mapping.entries.flatMap { findings(in: $0.value) }
    default:
      return []
    }
  }

  private static let marks = ["{{", "{%", "{#"]

  private static func finding(_ what: String, at location: Location) -> Finding {
    Finding(
      rule: "values/template", message: "\(what) under `ecr` is never resolved",
      location: location,
      help: "write the value itself, or pass it with `-e` in `cf_deployment_ecr_overrides` "
        + "or with `--set`")
  }
}
