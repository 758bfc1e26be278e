import Diagnostics

/// What is fuzzed: bytes in, and a property that has to hold whatever they are.
enum FuzzTarget: String, CaseIterable {
  case json, yaml, manifests, values, diagnosis, module
  /// The evaluator, sets and the comparison against brute force.
  case decisions
  /// Policies in any form: rules, evaluation, comparison, without a crash or an endless search.
  case policies
  case redaction, visible

  nonisolated(unsafe) static var current = FuzzTarget.json

  func run(_ bytes: [UInt8]) {
    switch self {
    case .json: ReaderTargets.json(bytes)
    case .yaml: ReaderTargets.yaml(bytes)
    case .manifests: DocumentTargets.manifests(bytes)
    case .values: DocumentTargets.values(bytes)
    case .diagnosis: DocumentTargets.diagnosis(bytes)
    case .module: DocumentTargets.module(bytes)
    case .decisions: PolicyTargets.decisions(bytes)
    case .policies: PolicyTargets.policies(bytes)
    case .redaction: TextTargets.redaction(bytes)
    case .visible: TextTargets.visible(bytes)
    }
  }
}

/// Ends the run, which makes libFuzzer keep the input.
func require(_ condition: Bool, _ message: @autoclosure () -> String) {
  if !condition { fatalError(message()) }
}

extension [Finding] {
  /// Whether each has a place in the document, and a text that can be shown.
  func check(lines: Int) {
    for finding in Report(self).findings {
      require(finding.location.line ?? 1 <= lines, "a place behind the end: \(finding.text)")
      require(VisibleText.line(finding.message) == finding.message, finding.message)
    }
  }
}
