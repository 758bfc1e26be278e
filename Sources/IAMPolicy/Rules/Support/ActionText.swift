import Diagnostics
import Documents

/// An action of a statement with its place.
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
    let halves = ActionName.split(text)
    prefix = halves?.prefix.lowercased()
    name = halves.map { String($0.name) } ?? text
  }

  /// `*`: every action of every service.
  var isEverything: Bool { !text.isEmpty && text.utf8.allSatisfy { $0 == UInt8(ascii: "*") } }
  var prefixHasWildcard: Bool { prefix.map(TextPattern.hasWildcard) ?? false }
  var hasWildcard: Bool { TextPattern.hasWildcard(text) }

  /// The table of the action's service, if it is one of ours.
  var service: Service? { prefix.flatMap(ServiceTables.service) }

  /// The actions that it matches; `nil` where its service's table is not held here.
  var entries: [ActionEntry]? {
    guard let service else { return nil }
    guard TextPattern.hasWildcard(name) else { return service.action(name).map { [$0] } ?? [] }
    let pattern = name.lowercased()
    return service.actions.filter { TextPattern.covers(pattern, $0.name.lowercased()) }
  }
}
