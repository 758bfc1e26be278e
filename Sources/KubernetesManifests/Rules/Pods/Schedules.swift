import Diagnostics
import Documents

extension ManifestRules {
  static let everyMinute = ManifestRule(
    RuleInfo(
      "pods/every-minute", .warning,
      summary: "a schedule that starts a Job every minute of certain hours",
      why: "`* */6 * * *` is not every six hours, but each minute of every sixth hour: 240 Jobs a "
        + "day instead of 4.",
      source: KubernetesPage.cronJob, passing: Sample.cronJob(#"schedule: "0 */6 * * *""#),
      failing: Sample.cronJob(#"schedule: ▸"* */6 * * *""#))
  ) { object in
    guard object.kind == "CronJob", let node = object.spec?["schedule"], let text = node.string,
      CronSchedule.problem(text) == nil
    else { return [] }
    let fields = text.split(whereSeparator: \.isWhitespace)
    // A range, such as `* 9-17 * * *`, is probably meant.
    guard fields.count == 5, fields[0] == "*" || fields[0] == "*/1", fields[1] != "*",
      fields[1] != "*/1", !fields[1].utf8.contains(UInt8(ascii: "-"))
    else { return [] }
    let wanted = (["0"] + fields.dropFirst()).joined(separator: " ")
    return [
      Violation(
        "the schedule `\(text)` starts a Job every minute of the hour \(fields[1])",
        at: node.location, help: "write `\(wanted)` to start one at the beginning of the hour")
    ]
  }
}
