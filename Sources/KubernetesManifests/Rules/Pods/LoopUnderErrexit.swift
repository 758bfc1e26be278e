import Diagnostics

extension ManifestRules {
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
    guard let script = container.script, script.endsOnFailure, !script.goesOnAfterFailure,
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
