import Diagnostics

/// The rules for values.
public enum ValuesRules {
  private static let source =
    "https://docs.ansible.com/ansible/latest/reference_appendices/YAMLSyntax.html"

  /// An entry of `ecr.accept`; whoever knows every rule reports it.
  public static let unknownRule = RuleInfo(
    "values/unknown-rule", .warning, summary: "`ecr.accept` names an unknown rule",
    why: "The entry accepts nothing: the findings that it is meant for are still reported.",
    source: source, passing: "ecr: {accept: [{rule: iam/dead-action, why: from the guide}]}",
    failing: "ecr: {accept: [{rule: ▸iam/dead-acton, why: from the guide}]}")

  static let imageInRegistry = RuleInfo(
    "values/image-in-registry", .warning,
    summary: "a sync image in the registry that the sync gets the pull secret for",
    why: "The first pull of the image needs the pull secret that only the sync writes. It works if "
      + "the nodes can pull from that registry by themselves.",
    source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html",
    passing: "ecr: {sync: {image: \"docker.io/amazon/aws-cli:latest\"}}",
    failing: "ecr: {registry: {account_id: \"818140567777\", region: us-east-1}, sync: {image: "
      + "▸818140567777.dkr.ecr.us-east-1.amazonaws.com/aws-cli:1}}")

  public static let all: [RuleInfo] = [
    unknownRule, imageInRegistry,
    rule(
      "values/unknown-key", "unknown key",
      why: "A misspelled key would silently leave the default in effect.",
      passing: "ecr: {audience: openshift}", failing: "ecr: {▸audiense: openshift}"),
    rule(
      "values/required", "missing required value",
      why: "No default would be right for another user's accounts and cluster.",
      passing: "ecr: {registry: {region: us-east-1}}", failing: "ecr: {registry: ▸{}}"),
    rule(
      "values/type", "value of the wrong type",
      why: "YAML readers disagree about unquoted numbers: an account ID that begins with 0 is an "
        + "octal number to one and a string to another.",
      passing: "ecr: {registry: {account_id: \"012345670123\"}}",
      failing: "ecr: {registry: {account_id: ▸012345670123}}"),
    rule(
      "values/format", "string with invalid syntax",
      why: "AWS or the cluster would reject it much later, or read it as something else.",
      passing: "ecr: {namespace: cf-dev}", failing: "ecr: {namespace: ▸CF_Dev}"),
    rule(
      "values/template", "Jinja expression or vault-encrypted value under `ecr`",
      why:
        "Other tools that read the file resolve neither; computed values belong in the overrides.",
      passing: "ecr: {namespace: cf-dev}", failing: "ecr: {namespace: ▸\"{{ namespace }}\"}"),
    rule(
      "values/reserved-env", "reserved environment variable",
      why: "Of two values for one variable, which one counts would depend on their order.",
      passing: "ecr: {sync: {env: {HTTPS_PROXY: \"http://proxy:3128\"}}}",
      failing: "ecr: {sync: {env: {▸REGION: us-east-1}}}"),
    rule(
      "values/issuer-unknown", "unknown OIDC issuer",
      why: "The trust policy names the issuer; nothing can be rendered without it.",
      passing: "ecr: {cluster: {oidc_endpoint_url: \"https://oidc.example.com/id\"}}",
      failing: "ecr: {cluster: {oidc_endpoint_url: ▸\"\"}}"),
  ]

  private static func rule(
    _ id: String, _ summary: String, why: String, passing: String, failing: String
  ) -> RuleInfo {
    RuleInfo(
      id, .error, summary: summary, why: why, source: source, passing: passing, failing: failing)
  }
}
