import Diagnostics

/// A string of a document and its location.
public struct LocatedText: Sendable {
  public let text: String
  public let location: Location

  public init(_ text: String, at location: Location) {
    self.text = text
    self.location = location
  }

  /// `nil` for a node that is not a string.
  public init?(_ node: Node) {
    guard let text = node.string else { return nil }
    self.init(text, at: node.location)
  }
}
