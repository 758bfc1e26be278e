import Diagnostics
import Documents
import ECRAccess

/// The layers of values, read from files, options and assignments.
struct ValuesSources {
  /// In order, later ones override; `nil` for one that could not be read.
  private(set) var layers: [Layer?] = []
  private(set) var findings: [Finding] = []
  private(set) var texts = SourceTexts()
  /// Where the guardrail files of the last values file are.
  private(set) var guardrails: GuardrailFolder
  private let allowsOutside: Bool

  /// - Parameter allowsOutside: Whether guardrail files outside the folder that holds the environments are read.
  init(allowsOutside: Bool) {
    self.allowsOutside = allowsOutside
    guardrails = GuardrailFolder()
    guardrails.allowsOutside = allowsOutside
  }

  /// Adds the `ecr` key of a values file.
  ///
  /// - Parameter isNamed: Whether the user named the path on the command line.
  mutating func addFile(_ path: String, isNamed: Bool = false) throws(FileFailure) {
    let bytes = try texts.read(path, isNamed: isNamed)
    guardrails = GuardrailFolder(valuesFile: path)
    guardrails.allowsOutside = allowsOutside
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
