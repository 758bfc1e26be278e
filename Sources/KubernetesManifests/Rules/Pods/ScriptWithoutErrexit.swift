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
      let blind = script.commands.dropLast().first(where: { $0.fails && !$0.isChecked })
    else { return [] }
    return [
      Violation(
        "the script goes on when `\(blind.program)` fails",
        at: script.location(of: blind), help: "begin it with `set -e`, or start the shell with `-e`"
      )
    ]
  }
}

extension ShellCommand {
  /// Whether it is one that can fail, and whose own status counts: the last of its pipeline, in the foreground.
  fileprivate var fails: Bool {
    let harmless = [
      "echo", "printf", ":", "true", "export", "set", "trap", "umask", "exit", "return", "sleep",
      "wait", "date", "local", "readonly", "declare", "unset", "shift", "break", "continue",
    ]
    return !harmless.contains(program) && (end == ";" || end == "\n")
  }
}
