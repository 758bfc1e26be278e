import Diagnostics
import IAMPolicy
import TestSupport
import Testing

@Suite("The catalogue of rules about policies")
struct RuleCatalogueTests {
  @Test("no two rules have one id")
  func unique() {
    let ids = PolicyRules.all.map(\.info.id)
    #expect(Set(ids).count == ids.count)
  }

  @Test("every rule that stands in a file is in the catalogue, and nothing else is")
  func files() throws {
    let declared = try RuleFolder(of: "IAMPolicy").declaredIDs()
    #expect(declared == Set(PolicyRules.all.map(\.info.id)))
  }

  @Test("every check that a rule names is one of AWS's")
  func checkNames() throws {
    let names = Set(try AWSChecks.names())
    for rule in PolicyRules.all {
      #expect(names.isSuperset(of: rule.info.awsChecks), "\(rule.info.id)")
    }
    #expect(names.isSuperset(of: AWSChecks.inapplicable.keys))
  }

  @Test("every check of AWS has a rule, or a reason why it cannot apply")
  func checks() throws {
    let missing = try AWSChecks.names().filter {
      AWSChecks.rules(for: $0).isEmpty && AWSChecks.inapplicable[$0] == nil
    }
    #expect(missing.isEmpty, "without rule or reason:\n\(missing.joined(separator: "\n"))")
    let both = AWSChecks.inapplicable.keys.filter { !AWSChecks.rules(for: $0).isEmpty }
    #expect(both.isEmpty)
  }

  @Test("severities are those that AWS gives")
  func severities() {
    let kinds: [(String, Severity)] = [
      ("Error", .error), ("Security Warning", .warning), ("General Warning", .warning),
      ("Suggestion", .note),
    ]
    for rule in PolicyRules.all {
      for check in rule.info.awsChecks {
        let severity = kinds.first { check.hasPrefix($0.0) }?.1
        #expect(severity == rule.info.severity, "\(rule.info.id): \(check)")
      }
    }
  }
}
