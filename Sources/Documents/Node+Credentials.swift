import Diagnostics

// What of a document is a credential: the values of a Secret, fields and variables that are named like one, and arguments
// after such an option.
extension Node {
  /// The document as it may be shown, with each credential as `[hidden]`.
  public var withoutCredentials: Node {
    var node = self
    switch value {
    case .string(let text): node.value = .string(Redaction.text(text))
    case .list(let nodes):
      node.value = .list(
        nodes.indices.map {
          Self.hidesItem($0, of: nodes) ? nodes[$0].hidden : nodes[$0].withoutCredentials
        })
    case .mapping(let mapping):
      node.value = .mapping(
        Mapping(
          distinct: mapping.entries.map { entry in
            var entry = entry
            entry.value =
              mapping.hides(entry) ? entry.value.hidden : entry.value.withoutCredentials
            return entry
          }))
    case .null, .bool, .number: break
    }
    return node
  }

  /// The places of credentials, each from its value's beginning to where the next part of the document begins; `nil`: to
  /// the document's end. Credentials that only their form shows are not among them.
  public func credentialRegions(before end: Location? = nil) -> [(Location, Location?)] {
    switch value {
    case .list(let nodes):
      nodes.indices.flatMap { index in
        let next = index + 1 < nodes.count ? nodes[index + 1].location : end
        return Self.hidesItem(index, of: nodes)
          ? [(nodes[index].location, next)] : nodes[index].credentialRegions(before: next)
      }
    case .mapping(let mapping):
      mapping.entries.indices.flatMap { index in
        let entry = mapping.entries[index]
        let next =
          index + 1 < mapping.entries.count ? mapping.entries[index + 1].keyLocation : end
        return mapping.hides(entry)
          ? [(entry.value.location, next)] : entry.value.credentialRegions(before: next)
      }
    case .null, .bool, .number, .string: []
    }
  }

  /// The same shape without what is in it.
  private var hidden: Node {
    var node = self
    switch value {
    case .string, .number: node.value = .string(Redaction.mark)
    case .list(let nodes): node.value = .list(nodes.map(\.hidden))
    case .mapping(let mapping):
      node.value = .mapping(
        Mapping(
          distinct: mapping.entries.map {
            Mapping.Entry(key: $0.key, keyLocation: $0.keyLocation, value: $0.value.hidden)
          }))
    case .null, .bool: break
    }
    return node
  }

  /// Whether the item follows an option such as `--password`.
  private static func hidesItem(_ index: Int, of nodes: [Node]) -> Bool {
    guard index > 0, nodes[index].string != nil, let option = nodes[index - 1].string else {
      return false
    }
    return option.hasPrefix("--") && Redaction.isSecretName(option)
  }
}

extension Mapping {
  /// Whether the entry's value is a credential.
  fileprivate func hides(_ entry: Entry) -> Bool {
    switch entry.key {
    case "data", "stringData": if self["kind"]?.string == "Secret" { return true }
    case "value":
      // An environment variable
      if let name = self["name"]?.string, Redaction.isSecretName(name) { return true }
    case "kubectl.kubernetes.io/last-applied-configuration":
      if entry.value.string?.includes("\"Secret\"") == true { return true }
    default: break
    }
    guard Redaction.isSecretName(entry.key) else { return false }
    switch entry.value.value {
    case .string(let text): return !text.isEmpty && !text.hasPrefix("$")
    case .number: return true
    case .null, .bool, .list, .mapping: return false
    }
  }
}
