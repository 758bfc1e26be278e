import Diagnostics

/// Composes documents from events: resolves anchors and merge keys, within bounds.
struct YAMLComposer {
  struct Stop: Error {}

  private let events: YAMLEvents
  private var lines: YAMLLines
  private let source: String?
  private var anchors: [String: (node: Node, count: Int)] = [:]
  private var count = 0
  private(set) var findings: [Finding] = []

  init(_ events: YAMLEvents, lines: YAMLLines, source: String?) {
    self.events = events
    self.lines = lines
    self.source = source
  }

  mutating func stream() -> [Node] {
    var documents: [Node] = []
    while true {
      let (event, mark) = events.next()
      switch event {
      case .streamEnd: return documents
      case .documentStart: anchors = [:]
      case .documentEnd: continue
      default:
        guard let node = try? compose(event, mark, .root, depth: 0) else { return documents }
        documents.append(node)
      }
    }
  }

  private mutating func compose(
    _ event: YAMLEvents.Event, _ mark: YAMLEvents.Mark, _ path: DocumentPath, depth: Int
  ) throws(Stop) -> Node {
    guard depth < YAMLReader.depthLimit else {
      throw fault("the nesting is deeper than \(YAMLReader.depthLimit)", mark)
    }
    try add(1, mark)
    let before = count
    switch event {
    case .alias(let name):
      return try expanded(name, mark, path)
    case .scalar(let scalar):
      try check(scalar, mark)
      let node = try resolved(scalar, mark, path)
      keep(node, as: scalar.anchor, since: before)
      return node
    case .listStart(let anchor, let tag):
      let nodes = try list(path, depth: depth)
      let node = Node(.list(nodes), at: location(mark, path), tag: YAMLTag.custom(tag))
      keep(node, as: anchor, since: before)
      return node
    case .mappingStart(let anchor, let tag):
      let mapping = try mapping(path, depth: depth)
      let node = Node(.mapping(mapping), at: location(mark, path), tag: YAMLTag.custom(tag))
      keep(node, as: anchor, since: before)
      return node
    case .fault(let problem):
      throw fault(problem, mark, help: YAMLHelp.text(for: problem))
    default:
      throw fault("the text ends unexpectedly", mark)
    }
  }

  private mutating func list(_ path: DocumentPath, depth: Int) throws(Stop) -> [Node] {
    var nodes: [Node] = []
    while true {
      let (event, mark) = events.next()
      if case .listEnd = event { return nodes }
      nodes.append(try compose(event, mark, path.index(nodes.count), depth: depth + 1))
    }
  }

  private mutating func mapping(_ path: DocumentPath, depth: Int) throws(Stop) -> Mapping {
    var mapping = Mapping()
    var merged: [Node] = []
    while true {
      let (event, mark) = events.next()
      if case .mappingEnd = event { break }
      let (key, isMerge) = try key(event, mark)
      let below = path.key(key)
      let next = events.next()
      let value = try compose(next.event, next.mark, below, depth: depth + 1)
      if isMerge {
        merged.append(value)
      } else if let first = mapping.entry(key) {
        findings.append(
          JSONParser.duplicate(key, at: location(mark, below), first: first.keyLocation))
      } else {
        mapping.set(
          Mapping.Entry(key: key, keyLocation: location(mark, below), value: value))
      }
    }
    for node in merged { try merge(node, into: &mapping, path) }
    return mapping
  }

  /// A key is a string; an unquoted `<<` merges other mappings.
  private mutating func key(
    _ event: YAMLEvents.Event, _ mark: YAMLEvents.Mark
  ) throws(Stop) -> (key: String, isMerge: Bool) {
    switch event {
    case .scalar(let scalar):
      try add(1, mark)
      try check(scalar, mark)
      let node = Node(.string(scalar.text), at: location(mark, .root))
      keep(node, as: scalar.anchor, since: count)
      return (scalar.text, scalar.isPlain && scalar.text.isSame(as: "<<"))
    case .alias(let name):
      guard let text = anchors[name]?.node.string else {
        throw fault("the key `*\(name)` is not a string", mark)
      }
      return (text, false)
    case .fault(let problem):
      throw fault(problem, mark, help: YAMLHelp.text(for: problem))
    default:
      throw fault(
        "expected a key, found a list or mapping", mark,
        help: "quote a value that begins with `{{`")
    }
  }

  /// YAML 1.1's merge key: the mapping's own keys win, then those merged first.
  private mutating func merge(
    _ node: Node, into mapping: inout Mapping, _ path: DocumentPath
  ) throws(Stop) {
    for node in node.list ?? [node] {
      guard let entries = node.mapping?.entries else {
        let at = node.location
        throw fault(
          "`<<` merges mappings, not \(node.kind)",
          YAMLEvents.Mark(line: at.line ?? 1, column: at.column ?? 1))
      }
      for entry in entries where mapping.entry(entry.key) == nil {
        var entry = entry
        entry.value = entry.value.moved(to: path.key(entry.key))
        mapping.set(entry)
      }
    }
  }

  private mutating func expanded(
    _ name: String, _ mark: YAMLEvents.Mark, _ path: DocumentPath
  ) throws(Stop) -> Node {
    guard let anchor = anchors[name] else {
      throw fault("there is no anchor `&\(name)` before this alias", mark)
    }
    try add(anchor.count, mark)
    return anchor.node.moved(to: path)
  }

  private mutating func resolved(
    _ scalar: YAMLEvents.Scalar, _ mark: YAMLEvents.Mark, _ path: DocumentPath
  ) throws(Stop) -> Node {
    do throws(YAMLScalar.Fault) {
      var node = try YAMLScalar.node(scalar)
      node.location = location(mark, path)
      if scalar.isLiteral { node.blockColumn = lines.column(of: scalar.text, below: mark.line) }
      return node
    } catch {
      throw fault(error.message, mark, help: "quote it")
    }
  }

  private mutating func keep(_ node: Node, as anchor: String?, since before: Int) {
    if let anchor { anchors[anchor] = (node, count - before + 1) }
  }

  private mutating func check(
    _ scalar: YAMLEvents.Scalar, _ mark: YAMLEvents.Mark
  ) throws(Stop) {
    guard CombiningMarks.areTooMany(in: scalar.text.utf8) else { return }
    throw fault(CombiningMarks.message, mark, help: CombiningMarks.help)
  }

  /// Counts nodes after expansion: aliases of aliases grow exponentially.
  private mutating func add(_ more: Int, _ mark: YAMLEvents.Mark) throws(Stop) {
    count += more
    guard count <= YAMLReader.nodeLimit else {
      findings.append(
        Finding(
          rule: "syntax/alias-expansion",
          message:
            "the document has more than \(YAMLReader.nodeLimit) nodes once its aliases are expanded",
          location: location(mark, .root), help: "replace the aliases with what they refer to"))
      throw Stop()
    }
  }

  private func location(_ mark: YAMLEvents.Mark, _ path: DocumentPath) -> Location {
    Location(source: source, line: mark.line, column: mark.column, path: path)
  }

  private mutating func fault(
    _ message: String, _ mark: YAMLEvents.Mark, help: String? = nil
  ) -> Stop {
    findings.append(
      Finding(
        rule: "syntax/yaml", message: message, location: location(mark, .root), help: help))
    return Stop()
  }
}
