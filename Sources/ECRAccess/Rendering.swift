import Diagnostics
import Documents

/// From layers of values to artifacts; nothing is read or written.
public struct Rendering: Sendable {
  /// One artifact as it should be.
  public struct Rendered: Sendable {
    public let artifact: Artifact
    /// The file's text.
    public let text: String
    /// The same as data.
    public let data: Node
  }

  /// `false`: the environment is disabled, and nothing is rendered.
  public let isEnabled: Bool
  /// `nil` if the values have errors. While only the issuer is unknown there is a plan, and nothing is rendered.
  public let plan: Plan?
  /// Empty if any finding is an error.
  public let artifacts: [Rendered]
  public let findings: [Finding]

  /// - Parameters:
  ///   - layers: Layers of values in order, later ones override; `nil` for one that could not be read.
  ///   - faults: The findings of reading the layers.
  ///   - wanted: The artifacts to render; empty: all.
  public init(_ layers: [Layer?], faults: [Finding] = [], wanted: [Artifact] = []) {
    let reading = Values.read(layers)
    isEnabled = reading.isEnabled
    let plan = reading.values.map(Plan.init)
    self.plan = plan
    findings =
      faults + reading.findings
      + (plan?.isImageInRegistry == true ? [Self.imageInRegistry(layers)] : [])
    guard let plan, !findings.hasErrors else {
      artifacts = []
      return
    }
    artifacts = Artifact.allCases.filter { wanted.isEmpty || wanted.contains($0) }.map {
      Rendered(artifact: $0, text: $0.text(of: plan), data: $0.data(of: plan))
    }
  }

  /// The warning, in the last layer that names the image.
  private static func imageInRegistry(_ layers: [Layer?]) -> Finding {
    let image = Layer.merged(layers.compactMap { $0 })["sync"]?["image"]
    return ValuesRules.imageInRegistry.finding(
      Violation(
        "the image of the sync is in the registry that the sync gets the pull secret for",
        at: image?.location ?? .none,
        help: "use an image of another registry, or one that the nodes can pull by themselves"))
  }

  /// The plan as data; for a disabled environment just that.
  public var planNode: Node { plan?.node ?? ["enabled": Node(isEnabled)] }

  /// The artifacts as data, by name.
  public var documents: Node {
    Node(
      .mapping(
        Mapping(artifacts.map { Mapping.Entry(key: $0.artifact.rawValue, value: $0.data) })))
  }
}
