import Diagnostics
import IAMPolicy
import KubernetesManifests

/// Every rule that a finding may name, whoever speaks it.
public enum RuleCatalogue {
  public static let all: [RuleInfo] =
    (PolicyRules.all.map(\.info) + ManifestSchema.rules + ManifestRules.all.map(\.info)
    + AccessRules.all + Diagnosis.causes.map(\.rule) + ValuesRules.all + SyntaxRules.all).sorted {
      $0.id < $1.id
    }

  public static func rule(_ id: String) -> RuleInfo? { all.first { $0.id == id } }
}
