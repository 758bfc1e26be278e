/// Turns a request that a search has found into a readable one for which the policies differ as well.
struct ExampleRequest {
  /// `nil` where no caller can make such a request.
  let difference: PolicyDifference?

  init(
    _ first: ComparedPolicy, _ second: ComparedPolicy, _ task: ComparisonTask,
    _ found: AccessRequest
  ) {
    let test = EffectTest(first: first, second: second, hasBoundary: task.hasBoundary)
    let callers = [task.profile] + Self.callers(of: first, second)
    let requests = callers.lazy.map { Self.request(found, by: $0) }
    guard let request = requests.first(where: { test.effects(on: $0) != nil }),
      let effects = test.effects(on: request)
    else {
      difference = nil
      return
    }
    var shown = request
    for action in Self.actions(like: shown.action) {
      var candidate = shown
      candidate.action = action
      guard test.effects(on: candidate) == effects else { continue }
      shown = candidate
      break
    }
    for resource in Self.resources(like: shown.resource) {
      var candidate = shown
      candidate.resource = resource
      guard test.effects(on: candidate) == effects else { continue }
      shown = candidate
      break
    }
    let all = first.statements + second.statements
    difference = PolicyDifference(
      request: shown, first: effects.0, second: effects.1, hasBoundary: task.hasBoundary,
      namesResources: all.contains { $0.resources != nil },
      namesPrincipals: all.contains { $0.principal != nil })
  }

  /// Other callers whom policies without principals treat alike.
  private static func callers(of first: ComparedPolicy, _ second: ComparedPolicy) -> [CallerProfile]
  {
    let meanings = first.principalMeanings.union(second.principalMeanings)
    return meanings.isEmpty ? CallerProfiles(naming: []).all : []
  }

  private static func request(_ found: AccessRequest, by profile: CallerProfile) -> AccessRequest {
    var request = AccessRequest(
      action: found.action, resource: found.resource, principal: profile.principal,
      context: found.context)
    for (key, values) in profile.context where request[key] == nil { request[key] = values }
    return request
  }

  /// Actions that there are; none where the one at hand is one of them.
  private static func actions(like action: String) -> [String] {
    if let entry = ServiceTables.action(action) { return [entry.fullName] }
    return ServiceTables.services.flatMap(\.actions).map(\.fullName)
      + ["s3:GetObject", "iam:PassRole"]
  }

  /// ARNs as they are; none where the one at hand is one.
  private static func resources(like resource: String) -> [String] {
    guard resource != "*", (try? ARN(resource)) == nil else { return [] }
    let account = "111122223333"
    return [
      "arn:aws:ecr:us-east-1:\(account):repository/app", "arn:aws:iam::\(account):role/app",
      "arn:aws:s3:::bucket/app",
    ]
  }
}

/// What two policies say to a request.
private struct EffectTest {
  let first: ComparedPolicy
  let second: ComparedPolicy
  let hasBoundary: Bool

  /// `nil` where they say the same, or where it is not known.
  func effects(on request: AccessRequest) -> (PolicyEffect, PolicyEffect)? {
    let prepared = PreparedRequest(request, isWildcardOnly: WildcardOnlyActions.contains)
    guard let one = first.effect(on: prepared, hasBoundary: hasBoundary),
      let other = second.effect(on: prepared, hasBoundary: hasBoundary), one != other
    else { return nil }
    return (one, other)
  }
}

private func == (a: (PolicyEffect, PolicyEffect)?, b: (PolicyEffect, PolicyEffect)) -> Bool {
  a.map { $0.0 == b.0 && $0.1 == b.1 } ?? false
}
