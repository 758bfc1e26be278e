import KubernetesManifests
import TestSupport
import Testing

@Suite("ManifestRuleCatalogue: the rules about Kubernetes objects")
struct ManifestRuleCatalogueTests {
  static let folder = RuleFolder(of: "KubernetesManifests")

  @Test("rule ids are unique")
  func unique() {
    let ids = ManifestRules.all.map(\.info.id) + ManifestSchema.rules.map(\.id)
    #expect(Set(ids).count == ids.count)
  }

  @Test("the catalogue contains every declared rule, and nothing else")
  func files() throws {
    #expect(try Self.folder.declaredIDs() == Set(ManifestRules.all.map(\.info.id)))
  }

  @Test("Rules/README.md matches the catalogue")
  func readme() throws {
    let rules = ManifestRules.all.map(\.info) + ManifestSchema.rules
    let text = RuleDocs.text(
      "Rules about Kubernetes objects", of: rules, filter: "ManifestRuleCatalogue")
    #expect(
      try Self.folder.documents(text),
      """
      the rules have changed: run `UPDATE_DOCS=1 swift test --filter ManifestRuleCatalogue` and \
      commit
      """)
  }
}
