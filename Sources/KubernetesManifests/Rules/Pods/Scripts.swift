import Diagnostics

extension ManifestRules {
  static let scriptWithoutErrexit = ManifestRule.containers(
    RuleInfo(
      "pods/script-without-errexit", .warning,
      summary: "a shell script that goes on after a command has failed",
      why: "What follows works on what is not there, and the container ends as a success.",
      source: "https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#set",
      passing: Sample.script("set -e\nfetch\nserve\n", flags: "-c"),
      failing: Sample.script("▸fetch\nserve\n", flags: "-c"))
  ) { container, _ in
    // A script that sets options has chosen, and one that loops for ever goes on after a failure on purpose.
    guard let script = container.script, !script.endsOnFailure, !script.setsOptions,
      script.endlessLoop == nil, !script.text.includes("$?"),
      let unchecked = script.commands.dropLast().first(where: { $0.canFail && !$0.isChecked })
    else { return [] }
    return [
      Violation(
        "the script goes on when `\(unchecked.program)` fails",
        at: script.location(of: unchecked),
        help: "begin it with `set -e`, or start the shell with `-e`"
      )
    ]
  }

  static let loopUnderErrexit = ManifestRule.containers(
    RuleInfo(
      "pods/loop-ends-on-failure", .warning,
      summary: "an endless loop that the first failure ends",
      why: "Under `-e` one command that fails once ends the container, and each restart waits "
        + "longer than the last, up to five minutes: a short outage of what is called becomes a "
        + "long one.",
      source: KubernetesPage.lifecycle,
      passing: Sample.script("while true; do\n  refresh || echo again\n  sleep 60\ndone\n"),
      failing: Sample.script("▸while true; do\n  refresh\n  sleep 6h\ndone\n"))
  ) { container, _ in
    guard let script = container.script, script.endsOnFailure, !script.disablesErrexit,
      let loop = script.endlessLoop,
      script.commands.contains(where: { $0.program == "sleep" }),
      // Whoever looks at any status, or catches the end, has thought of it.
      !script.commands.contains(where: { ($0.isChecked && $0 != loop) || $0.program == "trap" })
    else { return [] }
    return [
      Violation(
        "the first command of the loop that fails ends \(container.title)",
        at: script.location(of: loop),
        help: "look at the status of what can fail, and try again after a short wait")
    ]
  }
}

extension ShellCommand {
  /// Whether it is one that can fail, and whose own status counts: the last of its pipeline, in the foreground.
  fileprivate var canFail: Bool {
    let harmless = [
      "echo", "printf", ":", "true", "export", "set", "trap", "umask", "exit", "return", "sleep",
      "wait", "date", "local", "readonly", "declare", "unset", "shift", "break", "continue",
    ]
    return !harmless.contains(program) && (end == ";" || end == "\n")
  }
}
