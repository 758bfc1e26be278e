import Diagnostics
import ECRAccess
import IAMPolicy
import KubernetesManifests
import PullDiagnosis

/// Every rule that a finding can name, from every library.
enum RuleCatalogue {
  static let all: [RuleInfo] =
    (PolicyRules.all.map(\.info) + [PolicySave.rule] + ManifestSchema.rules
    + ManifestRules.all.map(\.info)
    + ProofRules.all + DenialRules.all + Diagnosis.causes.map(\.rule) + ValuesRules.all
    + SyntaxRules.all).sorted {
      $0.id < $1.id
    }

  static func rule(_ id: String) -> RuleInfo? { all.first { $0.id == id } }

  /// Whether a finding can have this rule id.
  static func has(_ id: String) -> Bool { id == Diagnosis.unknownID || rule(id) != nil }

  /// What to write instead of an id that no rule has.
  static func suggestion(for id: String) -> String {
    if let current = current(id) { return "`\(id)` is now `\(current)`" }
    return NearestName.hint(for: id, in: all.map(\.id))
      ?? "`\(Program.name) rules` lists them"
  }

  /// A warning for each entry of `ecr.accept` with an unknown rule: it accepts nothing.
  static func findings(_ accept: [Values.Acceptance]) -> [Finding] {
    accept.filter { !has($0.rule.text) }.map { acceptance in
      let id = acceptance.rule.text
      return ValuesRules.unknownRule.finding(
        Violation(
          "there is no rule `\(id)`", at: acceptance.ruleLocation, help: suggestion(for: id)))
    }
  }

  /// The id of a rule that was renamed: the causes of the diagnosis were `access/...` once.
  private static func current(_ id: String) -> String? {
    guard let name = id.removing(prefix: "access/") else { return nil }
    let candidate = "cause/\(name.removing(prefix: "cause-") ?? name)"
    return has(candidate) ? candidate : nil
  }
}

extension String {
  fileprivate func removing(prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }
}
