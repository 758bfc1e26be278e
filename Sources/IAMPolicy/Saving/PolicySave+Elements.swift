import Diagnostics
import Documents

/// What IAM's save demands of `Action` and `NotAction`.
///
/// IAM User Guide, "IAM JSON policy elements: Action". Whether an action exists, IAM does not ask.
enum ActionSave {
  static func refusal(of statement: PolicyStatement) -> PolicySave.Refusal? {
    guard let actions = statement.actions, !actions.patterns.isEmpty else {
      return PolicySave.Refusal(
        message: "Policy statement must contain actions.",
        location: statement.actions?.node.location ?? statement.node.location)
    }
    for action in actions.patterns {
      if let message = message(action.text) {
        return PolicySave.Refusal(message: message, location: action.location)
      }
    }
    return nil
  }

  private static let vendor = ASCIISet("A-Za-z0-9_.*?-")

  private static func message(_ action: String) -> String? {
    if action == "*" { return nil }
    guard let halves = ActionName.split(action), !halves.prefix.isEmpty else {
      return "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc."
    }
    if halves.name.utf8.contains(UInt8(ascii: ":")) {
      return "Actions/Condition can contain only one colon."
    }
    return vendor.covers(String(halves.prefix)) ? nil : "Vendor \(halves.prefix) is not valid"
  }
}

/// What IAM's save demands of `Resource` and `NotResource` in an identity policy.
///
/// IAM User Guide, "IAM JSON policy elements: Resource". An incomplete ARN is completed; services and Regions are not
/// looked up.
enum ResourceSave {
  static func refusal(of statement: PolicyStatement) -> PolicySave.Refusal? {
    guard let resources = statement.resources, !resources.patterns.isEmpty else {
      return PolicySave.Refusal(
        message: "Policy statement must contain resources.",
        location: statement.resources?.node.location ?? statement.node.location)
    }
    for resource in resources.patterns where resource.text != "*" {
      if let message = message(ResourceText(resource)) {
        return PolicySave.Refusal(message: message, location: resource.location)
      }
    }
    return nil
  }

  private static func message(_ resource: ResourceText) -> String? {
    guard resource.fields.first == "arn", resource.fields.count > 1 else {
      // A pattern such as `*:repository/*` matches ARNs.
      return TextPattern.hasWildcard(resource.fields.first ?? "")
        ? nil : "Resource \(resource.text) must be in ARN format or \"*\"."
    }
    guard resource.fields.count > 2 else {
      return "Resource vendor must be fully qualified and cannot contain regexes."
    }
    let whole = PolicyKind.identity.completed(resource.text)
    guard let arn = ARN.Fields(whole) else { return nil }
    if !ResourceText.isOpen(arn.partition), Partition(rawValue: arn.partition) == nil {
      return "Partition \"\(arn.partition)\" is not valid for resource \"\(whole)\"."
    }
    let hasRegion = !arn.region.isEmpty && arn.region != "*"
    if arn.service == "iam" {
      return hasRegion
        ? "IAM resource \(whole) cannot contain region information." : path(arn.resource)
    }
    // Access points have a Region and an account, buckets neither.
    guard arn.service == "s3", hasRegion, arn.account.isEmpty else { return nil }
    return "Resource \(whole) can not contain region information."
  }

  private static let paths = [
    "user/", "federated-user/", "role/", "group/", "instance-profile/", "mfa/",
    "server-certificate/", "policy/", "sms-mfa/", "saml-provider/", "oidc-provider/", "report/",
    "access-report/",
  ]

  private static func path(_ resource: String) -> String? {
    let type = resource.prefix { $0 != "/" }
    let isKnown =
      paths.contains { resource.hasPrefix($0) } || ARNField.isResource(resource, of: "iam")
    guard !isKnown, !TextPattern.hasWildcard(type) else { return nil }
    return "IAM resource path must either be \"*\", root, or start with "
      + "\(paths.joined(separator: ", "))."
  }
}
