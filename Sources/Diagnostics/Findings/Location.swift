/// Where something stands: in which source, at which line and column, at which path of the document.
public struct Location: Sendable, Hashable {
  /// The file as the user named it, or the layer or option that a value came from; `nil` for what was made in memory.
  public var source: String?
  /// Line from 1; `nil` where the source has no text (a mapping handed over by Ansible).
  public var line: Int?
  /// Column from 1, counted in Unicode scalars.
  public var column: Int?
  /// Place in the document's tree.
  public var path: DocumentPath

  public init(
    source: String? = nil, line: Int? = nil, column: Int? = nil, path: DocumentPath = .root
  ) {
    self.source = source
    self.line = line
    self.column = column
    self.path = path
  }

  /// The place of something that was made in memory.
  public static let none = Location()
}
