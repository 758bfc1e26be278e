import Diagnostics
import Documents

extension ManifestRules {
  static let cronSchedule = ManifestRule(
    RuleInfo(
      "k8s/cron-schedule", .error, summary: "a malformed cron schedule",
      why:
        "Five fields (minute, hour, day of month, month, day of week), a name such as `@daily`, or `@every 90m`; the API server rejects anything else.",
      source: KubernetesPage.cronJob, passing: Sample.cronJob(#"schedule: "*/5 2-4 * * mon""#),
      failing: Sample.cronJob(#"schedule: ▸"61 * * * *""#))
  ) { object in
    guard object.kind == "CronJob", let node = object.spec?["schedule"], let text = node.string,
      let problem = CronSchedule.problem(text)
    else { return [] }
    return [
      Violation(
        "the schedule `\(text)` \(problem)", at: node.location,
        help: "minute, hour, day of month, month and day of week, such as `0 */6 * * *`")
    ]
  }

  static let cronTimeZone = ManifestRule(
    RuleInfo(
      "k8s/cron-time-zone", .error, summary: "an invalid time zone of a CronJob",
      why:
        "`timeZone` is a name of the time zone database; `Local`, an empty string and `TZ=` in the schedule are rejected.",
      source: KubernetesPage.cronJob,
      passing: Sample.cronJob("schedule: '0 2 * * *'\ntimeZone: Europe/Vienna"),
      failing: Sample.cronJob("schedule: '0 2 * * *'\ntimeZone: ▸local"))
  ) { object in
    guard object.kind == "CronJob", let spec = object.spec else { return [] }
    var violations: [Violation] = []
    if let node = spec["schedule"], let text = node.string, text.includes("TZ") {
      violations.append(
        Violation(
          "the schedule contains a time zone", at: node.location, help: "use `timeZone`"))
    }
    if let node = spec["timeZone"], let text = node.string, !isTimeZone(text) {
      violations.append(
        Violation(
          "`\(text)` is not a time zone name", at: node.location,
          help: "write a name such as `Europe/Vienna` or `Etc/UTC`"))
    }
    return violations
  }

  /// The syntax only: which names exist depends on the cluster's time zone database.
  private static func isTimeZone(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    return text.lowercased() != "local"
      && parts.allSatisfy {
        let first = $0.utf8.first
        return !$0.isEmpty && $0.utf8.count <= 14 && ASCIISet("A-Za-z0-9+_.-").covers($0)
          && first.map(ASCIISet("A-Za-z._").contains) == true && !$0.hasPrefix(".")
      }
  }

  static let jobSelector = ManifestRule(
    RuleInfo(
      "k8s/job-selector", .error, summary: "a Job with its own selector",
      why:
        "The API server generates a Job's selector and rejects another, unless `manualSelector` is true.",
      source: KubernetesPage.job, passing: Sample.job("backoffLimit: 1"),
      failing: Sample.job("▸selector: {matchLabels: {app: web}}"))
  ) { object in
    guard object.kind == "Job", let spec = object.spec, let selector = spec.given("selector"),
      spec["manualSelector"] != true, selector.mapping?.isEmpty == false
    else { return [] }
    return [
      Violation(
        "the API server generates the selector of a Job", at: spec.keyLocation("selector"),
        help: "remove it")
    ]
  }

  static let indexedJob = ManifestRule(
    RuleInfo(
      "k8s/indexed-job", .error,
      summary: "an indexed Job without `completions`",
      why: "With `completionMode: Indexed` the API server requires `completions`.",
      source: KubernetesPage.job, passing: Sample.job("completionMode: Indexed\ncompletions: 3"),
      failing: Sample.job("completionMode: ▸Indexed"))
  ) { object in
    guard let spec = object.jobSpec, let mode = spec["completionMode"], mode == "Indexed",
      spec.given("completions") == nil
    else { return [] }
    return [
      Violation(
        "an indexed Job requires `completions`", at: mode.location, help: "add `completions`")
    ]
  }
}
