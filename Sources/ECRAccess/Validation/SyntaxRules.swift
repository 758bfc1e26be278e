import Diagnostics

/// What the readers of JSON and YAML say, for the catalogue.
public enum SyntaxRules {
  public static let all: [RuleInfo] = [
    RuleInfo(
      "syntax/json", .error, summary: "the text is no JSON",
      why: "IAM takes JSON as RFC 8259 has it: no comments, no trailing commas, UTF-8.",
      source: "https://www.rfc-editor.org/rfc/rfc8259", awsChecks: ["Error - Json syntax error"],
      passing: "{\"Version\": \"2012-10-17\"}", failing: "{\"Version\": \"2012-10-17\",▸}"),
    RuleInfo(
      "syntax/yaml", .error, summary: "the text is no YAML",
      why: "Whoever reads it next would stop here too.", source: "https://yaml.org/spec/1.1/",
      passing: "kind: Pod", failing: "kind: ▸]"),
    RuleInfo(
      "syntax/duplicate-key", .error, summary: "a key stands twice in one mapping",
      why: "Readers disagree about which of the two counts; IAM refuses such a policy.",
      source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html",
      passing: "{\"Effect\": \"Deny\"}", failing: "{\"Effect\": \"Deny\", ▸\"Effect\": \"Allow\"}"),
    RuleInfo(
      "syntax/alias-expansion", .error, summary: "aliases expand to more than anybody wrote",
      why: "A few lines of aliases to aliases can stand for billions of nodes.",
      source: "https://yaml.org/spec/1.1/#id863390", passing: "a: &a [1]\nb: *a", failing: ""),
  ]
}
