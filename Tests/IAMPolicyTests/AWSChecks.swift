import Foundation
import IAMPolicy

/// The checks of AWS's own policy validation, and what became of each here.
///
/// IAM User Guide, "Access Analyzer policy check reference".
enum AWSChecks {
  /// Checks that a policy of the kinds judged here cannot fail, each with the reason.
  static let inapplicable: [String: String] = {
    let controlPolicy =
      "is about service control policies: identity, trust and repository policies are judged here"
    return [
      "Error - Policy size exceeds SCP quota": controlPolicy,
      "Error - SCP syntax error NotResource": controlPolicy,
      "Error - SCP syntax error action wildcard": controlPolicy,
      "Error - SCP syntax error allow NotAction": controlPolicy,
      "Error - SCP syntax error allow condition": controlPolicy,
      "Error - SCP syntax error allow resource": controlPolicy,
      "Error - SCP syntax error principal": controlPolicy,
    ]
  }()

  /// Checks that the reader of JSON makes before a policy is one.
  static let elsewhere = ["Error - Json syntax error": "syntax/json"]

  /// The names of all checks, as AWS publishes them.
  static func names() throws -> [String] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/access-analyzer-checks.txt")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  /// The ids of the rules that stand for a check.
  static func rules(for check: String) -> [String] {
    PolicyRules.all.filter { $0.info.awsChecks.contains(check) }.map(\.info.id)
      + [elsewhere[check]].compactMap { $0 }
  }
}
