import Diagnostics

/// What a misspelt name was probably meant to be.
enum Spelling {
  /// A name is compared only with those of about its own length, and only if it is short enough for a typing error.
  static func nearest(to name: String, in candidates: some Sequence<String>) -> String? {
    let length = name.utf8.count
    guard (1...64).contains(length) else { return nil }
    let slack = max(1, length / 3)
    return NearestName.of(name, in: candidates.filter { abs($0.utf8.count - length) <= slack })
  }

  static func serviceHelp(_ prefix: String) -> String {
    // The services of a pull are what a slip of the pen most likely was meant to be.
    let meant =
      nearest(to: prefix, in: ServiceTables.services.map(\.prefix))
      ?? nearest(to: prefix, in: ServiceTables.prefixes)
    return meant.map { "did you mean `\($0)`?" } ?? "use the prefix of a service, such as `ecr`"
  }
}
