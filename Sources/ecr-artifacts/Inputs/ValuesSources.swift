import Diagnostics
import Documents
import ECRAccess

/// Reads values files into layers, and keeps their text for the report.
struct ValuesSources {
  private(set) var layers: [Layer] = []
  private(set) var findings: [Finding] = []
  /// The text of each file by the name that findings give it.
  private(set) var texts: [String: [UInt8]] = [:]
  /// The folder of the last values file, beside which its guardrails lie; empty: the current one.
  private(set) var folder = ""

  /// Adds the `ecr` key of a values file.
  mutating func addFile(_ path: String) throws(DiskFailure) {
    let bytes = try Disk.read(path)
    texts[path] = bytes
    folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    add(Layer.fromFile(bytes, source: path))
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
}
