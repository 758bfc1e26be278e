import Diagnostics
import Documents

/// One layer of values: the content of `ecr` from a file, a play or the command line.
public struct Layer: Sendable {
  /// The mapping under `ecr`.
  public var node: Node

  init(_ node: Node) { self.node = node }

  /// A layer that is the content of `ecr` itself, as Ansible passes it.
  ///
  /// - Parameter source: The name in findings, such as `values[2]`.
  public static func fromOption(_ node: Node, source: String) -> Layer {
    Layer(node.moved(to: .root.key("ecr"), of: source))
  }

  /// A layer from a values file: its `ecr` key; every other key is ignored.
  ///
  /// - Returns: `nil` with a finding if there is no such key.
  public static func fromFile(
    _ bytes: [UInt8], source: String
  ) -> (layer: Layer?, findings: [Finding]) {
    let (documents, faults) = YAMLReader.read(bytes, source: source)
    let findings = faults.filter(concernsUs)
    guard !documents.isEmpty else {
      // A syntax error already explains why there is no document.
      let start = Location(source: source, line: 1, column: 1)
      return (nil, findings.isEmpty ? [missing(nearest: nil, at: start)] : findings)
    }
    let (layer, more) = fromDocuments(documents)
    return (layer, findings + more)
  }

  /// A layer from the documents of a values file, of which there should be one.
  static func fromDocuments(_ documents: [Node]) -> (layer: Layer?, findings: [Finding]) {
    guard let document = documents.first else { return (nil, []) }
    guard documents.count == 1 else {
      let finding = Finding(
        rule: "values/type", message: "a values file is one document, not \(documents.count)",
        location: documents[1].location, help: "remove the `---`")
      return (nil, [finding])
    }
    guard let mapping = document.mapping else {
      let finding = Finding(
        rule: "values/type", message: "a values file is a mapping, not \(document.kind)",
        location: document.location, help: "write `ecr:` and the values below it")
      return (nil, [finding])
    }
    guard let ecr = mapping["ecr"] else {
      let nearest = NearestName.of("ecr", in: mapping.keys)
      let place = nearest.flatMap { mapping.entry($0)?.keyLocation } ?? document.location
      return (nil, [missing(nearest: nearest, at: place)])
    }
    return (Layer(ecr), TemplateSearch.findings(in: ecr))
  }

  private static func missing(nearest: String?, at location: Location) -> Finding {
    Finding(
      rule: "values/required", message: "missing key `ecr`", location: location,
      help: nearest.map { "did you mean `ecr` instead of `\($0)`?" }
        ?? "write `ecr:` and the values below it")
  }

  /// Only `ecr` is ours: duplicate keys elsewhere concern the other readers of the file.
  private static func concernsUs(_ finding: Finding) -> Bool {
    guard finding.rule == "syntax/duplicate-key" else { return true }
    return finding.location.path.components.first == .key("ecr")
  }

  /// A layer from one `--set a.b=c`: the path of a key below `ecr`, and its value.
  ///
  /// A value that begins with `[`, `{` or a quote is YAML; `true` and `false` are booleans; anything else is a string.
  public static func fromAssignment(_ assignment: String) -> (layer: Layer?, findings: [Finding]) {
    let source = "--set \(assignment)"
    let parts = assignment.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let keys = parts[0].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, keys.allSatisfy({ !$0.isEmpty }) else {
      return (
        nil,
        [
          Finding(
            rule: "values/format", message: "`\(assignment)` is not a valid assignment",
            location: Location(source: "--set"), help: "write `--set audience=openshift`")
        ]
      )
    }
    let (value, findings) = value(String(parts[1]), source: source)
    guard let value else { return (nil, findings) }
    let node = keys.reversed().reduce(value) { below, key in
      let at = Location(source: source)
      return Node(.mapping(Mapping([.init(key: key, keyLocation: at, value: below)])), at: at)
    }
    return (Layer(node.moved(to: .root.key("ecr"), of: source)), [])
  }

  private static func value(_ text: String, source: String) -> (Node?, [Finding]) {
    guard let first = text.first, "[{\"'".contains(first) || text == "true" || text == "false"
    else { return (Node(.string(text), at: Location(source: source)), []) }
    let (documents, findings) = YAMLReader.read(Array(text.utf8), source: source)
    return (findings.isEmpty ? documents.first : nil, findings)
  }

  /// All layers as one tree: mappings merge key by key, any other value of a later layer replaces the earlier one.
  static func merged(_ layers: [Layer]) -> Node {
    layers.reduce(Node(.mapping(Mapping()))) { $0.overlaid(with: $1.node) }
  }
}

extension Node {
  /// This tree overridden by `later`; every value keeps its location, so that a finding names its layer.
  fileprivate func overlaid(with later: Node) -> Node {
    guard case .mapping(var merged) = value, case .mapping(let above) = later.value else {
      return later
    }
    for entry in above.entries {
      var entry = entry
      if let below = merged[entry.key] { entry.value = below.overlaid(with: entry.value) }
      merged.set(entry)
    }
    let isWritten = later.location.line != nil || location.line == nil
    return Node(.mapping(merged), at: isWritten ? later.location : location, tag: later.tag)
  }
}
