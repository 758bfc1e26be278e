import Diagnostics

/// One node of a JSON or YAML document: its value and its location.
///
/// Nodes are equal when their values are: location, quoting, tag and the order of a mapping's keys do not count. Strings are
/// compared by their bytes.
public struct Node: Sendable {
  /// What a node can be. Numbers keep their JSON literal, so that nothing is lost to a machine type.
  public enum Content: Sendable {
    case null
    case bool(Bool)
    /// A literal of JSON's number grammar, such as `606639739464` or `-1.5e3`.
    case number(String)
    case string(String)
    case list([Node])
    case mapping(Mapping)
  }

  public var value: Content
  public var location: Location
  /// An explicit YAML tag that is not one of YAML's own types, such as `!vault`.
  public var tag: String?
  /// A number as it was written, where that is not JSON: `012345670123`, which YAML 1.1 reads as octal.
  public var spelling: String?
  /// Of a literal block of YAML, the column, from 1, at which its lines begin; they follow `location`.
  public var blockColumn: Int?

  public init(_ value: Content, at location: Location = .none, tag: String? = nil) {
    self.value = value
    self.location = location
    self.tag = tag
  }
}

/// The keys and values of a JSON object or YAML mapping, in the order they were written, without duplicate keys.
///
/// Keys are compared by their bytes: two Unicode spellings of one text are two keys.
public struct Mapping: Sendable {
  public struct Entry: Sendable {
    public var key: String
    /// The location of the key; its path is the value's.
    public var keyLocation: Location
    public var value: Node

    public init(key: String, keyLocation: Location = .none, value: Node) {
      self.key = key
      self.keyLocation = keyLocation
      self.value = value
    }
  }

  public private(set) var entries: [Entry] = []
  /// The index of each key, once there are so many that a linear search takes longer.
  private var places: [ExactText: Int]?

  private static let fewEntries = 16

  /// - Parameter entries: Of several entries with one key the last is kept, in the place of the first.
  public init(_ entries: [Entry] = []) {
    for entry in entries { set(entry) }
  }

  /// - Parameter entries: Entries with distinct keys.
  init(distinct entries: [Entry]) {
    self.entries = entries
    index()
  }

  public var keys: [String] { entries.map(\.key) }
  public var isEmpty: Bool { entries.isEmpty }

  public func entry(_ key: String) -> Entry? { place(of: key).map { entries[$0] } }

  /// Reading gives `nil` for an absent key; setting `nil` removes the key.
  public subscript(key: String) -> Node? {
    get { entry(key)?.value }
    set {
      if let newValue {
        set(Entry(key: key, value: newValue))
      } else if let place = place(of: key) {
        entries.remove(at: place)
        index()
      }
    }
  }

  /// Puts the entry in the place of the one with its key, or at the end.
  public mutating func set(_ entry: Entry) {
    if let place = place(of: entry.key) {
      entries[place] = entry
      return
    }
    entries.append(entry)
    if places != nil {
      places?[ExactText(entry.key)] = entries.count - 1
    } else if entries.count > Self.fewEntries {
      index()
    }
  }

  private func place(of key: String) -> Int? {
    if let places { return places[ExactText(key)] }
    return entries.firstIndex { $0.key.isSame(as: key) }
  }

  private mutating func index() {
    guard entries.count > Self.fewEntries else {
      places = nil
      return
    }
    places = Dictionary(
      entries.enumerated().map { (ExactText($1.key), $0) }, uniquingKeysWith: { first, _ in first })
  }
}

extension Node: Equatable {
  public static func == (a: Node, b: Node) -> Bool {
    switch (a.value, b.value) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.string(let a), .string(let b)): a.isSame(as: b)
    case (.list(let a), .list(let b)): a == b
    case (.mapping(let a), .mapping(let b)): a == b
    default: false
    }
  }
}

extension Mapping: Equatable {
  public static func == (a: Mapping, b: Mapping) -> Bool {
    a.entries.count == b.entries.count
      && a.entries.allSatisfy { b[$0.key] == $0.value }
  }
}
