/// A place in a document: source, line, column and path.
public struct Location: Sendable, Hashable {
  /// The file as the user named it, or the layer or option that a value came from; `nil` for a document made in memory.
  public var source: String?
  /// The line, from 1; `nil` where the source has no text (a mapping from Ansible).
  public var line: Int?
  /// The column, from 1, in Unicode scalars.
  public var column: Int?
  /// The path in the document's tree.
  public var path: DocumentPath

  public init(
    source: String? = nil, line: Int? = nil, column: Int? = nil, path: DocumentPath = .root
  ) {
    self.source = source
    self.line = line
    self.column = column
    self.path = path
  }

  /// The location of a document made in memory.
  public static let none = Location()
}
