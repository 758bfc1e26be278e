import Diagnostics
import Documents

/// An action as a statement names it, split at its first colon.
///
/// IAM User Guide, "IAM JSON policy elements: Action".
struct ActionText: Sendable {
  let text: String
  let location: Location
  /// The service's prefix in lower case; `nil` where there is no colon.
  let prefix: String?
  /// What follows the colon, as written.
  let name: String

  init(_ placed: LocatedText) {
    text = placed.text
    location = placed.location
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    prefix = parts.count == 2 ? parts[0].lowercased() : nil
    name = String(parts.last ?? "")
  }

  /// `*`: every action of every service.
  var isEverything: Bool { !text.isEmpty && text.utf8.allSatisfy { $0 == UInt8(ascii: "*") } }
  var prefixHasWildcard: Bool { prefix.map(PatternText.hasWildcard) ?? false }
  var hasWildcard: Bool { PatternText.hasWildcard(text) }

  /// The table of the action's service, where it is held here.
  var service: Service? { prefix.flatMap(ServiceTables.service) }

  /// The actions that it stands for; `nil` where its service's table is not held here.
  var entries: [ActionEntry]? {
    guard let service else { return nil }
    guard PatternText.hasWildcard(name) else { return service.action(name).map { [$0] } ?? [] }
    let pattern = name.lowercased()
    return service.actions.filter { PatternText.covers(pattern, $0.name.lowercased()) }
  }
}
