import Diagnostics
import ECRAccess
import IAMPolicy
import KubernetesManifests
import PullDiagnosis

/// Every rule that a finding may name, whoever speaks it.
enum RuleCatalogue {
  static let all: [RuleInfo] =
    (PolicyRules.all.map(\.info) + ManifestSchema.rules + ManifestRules.all.map(\.info)
    + ProofRules.all + Diagnosis.causes.map(\.rule) + ValuesRules.all + SyntaxRules.all).sorted {
      $0.id < $1.id
    }

  static func rule(_ id: String) -> RuleInfo? { all.first { $0.id == id } }
}
