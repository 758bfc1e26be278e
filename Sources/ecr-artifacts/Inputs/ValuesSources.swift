import Diagnostics
import Documents
import ECRAccess

/// The layers of values, read from files, options and assignments.
struct ValuesSources {
  /// In order, later ones override; `nil` for one that could not be read.
  private(set) var layers: [Layer?] = []
  private(set) var findings: [Finding] = []
  private(set) var texts = SourceTexts()
  /// The folder of the last values file, for its guardrail files; empty: the current one.
  private(set) var folder = ""

  /// Adds the `ecr` key of a values file.
  mutating func addFile(_ path: String) throws(FileFailure) {
    let bytes = try texts.read(path)
    folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    add(Layer.fromFile(bytes, source: path))
  }

  /// Adds a mapping that is the content of `ecr`; findings call it `source`.
  mutating func addMapping(_ node: Node, source: String) {
    layers.append(Layer.fromOption(node, source: source))
  }

  /// Adds an assignment such as `audience=openshift`.
  mutating func addAssignment(_ assignment: String) {
    add(Layer.fromAssignment(assignment))
  }

  private mutating func add(_ read: (layer: Layer?, findings: [Finding])) {
    findings += read.findings
    layers.append(read.layer)
  }
}
