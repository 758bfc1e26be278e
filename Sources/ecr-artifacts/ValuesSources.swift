import Diagnostics
import Documents
import ECRAccess

/// Reads values files into layers, and keeps their text for the report.
struct ValuesSources {
  private(set) var layers: [Layer] = []
  private(set) var findings: [Finding] = []
  /// The text of each file by the name that findings give it.
  private(set) var texts: [String: [UInt8]] = [:]

  /// Adds the `ecr` key of a values file.
  mutating func addFile(_ path: String) throws(DiskFailure) {
    let bytes = try Disk.read(path)
    texts[path] = bytes
    let (documents, faults) = YAMLReader.read(bytes, source: path)
    findings += faults.filter(Self.concernsUs)
    guard documents.count <= 1 else {
      findings.append(
        Finding(
          rule: "values/type", message: "a values file is one document, not \(documents.count)",
          location: documents[1].location, help: "take the `---` out"))
      return
    }
    // Where the reader lost the thread there is nothing to add to what it said.
    if let document = documents.first {
      add(Layer.fromFile(document))
    } else if faults.isEmpty {
      add(Layer.fromFile(Node(.mapping(Mapping()), at: start(path))))
    }
  }

  /// Adds a mapping that is the content of `ecr`, under the name that findings are to give it.
  mutating func addMapping(_ node: Node, source: String) {
    layers.append(Layer.fromOption(node, source: source))
  }

  /// Adds an assignment such as `audience=openshift`.
  mutating func addAssignment(_ assignment: String) {
    add(Layer.fromAssignment(assignment))
  }

  private mutating func add(_ read: (layer: Layer?, findings: [Finding])) {
    findings += read.findings
    if let layer = read.layer { layers.append(layer) }
  }

  private func start(_ path: String) -> Location { Location(source: path, line: 1, column: 1) }

  /// The rest of the file is somebody else's: a key that stands twice there is theirs to know.
  private static func concernsUs(_ finding: Finding) -> Bool {
    guard finding.rule == "syntax/duplicate-key" else { return true }
    guard let first = finding.location.path.components.first else { return true }
    return first == .key("ecr")
  }
}
