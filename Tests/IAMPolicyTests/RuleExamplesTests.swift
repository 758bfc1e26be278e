import Diagnostics
import Documents
import TestSupport
import Testing

@testable import IAMPolicy

@Suite("Every rule's examples")
struct RuleExamplesTests {
  @Test("the rule has nothing to say about its passing example", arguments: PolicyRules.all)
  func passing(rule: PolicyRule) throws {
    let places = places(of: rule, in: try #require(read(rule.info.passing)), kind: nil)
    #expect(places.isEmpty, "\(rule.info.id): \(places)")
  }

  @Test("the rule speaks at the marks of its failing example", arguments: PolicyRules.all)
  func failing(rule: PolicyRule) throws {
    let marks = MarkedExample(rule.info.failing).marks
    let document = try #require(
      read(rule.info.failing), "\(rule.info.id): the failing example is no JSON")
    #expect(!marks.isEmpty, "\(rule.info.id): no place is marked")
    // A policy of a kind that its content does not show is what some rules are about.
    let kinds = [nil] + PolicyKind.allCases.map(Optional.some)
    let found = kinds.map { places(of: rule, in: document, kind: $0) }
    #expect(found.contains(marks), "\(rule.info.id): marked \(marks), found \(found)")
  }

  @Test("a rule's examples, summary and reason are there to be read", arguments: PolicyRules.all)
  func wording(rule: PolicyRule) throws {
    let info = rule.info
    #expect(info.id.hasPrefix("iam/") && info.source.hasPrefix("https://"))
    let properNames = ["GitHub", "IAM"]
    #expect(
      info.summary.first?.isUppercase == false
        || properNames.contains { info.summary.hasPrefix($0 + " ") }, "\(info.id)")
    #expect(!info.summary.hasSuffix("."), "\(info.id)")
    #expect(info.why.hasSuffix("."), "\(info.id)")
    let document = try #require(read(info.failing))
    for violation in rule.findings(Policy(document, kind: .identity)) {
      #expect(!violation.message.hasSuffix("."), "\(info.id): \(violation.message)")
    }
  }

  private func read(_ example: String) -> Node? {
    JSONReader.read(Array(MarkedExample(example).text.utf8), source: nil).node
  }

  /// Where `rule` speaks, as a user sees it: through the reader.
  private func places(of rule: PolicyRule, in node: Node, kind: PolicyKind?)
    -> [MarkedExample.Place]
  {
    MarkedExample.places(of: rule.info.id, in: PolicyReader.read(node, kind: kind).findings)
  }
}
