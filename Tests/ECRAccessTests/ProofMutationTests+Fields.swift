import Diagnostics
import Documents
import Testing

@testable import ECRAccess

// Every field that takes part in the chain: changed, widened, dropped.
extension ProofMutationTests {
  static func fieldFaults(_ chain: PullChain) -> [Fault] {
    var faults: [Fault] = []
    func add(
      _ name: String, _ node: Node, _ put: @escaping (Node) -> PullChain,
      only: (DocumentPath) -> Bool = { _ in true }
    ) {
      for (place, what, changed) in mutations(of: node) where only(place) {
        faults.append(
          Fault(
            document: name, place: place, what: what, chain: put(changed), before: node,
            after: changed))
      }
    }
    if let document = chain.trustPolicy {
      add(document.name, document.node) { node in
        chain.with { $0.trustPolicy = PullChain.Document(document.name, node) }
      }
    }
    for (index, document) in chain.identityPolicies.enumerated() {
      add(document.name, document.node) { node in
        chain.with { $0.identityPolicies[index] = PullChain.Document(document.name, node) }
      }
    }
    if case .asked(let document) = chain.repositories {
      add(document.name, document.node) { node in
        chain.with { $0.repositories = .asked(PullChain.Document(document.name, node)) }
      }
    }
    if let document = chain.serviceAccount {
      add(document.name, document.node) { node in
        chain.with { $0.serviceAccount = PullChain.Document(document.name, node) }
      }
    }
    for (index, document) in chain.rbac.enumerated() {
      add("ecr-rbac.yml[\(index)]", document.node) { node in
        chain.with { $0.rbac[index] = PullChain.Document(document.name, node) }
      }
    }
    if let document = chain.deployment {
      // Of the environment what the chain hangs on, which is rendered first
      let parts = ["namespace", "serviceAccountName"] + (0...4).map { ".env[\($0)]" }
      add(
        document.name, document.node,
        { node in
          chain.with { $0.deployment = PullChain.Document(document.name, node) }
        }, only: { place in parts.contains { place.description.contains($0) } })
    }
    return faults
  }

  /// Each text of the tree changed, made a wildcard and dropped; each list and mapping dropped.
  private static func mutations(of node: Node) -> [(place: DocumentPath, what: String, node: Node)]
  {
    var result: [(DocumentPath, String, Node)] = []
    func visit(_ part: Node, _ path: DocumentPath, _ put: @escaping (Node?) -> Node?) {
      func add(_ what: String, _ changed: Node?) {
        if let whole = put(changed) { result.append((path, what, whole)) }
      }
      if path != .root { add("dropped", nil) }
      switch part.value {
      case .string(let text):
        add("changed", Node(.string(text + "x"), at: part.location))
        add("widened", Node(.string("*"), at: part.location))
        if text.count > 1 { add("cut", Node(.string(String(text.dropLast())), at: part.location)) }
      case .mapping(let mapping):
        for entry in mapping.entries {
          visit(entry.value, path.key(entry.key)) { changed in
            var mapping = mapping
            if let changed {
              mapping.set(.init(key: entry.key, keyLocation: entry.keyLocation, value: changed))
            } else {
              mapping[entry.key] = nil
            }
            return put(Node(.mapping(mapping), at: part.location))
          }
        }
      case .list(let nodes):
        for index in nodes.indices {
          visit(nodes[index], path.index(index)) { changed in
            var nodes = nodes
            if let changed { nodes[index] = changed } else { nodes.remove(at: index) }
            return put(Node(.list(nodes), at: part.location))
          }
        }
      default: break
      }
    }
    visit(node, .root) { $0 }
    return result
  }
}
