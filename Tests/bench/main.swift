// Decides what standard input asks for in this process, and prints how long that took: for Tests/bench/bench.py.

import Documents
import IAMPolicy

/// `{"principal": ARN, "account": ID, "policy": {}, "asked": [[action, resource], ...]}`
struct Question {
  let evaluator: Evaluator
  let requests: [AccessRequest]

  init?(_ node: Node) throws {
    guard let policy = node["policy"], let principal = node["principal"]?.string,
      let asked = node["asked"]?.list
    else { return nil }
    evaluator = Evaluator(PolicySet(identityPolicies: [Policy(policy, kind: .identity)]))
    let caller = try RequestPrincipal(principal)
    requests = asked.compactMap { pair in
      guard let action = pair[0]?.string, let resource = pair[1]?.string else { return nil }
      return AccessRequest(
        action: action, resource: resource, resourceAccount: node["account"]?.string,
        principal: caller)
    }
  }

  /// How many of the requests are allowed.
  func allowed() -> Int {
    requests.count { evaluator.decide($0).outcome == .allowed }
  }
}

var text = ""
while let line = readLine(strippingNewline: false) { text += line }
guard let node = JSONReader.read(Array(text.utf8), source: nil).node,
  let question = try Question(node)
else { fatalError("standard input is no question") }

var allowed = 0
let duration = ContinuousClock().measure { allowed = question.allowed() }
let seconds =
  Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
print(#"{"seconds": \#(seconds), "allowed": \#(allowed)}"#)
