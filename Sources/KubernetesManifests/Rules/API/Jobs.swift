import Diagnostics
import Documents

extension ManifestRules {
  static let cronSchedule = ManifestRule(
    RuleInfo(
      "k8s/cron-schedule", .error, summary: "a schedule that cron cannot read",
      why:
        "Five fields (minute, hour, day of month, month, day of week), a name such as `@daily`, or `@every 90m`; the API server refuses anything else.",
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
      "k8s/cron-time-zone", .error, summary: "a time zone that a CronJob cannot have",
      why:
        "`timeZone` takes a name of the time zone database; `Local`, an empty text and a `TZ=` in the schedule are refused.",
      source: KubernetesPage.cronJob,
      passing: Sample.cronJob("schedule: '0 2 * * *'\ntimeZone: Europe/Vienna"),
      failing: Sample.cronJob("schedule: '0 2 * * *'\ntimeZone: ▸local"))
  ) { object in
    guard object.kind == "CronJob", let spec = object.spec else { return [] }
    var violations: [Violation] = []
    if let node = spec["schedule"], let text = node.string, text.includes("TZ") {
      violations.append(
        Violation(
          "the schedule names a time zone", at: node.location, help: "write it as `timeZone`"))
    }
    if let node = spec["timeZone"], let text = node.string, !isTimeZone(text) {
      violations.append(
        Violation(
          "`\(text)` is no time zone of the database", at: node.location,
          help: "write a name such as `Europe/Vienna` or `Etc/UTC`"))
    }
    return violations
  }

  /// The name's grammar: whether a node's database has it no file can tell.
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
      "k8s/job-selector", .error, summary: "a Job that names its selector itself",
      why:
        "The API server makes a Job's selector and refuses another, unless `manualSelector` says that it is meant.",
      source: KubernetesPage.job, passing: Sample.job("backoffLimit: 1"),
      failing: Sample.job("▸selector: {matchLabels: {app: web}}"))
  ) { object in
    guard object.kind == "Job", let spec = object.spec, let selector = spec.given("selector"),
      spec["manualSelector"] != true, selector.mapping?.isEmpty == false
    else { return [] }
    return [
      Violation(
        "a Job's selector is made by the API server", at: spec.keyLocation("selector"),
        help: "take it out")
    ]
  }

  static let indexedJob = ManifestRule(
    RuleInfo(
      "k8s/indexed-job", .error,
      summary: "an indexed Job that does not say how many indexes there are",
      why: "With `completionMode: Indexed` the API server demands `completions`.",
      source: KubernetesPage.job, passing: Sample.job("completionMode: Indexed\ncompletions: 3"),
      failing: Sample.job("completionMode: ▸Indexed"))
  ) { object in
    guard let spec = object.jobSpec, let mode = spec["completionMode"], mode == "Indexed",
      spec.given("completions") == nil
    else { return [] }
    return [
      Violation("an indexed Job has no `completions`", at: mode.location, help: "add `completions`")
    ]
  }
}
