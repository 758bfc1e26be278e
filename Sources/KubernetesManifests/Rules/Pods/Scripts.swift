import Diagnostics

extension ManifestRules {
  static let scriptWithoutErrexit = ManifestRule.containers(
    RuleInfo(
      "pods/script-without-errexit", .warning,
      summary: "a shell script that continues after a failed command",
      why: "Later commands work on missing results, and the container exits with success.",
      source: "https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#set",
      passing: Sample.script("set -e\nfetch\nserve\n", flags: "-c"),
      failing: Sample.script("▸fetch\nserve\n", flags: "-c"))
  ) { container, _ in
    // A script that sets options has made its choice, and an endless loop continues deliberately.
    guard let script = container.script, !script.endsOnFailure, !script.setsOptions,
      script.endlessLoop == nil, !script.text.includes("$?"),
      let unchecked = script.commands.dropLast().first(where: { $0.canFail && !$0.isChecked })
    else { return [] }
    return [
      Violation(
        "the script continues when `\(unchecked.program)` fails",
        at: script.location(of: unchecked),
        help: "begin it with `set -e`, or start the shell with `-e`"
      )
    ]
  }

  static let loopUnderErrexit = ManifestRule.containers(
    RuleInfo(
      "pods/loop-ends-on-failure", .warning,
      summary: "an endless loop that stops at the first failure",
      why:
        "With `-e`, a single failed command ends the container, and each restart backs off longer "
        + "than the last, up to five minutes: a short outage of a dependency becomes a long one.",
      source: KubernetesPage.lifecycle,
      passing: Sample.script("while true; do\n  refresh || echo again\n  sleep 60\ndone\n"),
      failing: Sample.script("▸while true; do\n  refresh\n  sleep 6h\ndone\n"))
  ) { container, _ in
    guard let script = container.script, script.endsOnFailure, !script.disablesErrexit,
      let loop = script.endlessLoop,
      script.commands.contains(where: { $0.program == "sleep" }),
      // A script that checks any exit status, or traps the exit, handles failures deliberately.
      !script.commands.contains(where: { ($0.isChecked && $0 != loop) || $0.program == "trap" })
    else { return [] }
    return [
      Violation(
        "the first failed command in the loop ends \(container.title)",
        at: script.location(of: loop),
        help: "handle the exit status of commands that can fail, and retry after a short wait")
    ]
  }
}

extension ShellCommand {
  /// Whether it can fail and its exit status counts: the last command of its pipeline, in the foreground.
  fileprivate var canFail: Bool {
    let harmless = [
      "echo", "printf", ":", "true", "export", "set", "trap", "umask", "exit", "return", "sleep",
      "wait", "date", "local", "readonly", "declare", "unset", "shift", "break", "continue",
    ]
    return !harmless.contains(program) && (end == ";" || end == "\n")
  }
}
