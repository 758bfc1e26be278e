import Diagnostics
import Documents
import KubernetesManifests
import TestSupport
import Testing

@Suite("Examples of the rules about Kubernetes objects")
struct ManifestRuleExamplesTests {
  @Test("a rule reports nothing in its passing example", arguments: ManifestRules.all)
  func passing(rule: ManifestRule) throws {
    let findings = try findings(of: rule, in: rule.info.passing)
    #expect(findings.isEmpty, "\(rule.info.id): \(findings.map(\.text))")
  }

  @Test("a rule reports exactly the marks of its failing example", arguments: ManifestRules.all)
  func failing(rule: ManifestRule) throws {
    let marks = MarkedExample(rule.info.failing).marks
    #expect(!marks.isEmpty, "\(rule.info.id): the example has no mark")
    let places = MarkedExample.places(
      of: rule.info.id, in: try findings(of: rule, in: rule.info.failing))
    #expect(places == marks, "\(rule.info.id):\n\(MarkedExample(rule.info.failing).text)")
  }

  @Test("summaries, reasons and messages follow the style", arguments: ManifestRules.all)
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

  /// The rule's findings in each object of an example, which has to be well-formed YAML.
  private func findings(of rule: ManifestRule, in example: String) throws -> [Finding] {
    let text = MarkedExample(example).text
    let (documents, faults) = YAMLReader.read(Array(text.utf8), source: nil)
    try #require(faults.isEmpty && !documents.isEmpty, "\(rule.info.id): \(faults.map(\.text))")
    return documents.flatMap(ManifestDocument.all).flatMap(rule.findings)
  }
}
