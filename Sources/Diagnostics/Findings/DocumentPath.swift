/// The path from a document's root to one of its nodes, written `$.Statement[0].Principal.AWS[1]`.
///
/// Paths share their parents, so that a tree of n nodes stores n components.
public final class DocumentPath: Sendable, Hashable, CustomStringConvertible {
  /// One step: into a mapping by key, or into a list by index, from 0.
  public enum Component: Hashable, Sendable {
    case key(String)
    case index(Int)

    /// Keys are compared by their bytes.
    public static func == (a: Component, b: Component) -> Bool {
      switch (a, b) {
      case (.key(let a), .key(let b)): a.isSame(as: b)
      case (.index(let a), .index(let b)): a == b
      default: false
      }
    }

    public func hash(into hasher: inout Hasher) {
      switch self {
      case .key(let key): hasher.combine(ExactText(key))
      case .index(let index): hasher.combine(index)
      }
    }
  }

  public let parent: DocumentPath?
  public let component: Component?

  /// The document itself, `$`.
  public static let root = DocumentPath(parent: nil, component: nil)

  private init(parent: DocumentPath?, component: Component?) {
    self.parent = parent
    self.component = component
  }

  /// The value under `key` of the mapping at this path.
  public func key(_ key: String) -> DocumentPath {
    DocumentPath(parent: self, component: .key(key))
  }

  /// The element at `index` of the list at this path.
  public func index(_ index: Int) -> DocumentPath {
    DocumentPath(parent: self, component: .index(index))
  }

  /// The steps from the root, none for the root itself.
  public var components: [Component] {
    var steps: [Component] = []
    var at: DocumentPath? = self
    while let here = at {
      if let component = here.component { steps.append(component) }
      at = here.parent
    }
    return steps.reversed()
  }

  /// `$` with a `.key` or `[index]` for each step; a key with other characters than letters, digits, `_` and `-` as `["key"]`.
  public var description: String {
    var text = "$"
    for component in components {
      switch component {
      case .index(let index): text += "[\(index)]"
      case .key(let key) where Self.isPlain(key): text += ".\(key)"
      case .key(let key):
        let escaped = key.flatMap { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }
        text += "[\"\(String(escaped))\"]"
      }
    }
    return text
  }

  private static func isPlain(_ key: String) -> Bool {
    !key.isEmpty && plain.covers(key)
  }

  private static let plain = ASCIISet("a-zA-Z0-9_-")

  public static func == (a: DocumentPath, b: DocumentPath) -> Bool {
    a === b || (a.component == b.component && a.parent == b.parent)
  }

  public func hash(into hasher: inout Hasher) {
    for component in components { hasher.combine(component) }
  }
}
