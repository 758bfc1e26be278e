/// A whole policy around the one thing that a rule's example is about.
enum PolicyExample {
  static let issuer = "oidc.op1.openshiftapps.com/2k0c8r75"
  static let provider = "arn:aws:iam::606639739464:oidc-provider/\(issuer)"
  static let role = "arn:aws:iam::606639739464:role/ROSAECRAssumeRole"
  static let bound =
    #"{"StringEquals": {"\#(issuer):sub": "system:serviceaccount:cf-dev:ecr-sa", "\#(issuer):aud": "openshift"}}"#

  /// What a role may do.
  static func identity(
    _ condition: String? = nil, effect: String = "Allow", action: String = #""ecr:BatchGetImage""#,
    resource: String = #""*""#, version: String? = "2012-10-17"
  ) -> String {
    policy(
      [("Effect", "\"\(effect)\""), ("Action", action), ("Resource", resource)], condition, version)
  }

  /// Who may become a role.
  static func trust(
    _ condition: String? = nil, principal: String = #"{"Federated": "\#(provider)"}"#,
    action: String = #""sts:AssumeRoleWithWebIdentity""#
  ) -> String {
    policy(
      [("Effect", #""Allow""#), ("Principal", principal), ("Action", action)], condition,
      "2012-10-17")
  }

  /// Who may use a repository.
  static func repository(
    _ condition: String? = nil, effect: String = "Allow",
    principal: String = #"{"AWS": "\#(role)"}"#, action: String = #""ecr:BatchGetImage""#
  ) -> String {
    policy(
      [("Effect", "\"\(effect)\""), ("Principal", principal), ("Action", action)], condition,
      "2012-10-17")
  }

  private static func policy(
    _ elements: [(String, String)], _ condition: String?, _ version: String?
  ) -> String {
    let all =
      elements
      + [("Condition", condition)].compactMap { key, value in
        value.map { (key, $0) }
      }
    let lines = all.map { "      \"\($0.0)\": \($0.1)" }.joined(separator: ",\n")
    let head = version.map { "  \"Version\": \"\($0)\",\n" } ?? ""
    return "{\n\(head)  \"Statement\": [\n    {\n\(lines)\n    }\n  ]\n}"
  }
}
