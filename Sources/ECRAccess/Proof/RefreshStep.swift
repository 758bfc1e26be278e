import Diagnostics
import Documents

/// Step 7: the refresh comes often enough for a failure or two to pass unnoticed.
///
/// Amazon ECR API Reference, GetAuthorizationToken: a token lives 12 hours.
struct RefreshStep {
  private(set) var log = ProofLog(step: 7)

  /// What is to remain of a token's life when the next refresh is due, in seconds: two hours of retries.
  static let room = 2 * 3600

  init(_ chain: PullChain) {
    guard let deployment = chain.deployment else { return }
    if !chain.isApplied { log.decideForm(of: deployment) }
    let environment = SyncEnvironment(deployment.node)
    let interval = environment.variable(.refreshSeconds)
    let claim = "the interval leaves room for failures inside the token's 12 hours"
    let latest = RefreshInterval.tokenLife - Self.room
    guard let text = interval?.string, let seconds = Int(text) else {
      log.fails(
        claim, ProofRules.refreshInterval,
        Violation(
          "the Deployment does not say when it refreshes: `REFRESH_SECONDS` is "
            + (interval.map { "`\($0.string ?? $0.kind)`, no number of seconds" } ?? "not set"),
          at: interval?.location ?? environment.location, help: "render `ecrsync.yml`"))
      return
    }
    log.claim(
      claim, ProofRules.refreshInterval,
      evidence: [.init("\(seconds) s", "\(latest) s at most", deployment.name)],
      unless: (1...latest).contains(seconds)
        ? nil
        : Violation(
          "a refresh every \(seconds) s leaves no room for failures: a token lives "
            + "\(RefreshInterval.tokenLife) s",
          at: interval?.location ?? deployment.node.location,
          help: "set `ecr.sync.refresh_interval` to `10h` or less, such as `6h`"))
  }
}

/// The variables of the sync's container.
struct SyncEnvironment {
  private let variables: [Node]
  /// Where a variable that is missing should stand.
  let location: Location

  init(_ deployment: Node) {
    let containers = deployment["spec"]?["template"]?["spec"]?["containers"]?.list ?? []
    variables = containers.flatMap { $0["env"]?.list ?? [] }
    location = (containers.compactMap { $0["env"] }.first ?? deployment).location
  }

  func variable(_ variable: SyncVariable) -> Node? {
    variables.first { $0["name"]?.string == variable.rawValue }?["value"]
  }
}
