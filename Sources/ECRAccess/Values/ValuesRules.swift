import Diagnostics

/// What the reader of the values says, for the catalogue.
public enum ValuesRules {
  private static let source =
    "https://docs.ansible.com/ansible/latest/reference_appendices/YAMLSyntax.html"

  public static let all: [RuleInfo] = [
    rule(
      "values/unknown-key", "a key that the values do not have",
      why: "A misspelt key would silently leave the default in force.",
      passing: "ecr: {audience: openshift}", failing: "ecr: {▸audiense: openshift}"),
    rule(
      "values/required", "a value that has to be given is missing",
      why: "There is no default that would be right for anybody else's accounts and cluster.",
      passing: "ecr: {registry: {region: us-east-1}}", failing: "ecr: {registry: ▸{}}"),
    rule(
      "values/type", "a value of another type than is wanted",
      why: "YAML readers disagree about unquoted numbers: an account id that begins with 0 is an "
        + "octal number to one and a text to the next.",
      passing: "ecr: {registry: {account_id: \"012345670123\"}}",
      failing: "ecr: {registry: {account_id: ▸012345670123}}"),
    rule(
      "values/format", "a text that does not follow its grammar",
      why: "AWS or the cluster would refuse it, or take it for something else, much later.",
      passing: "ecr: {namespace: cf-dev}", failing: "ecr: {namespace: ▸CF_Dev}"),
    rule(
      "values/template", "Jinja or a vault's secret under `ecr`",
      why: "The file is read by tools that know neither; overrides are for what a play computes.",
      passing: "ecr: {namespace: cf-dev}", failing: "ecr: {namespace: ▸\"{{ namespace }}\"}"),
    rule(
      "values/reserved-env", "an environment variable that the sync sets itself",
      why: "Two values for one variable: which one counts would depend on the order.",
      passing: "ecr: {sync: {env: {HTTPS_PROXY: \"http://proxy:3128\"}}}",
      failing: "ecr: {sync: {env: {▸REGION: us-east-1}}}"),
    rule(
      "values/issuer-unknown", "the cluster's issuer is not known yet",
      why: "The trust policy names the issuer; without it nothing can be rendered.",
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
