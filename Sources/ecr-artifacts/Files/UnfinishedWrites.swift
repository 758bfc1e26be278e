import Glibc

/// What a run that a signal ends has to clean up and to tell: temporary files, and what was replaced already.
///
/// A signal handler reads this, so that it is memory of C, written in an order that leaves it valid at any moment.
enum UnfinishedWrites {
  private static let capacity = 64
  nonisolated(unsafe) private static let temporaries = table()
  nonisolated(unsafe) private static let changes = table()

  private static func table() -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> {
    let table = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: capacity)
    table.initialize(repeating: nil, count: capacity)
    return table
  }

  /// Makes the tables, which a signal handler must not.
  static func prepare() { _ = (temporaries, changes) }

  static func begin(_ path: String) {
    guard let slot = (0..<capacity).first(where: { temporaries[$0] == nil }) else { return }
    temporaries[slot] = strdup(path)
  }

  static func end(_ path: String) {
    for slot in 0..<capacity {
      guard let text = temporaries[slot], strcmp(text, path) == 0 else { continue }
      temporaries[slot] = nil
      free(text)
    }
  }

  /// - Parameter change: What was done to one file, as the text that a report gives it.
  static func done(_ change: String) {
    guard let slot = (0..<capacity).first(where: { changes[$0] == nil }) else { return }
    changes[slot] = strdup(change)
  }

  /// Deletes the temporary files; a signal handler may call it.
  static func removeTemporaries() {
    for slot in 0..<capacity {
      if let path = temporaries[slot] { unlink(path) }
    }
  }

  /// Calls `body` with the text of each change and whether it is the first; a signal handler may call it.
  static func forEachChange(_ body: (UnsafePointer<CChar>, _ isFirst: Bool) -> Void) {
    for slot in 0..<capacity {
      if let text = changes[slot] { body(text, slot == 0) }
    }
  }
}
