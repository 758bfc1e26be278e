import Diagnostics
import Documents

/// Validates an object against the published schema of Kubernetes and the API server's field validation.
///
/// Kubernetes API reference, release `SchemaTable.version`. A null field counts as absent, as it does for the API server.
public enum ManifestSchema {
  /// Whether the schema contains that kind.
  public static func knows(_ apiVersion: String, _ kind: String) -> Bool {
    SchemaTable.kind(apiVersion, kind) != nil
  }

  /// The violations of the schema in one object. Of a kind that the schema does not contain, only the name is checked.
  ///
  /// The items of a `List` are objects of their own and are not checked.
  public static func findings(of node: Node) -> [Finding] {
    guard let apiVersion = node["apiVersion"]?.string, let name = node["kind"]?.string,
      let type = SchemaTable.kind(apiVersion, name)
    else { return kindViolation(of: node).map { [kind.finding($0)] } ?? [] }
    var check = SchemaCheck()
    check.object(node, type)
    return check.findings
  }
}
