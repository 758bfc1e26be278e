import KubernetesManifests
import TestSupport
import Testing

@Suite("ManifestRuleCatalogue: the rules about objects")
struct ManifestRuleCatalogueTests {
  static let folder = RuleFolder(of: "KubernetesManifests")

  @Test("no two rules have one id")
  func unique() {
    let ids = ManifestRules.all.map(\.info.id) + ManifestSchema.rules.map(\.id)
    #expect(Set(ids).count == ids.count)
  }

  @Test("every rule that stands in a file is in the catalogue, and nothing else is")
  func files() throws {
    #expect(try Self.folder.declaredIDs() == Set(ManifestRules.all.map(\.info.id)))
  }

  @Test("Rules/README.md says what the catalogue says")
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
