import AnsibleModule
import Diagnostics
import Documents
import PullDiagnosis

@testable import ECRAccess

/// Any document gets findings, never a crash.
enum DocumentTargets {
  static func manifests(_ bytes: [UInt8]) {
    let validation = FileValidation(bytes, source: "a.yaml", as: .manifest)
    validation.findings.check(lines: bytes.lineCount)
  }

  /// Values that are accepted render artifacts that are valid.
  static func values(_ bytes: [UInt8]) {
    let (documents, faults) = DocumentFile.read(bytes, source: "values.yaml")
    let (layer, findings) = Layer.fromDocuments(documents)
    let rendering = Rendering([layer], faults: faults + findings)
    rendering.findings.check(lines: bytes.lineCount)
    guard let plan = rendering.plan, !Report(rendering.findings).hasErrors else { return }
    // A failed proof keeps the artifacts from being written.
    guard !Report(Proof(PullChain(rendered: plan)).findings).hasErrors else { return }
    for artifact in rendering.artifacts {
      let file = FileValidation(Array(artifact.text.utf8), source: artifact.artifact.fileName)
      require(!Report(file.findings).hasErrors, Report(file.findings).findings.map(\.text).joined())
    }
  }

  static func diagnosis(_ bytes: [UInt8]) {
    Diagnosis.of(text: String(decoding: bytes, as: UTF8.self), source: "log").findings.check(
      lines: .max)
  }

  static func module(_ bytes: [UInt8]) {
    let spec = [
      ModuleOption("state", .string, default: "present", choices: ["present", "absent"]),
      ModuleOption("values", .elements, default: []),
      ModuleOption("mode", .fileMode, default: .null),
      ModuleOption("live", .dictionary, default: [:]),
      ModuleOption("artifacts", .strings, default: []),
      ModuleOption("backup", .boolean, default: false),
    ]
    _ = try? ModuleRequest(bytes, spec: spec)
  }
}
