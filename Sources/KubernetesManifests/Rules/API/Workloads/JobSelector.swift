import Diagnostics
import Documents

extension ManifestRules {
  static let jobSelector = ManifestRule(
    RuleInfo(
      "k8s/job-selector", .error, summary: "a Job that names its selector itself",
      why:
        "The API server makes a Job's selector and refuses another, unless `manualSelector` says that it is meant.",
      source: APIPage.job, passing: APISample.job("backoffLimit: 1"),
      failing: APISample.job("▸selector: {matchLabels: {app: web}}"))
  ) { object in
    guard object.kind == "Job", let spec = object.spec, let selector = spec.given("selector"),
      spec["manualSelector"] != true, selector.mapping?.isEmpty == false
    else { return [] }
    return [
      Violation(
        "a Job's selector is made by the API server", at: spec.place(of: "selector"),
        help: "take it out")
    ]
  }

  static let indexedJob = ManifestRule(
    RuleInfo(
      "k8s/indexed-job", .error,
      summary: "an indexed Job that does not say how many indexes there are",
      why: "With `completionMode: Indexed` the API server demands `completions`.",
      source: APIPage.job, passing: APISample.job("completionMode: Indexed", "completions: 3"),
      failing: APISample.job("completionMode: ▸Indexed"))
  ) { object in
    guard let spec = object.jobSpec, let mode = spec["completionMode"], mode == "Indexed",
      spec.given("completions") == nil
    else { return [] }
    return [
      Violation("an indexed Job has no `completions`", at: mode.location, help: "add `completions`")
    ]
  }
}
