import Diagnostics

/// The rules of explained denials: what the documents of the plan, or those that exist, say to the denied request.
public enum DenialRules {
  static let notApplied = rule(
    "not-applied", "the plan allows the denied request, and what exists does not",
    why:
      "The playbook has not run since the plan changed, or its change was undone or not made in the registry's account.",
    source: iam + "troubleshoot_access-denied.html",
    failing: "▸\(denied) because no resource-based policy allows the ecr:BatchGetImage action\n")
  static let byStatement = rule(
    "by-statement", "a statement of a policy that was seen denies the request",
    why: "An explicit deny outweighs every allow: only a change of that statement helps.",
    source: iam + "reference_policies_evaluation-logic.html",
    failing: "▸\(denied) with an explicit deny in a service control policy\n")
  static let notGranted = rule(
    "not-granted", "the plan does not grant the denied request",
    why:
      "Running the playbook again changes nothing: the values, or a policy above them, have to change first.",
    source: iam + "reference_policies_evaluation-logic.html",
    failing:
      "▸\(denied.replaced("cf/api", with: "other/app")) because no identity-based policy allows the ecr:BatchGetImage action\n"
  )
  static let beyondPlan = rule(
    "beyond-plan", "the denied request is not one that the plan makes",
    why:
      "The role exists to pull from the plan's registry; whatever else it is used for, the plan does not grant.",
    source: iam + "best-practices.html#grant-least-privilege",
    failing: "▸\(denied.replaced("ecr:BatchGetImage", with: "ecr:PutImage"))\n")
  static let ofAnother = rule(
    "of-another", "the denied principal is not a session of the plan's role", .note,
    why: "The plan's documents have no say in what another principal may do.",
    source: iam + "reference_identifiers.html",
    failing:
      "▸\(denied.replaced("ROSAECRAssumeRole/botocore-session-1772439304", with: "x-Worker-Role/i-0abc1234def567890"))\n"
  )
  static let undecided = rule(
    "undecided", "what was seen does not decide the denied request", .note,
    why:
      "It depends on condition keys that the denial does not tell, or on a policy that could not be read.",
    source: iam + "reference_policies_condition-keys.html",
    failing: "▸\(denied) with an explicit deny in an identity-based policy\n")
  static let unexplained = rule(
    "unexplained", "every document that was seen allows the denied request", .note,
    why: "It was denied before the documents were applied, or by a policy that was not seen.",
    source: iam + "troubleshoot_access-denied.html",
    failing: "▸\(denied) with an explicit deny in a VPC endpoint policy\n")

  public static let all: [RuleInfo] = [
    notApplied, byStatement, notGranted, beyondPlan, ofAnother, undecided, unexplained,
  ]

  private static let iam = "https://docs.aws.amazon.com/IAM/latest/UserGuide/"

  /// A denial of the role that the guide names.
  private static let denied = """
    denied: User: arn:aws:sts::606639739464:assumed-role/ROSAECRAssumeRole/botocore-session-1772439304 \
    is not authorized to perform: ecr:BatchGetImage on resource: \
    arn:aws:ecr:us-east-1:818140567777:repository/cf/api
    """

  private static func rule(
    _ name: String, _ summary: String, _ severity: Severity = .error, why: String, source: String,
    failing: String
  ) -> RuleInfo {
    RuleInfo(
      "access/denial-\(name)", severity, summary: summary, why: why, source: source,
      passing: "2026-01-01T00:00:00Z info keeping regcred in cf-dev fresh\n", failing: failing)
  }
}

extension String {
  fileprivate func replaced(_ text: String, with other: String) -> String {
    guard let place = place(of: text) else { return self }
    return self[..<place.lowerBound] + other + self[place.upperBound...]
  }
}
