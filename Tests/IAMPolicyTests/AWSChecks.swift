import Foundation
import IAMPolicy

/// The checks of AWS's own policy validation, and what became of each here.
///
/// IAM User Guide, "Access Analyzer policy check reference".
enum AWSChecks {
  /// Checks that AWS no longer makes, each with the reason.
  ///
  /// AWS Security Blog, "AWS Organizations service control policy now supports full IAM language".
  static let inapplicable: [String: String] = {
    let fullLanguage =
      "service control policies support the full policy language; the check is older than that"
    return [
      "Error - SCP syntax error NotResource": fullLanguage,
      "Error - SCP syntax error action wildcard": fullLanguage,
      "Error - SCP syntax error allow NotAction": fullLanguage,
      "Error - SCP syntax error allow condition": fullLanguage,
      "Error - SCP syntax error allow resource": fullLanguage,
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
