import Diagnostics
import Documents
import KubernetesManifests
import TestSupport
import Testing

@Suite("Every example of the rules about objects")
struct ManifestRuleExamplesTests {
  @Test("the rule has nothing to say about its passing example", arguments: ManifestRules.all)
  func passing(rule: ManifestRule) throws {
    let findings = try findings(of: rule, in: rule.info.passing)
    #expect(findings.isEmpty, "\(rule.info.id): \(findings.map(\.text))")
  }

  @Test("the rule speaks at the marks of its failing example", arguments: ManifestRules.all)
  func failing(rule: ManifestRule) throws {
    let marks = MarkedExample(rule.info.failing).marks
    #expect(!marks.isEmpty, "\(rule.info.id): no place is marked")
    let places = MarkedExample.places(
      of: rule.info.id, in: try findings(of: rule, in: rule.info.failing))
    #expect(places == marks, "\(rule.info.id):\n\(MarkedExample(rule.info.failing).text)")
  }

  @Test("a rule's examples, summary and reason are there to be read", arguments: ManifestRules.all)
  func wording(rule: ManifestRule) throws {
    let info = rule.info
    #expect(info.source.hasPrefix("https://"))
    #expect(!info.summary.hasSuffix(".") && info.summary.first?.isUppercase == false)
    #expect(info.why.hasSuffix("."), "\(info.id)")
    for finding in try findings(of: rule, in: info.failing) {
      #expect(!finding.message.hasSuffix("."), "\(info.id): \(finding.message)")
      #expect(finding.message.first?.isUppercase == false, "\(info.id): \(finding.message)")
      #expect(finding.help?.hasSuffix(".") != true, "\(info.id): \(finding.help ?? "")")
    }
  }

  /// What the rule says about each object of an example; the example must be one that a reader has no fault to find with.
  private func findings(of rule: ManifestRule, in example: String) throws -> [Finding] {
    let text = MarkedExample(example).text
    let (documents, faults) = YAMLReader.read(Array(text.utf8), source: nil)
    try #require(faults.isEmpty && !documents.isEmpty, "\(rule.info.id): \(faults.map(\.text))")
    return documents.flatMap(ManifestDocument.all).flatMap(rule.findings)
  }
}
