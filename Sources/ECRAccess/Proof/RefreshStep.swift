import Diagnostics
import Documents

/// Step 7: the refresh interval leaves a margin for failed refreshes.
///
/// Amazon ECR API Reference, GetAuthorizationToken: a token lives 12 hours.
struct RefreshStep {
  private(set) var log = ProofLog(step: 7)

  /// What has to remain of a token's life when the next refresh is due, in seconds: two hours of retries.
  static let margin = 2 * 3600
  private static let claim =
    "the refresh interval leaves a margin for failed refreshes within the token's 12 hours"

  init(_ chain: PullChain) {
    guard let deployment = chain.deployment else { return }
    guard let pod = chain.syncPod else {
      log.assumed(
        Self.claim, because: deployment.unreadable,
        decidedBy: DecidingCommand.object(
          "deployment", chain.plan.values.sync.name.text, chain.plan))
      return
    }
    if !chain.isApplied { log.decideForm(of: deployment) }
    let interval = pod.variable(.refreshSeconds)
    let latest = RefreshInterval.tokenLife - Self.margin
    guard let text = interval?.string, let seconds = Int(text) else {
      log.fails(
        Self.claim, ProofRules.refreshInterval,
        Violation(
          "the Deployment does not say when it refreshes: `REFRESH_SECONDS` is "
            + (interval.map { "`\($0.string ?? $0.kind)`, not a number of seconds" } ?? "not set"),
          at: interval?.location ?? pod.location, help: "render `ecrsync.yml`"))
      return
    }
    log.claim(
      Self.claim, ProofRules.refreshInterval,
      evidence: [.init("\(seconds) s", "\(latest) s at most", deployment.name)],
      unless: (1...latest).contains(seconds)
        ? nil
        : Violation(
          "a refresh every \(seconds) s leaves no margin for a failed refresh: a token lives "
            + "\(RefreshInterval.tokenLife) s",
          at: interval?.location ?? deployment.node.location,
          help: "set `ecr.sync.refresh_interval` to `10h` or less, such as `6h`"))
  }
}
