import Diagnostics

/// The denials of a text, each once whatever the session.
struct DenialCollection {
  private(set) var list: [AccessDenial] = []
  private var seen: Set<AccessDenial> = []

  /// Further ones are not kept.
  private static let most = 100

  var isFull: Bool { list.count >= Self.most }

  /// - Parameter cause: The id of the cause that the denial is reported as.
  mutating func add(_ denial: AccessDenial, of cause: String, at location: Location) {
    guard !isFull, seen.insert(denial.key).inserted else { return }
    var denial = denial
    denial.location = location
    denial.cause = cause
    list.append(denial)
  }
}
