import Diagnostics
import Documents

/// What the published schema of Kubernetes and the API server's field checks say about an object.
///
/// Kubernetes API reference, release `SchemaTable.version`. Null fields are as good as absent, as for the API server.
public enum ManifestSchema {
  /// Whether objects of that kind are judged here.
  public static func knows(_ apiVersion: String, _ kind: String) -> Bool {
    SchemaTable.kind(apiVersion, kind) != nil
  }

  /// What is wrong with the fields of one object, at their places; nothing for a kind that is not judged.
  ///
  /// The items of a `List` are objects of their own and are not looked at.
  public static func findings(of node: Node) -> [Finding] {
    guard let apiVersion = node["apiVersion"]?.string, let kind = node["kind"]?.string,
      let type = SchemaTable.kind(apiVersion, kind)
    else { return [] }
    var check = SchemaCheck()
    check.object(node, type)
    return check.findings
  }
}
