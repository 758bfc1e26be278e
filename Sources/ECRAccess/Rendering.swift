import Diagnostics
import Documents

/// The whole way from layers of values to artifacts, without touching anything.
public struct Rendering: Sendable {
  /// One artifact as it should stand.
  public struct Rendered: Sendable {
    public let artifact: Artifact
    /// The file's text.
    public let text: String
    /// The same as data.
    public let data: Node
  }

  /// `false`: the environment is switched off, and there is nothing to render.
  public let isEnabled: Bool
  /// `nil` where the values are at fault. While the issuer is unknown there is a plan, and nothing rendered.
  public let plan: Plan?
  /// Empty wherever there is an error among the findings.
  public let artifacts: [Rendered]
  public let findings: [Finding]

  /// - Parameters:
  ///   - layers: Layers of values in order, later ones above.
  ///   - faults: What was found while the layers were read.
  ///   - wanted: The artifacts to render; empty: all.
  public init(_ layers: [Layer], faults: [Finding] = [], wanted: [Artifact] = []) {
    let reading = Values.read(layers)
    findings = faults + reading.findings
    isEnabled = reading.isEnabled
    let plan = reading.values.map(Plan.init)
    self.plan = plan
    guard let plan, !Report(findings).hasErrors else {
      artifacts = []
      return
    }
    artifacts = Artifact.allCases.filter { wanted.isEmpty || wanted.contains($0) }.map {
      Rendered(artifact: $0, text: $0.text(of: plan), data: $0.data(of: plan))
    }
  }

  /// The plan as data; for an environment that is switched off it says just that.
  public var planNode: Node { plan?.node ?? ["enabled": Node(isEnabled)] }

  /// The artifacts as data, by name.
  public var documents: Node {
    Node(
      .mapping(
        Mapping(artifacts.map { Mapping.Entry(key: $0.artifact.rawValue, value: $0.data) })))
  }
}
