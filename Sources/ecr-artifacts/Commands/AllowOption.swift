import Diagnostics

/// The option `--allow` of the commands that report findings.
enum AllowOption {
  static let option = CommandOption.value(
    "allow", "RULE[:PATH]", repeats: true,
    "accept a rule's findings, everywhere or at a document path and below")

  /// - Throws: For a rule that does not exist.
  static func acceptances(_ arguments: ParsedArguments) throws(UsageFailure) -> [Acceptance] {
    let acceptances = arguments.all("allow").map { Acceptance($0, why: "--allow") }
    for id in acceptances.map(\.rule) where !RuleCatalogue.has(id) {
      throw UsageFailure("there is no rule `\(id)`; \(RuleCatalogue.suggestion(for: id))")
    }
    return acceptances
  }
}
