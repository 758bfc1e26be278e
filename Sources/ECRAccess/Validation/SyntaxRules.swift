import Diagnostics

/// The rules of the JSON and YAML readers.
public enum SyntaxRules {
  /// For whoever collects the files: a report about nothing must not look like a clean one.
  public static let nothingToValidate = RuleInfo(
    "syntax/nothing-to-validate", .warning, summary: "no document that can be validated",
    why: "No findings would mean that everything was checked, but nothing was.",
    source:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_policy-validator.html",
    passing: "{\"Version\": \"2012-10-17\", \"Statement\": []}", failing: "replicas: 2")

  /// For whoever collects the files: the other paths are checked all the same.
  public static let unreadable = RuleInfo(
    "syntax/unreadable", .error, summary: "a path that cannot be read",
    why: "A file that was not read was not checked, and a folder or link may hide many.",
    source: "https://man7.org/linux/man-pages/man7/path_resolution.7.html",
    passing: "", failing: "")

  /// For whoever collects the files: opening a FIFO can block for ever, and opening a device can do anything.
  public static let notAFile = RuleInfo(
    "syntax/not-a-file", .note, summary: "a FIFO, socket or device in the place of a file",
    why: "It is not opened, so that nothing in it is checked.",
    source: "https://man7.org/linux/man-pages/man7/fifo.7.html", passing: "", failing: "")

  public static let all: [RuleInfo] = [
    nothingToValidate, unreadable, notAFile,
    RuleInfo(
      "syntax/json", .error, summary: "not valid JSON",
      why: "IAM accepts JSON as RFC 8259 defines it: no comments, no trailing commas, UTF-8.",
      source: "https://www.rfc-editor.org/rfc/rfc8259", awsChecks: ["Error - Json syntax error"],
      passing: "{\"Version\": \"2012-10-17\"}", failing: "{\"Version\": \"2012-10-17\",▸}"),
    RuleInfo(
      "syntax/yaml", .error, summary: "not valid YAML",
      why: "Every other tool that reads the file would fail here too.",
      source: "https://yaml.org/spec/1.1/",
      passing: "kind: Pod", failing: "kind: ▸]"),
    RuleInfo(
      "syntax/duplicate-key", .error, summary: "duplicate key in a mapping",
      why: "Readers disagree about which of the two counts; IAM rejects such a policy.",
      source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html",
      passing: "{\"Effect\": \"Deny\"}", failing: "{\"Effect\": \"Deny\", ▸\"Effect\": \"Allow\"}"),
    RuleInfo(
      "syntax/alias-expansion", .error, summary: "aliases expand to too many nodes",
      why: "A few lines of nested aliases can expand to billions of nodes.",
      source: "https://yaml.org/spec/1.1/#id863390", passing: "a: &a [1]\nb: *a", failing: ""),
  ]
}
