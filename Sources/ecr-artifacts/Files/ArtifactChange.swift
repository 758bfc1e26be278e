import Documents
import ECRAccess
import Glibc

/// What happens to one artifact's file.
struct ArtifactChange {
  enum Action: String {
    case created
    case updated
    case unchanged
    case removed
  }

  let artifact: Artifact
  let path: String
  let action: Action
  /// The file's text before and after; `nil`: the file does not exist.
  let before: String?
  let after: String?
  /// The mode to set; `nil`: an existing file keeps its own, and a new one gets what the umask leaves.
  let mode: mode_t?

  /// The change as data.
  ///
  /// - Parameters:
  ///   - action: What a report says about it.
  ///   - backup: The path of a copy of the file as it was.
  func node(_ action: String, backup: String? = nil) -> Node {
    var mapping = Mapping([
      .init(key: "name", value: Node(artifact.rawValue)), .init(key: "path", value: Node(path)),
      .init(key: "action", value: Node(action)),
    ])
    if let backup { mapping["backup_file"] = Node(backup) }
    return Node(.mapping(mapping))
  }
}
