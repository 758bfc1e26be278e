import Diagnostics

extension Node {
  /// The same tree at another path of its document; line and column remain those of the text it was read from.
  public func moved(to path: DocumentPath) -> Node {
    relocated(path) { location, path in
      var location = location
      location.path = path
      return location
    }
  }

  /// The same tree as a part of another source: its locations are `source` and the path below `path`, without line and
  /// column.
  public func moved(to path: DocumentPath = .root, of source: String) -> Node {
    relocated(path) { Location(source: source, path: $1) }
  }

  private func relocated(
    _ path: DocumentPath, _ location: (Location, DocumentPath) -> Location
  ) -> Node {
    var node = self
    node.location = location(self.location, path)
    switch value {
    case .list(let nodes):
      node.value = .list(
        nodes.enumerated().map { $1.relocated(path.index($0), location) })
    case .mapping(let mapping):
      node.value = .mapping(
        Mapping(
          distinct: mapping.entries.map { entry in
            let below = path.key(entry.key)
            return Mapping.Entry(
              key: entry.key, keyLocation: location(entry.keyLocation, below),
              value: entry.value.relocated(below, location))
          }))
    default: break
    }
    return node
  }
}
