import Documents
import ECRAccess
import Glibc

/// The folder of an environment's rendered artifacts.
struct ArtifactFolder {
  enum Action: String {
    case created
    case updated
    case unchanged
    case removed
  }

  /// What happens to one artifact's file.
  struct Change {
    let artifact: Artifact
    let path: String
    let action: Action
    /// The file's text before and after; `nil`: the file does not exist.
    let before: String?
    let after: String?
    /// The mode to set; `nil`: keep the file's own.
    fileprivate let mode: mode_t?
  }

  let path: String

  /// - Throws: If the folder does not exist.
  init(_ path: String) throws(FileFailure) {
    guard try FileSystem.isDirectory(path) else {
      throw FileFailure("the folder `\(path)` does not exist: create it first")
    }
    self.path = path
  }

  /// What rendering would change; nothing is written.
  ///
  /// A file with the same content is left alone, whatever its comments and formatting.
  func changes(
    toPresent artifacts: [Rendering.Rendered], mode: mode_t? = nil
  ) throws(FileFailure) -> [Change] {
    var changes: [Change] = []
    for rendered in artifacts {
      let path = path(of: rendered.artifact)
      let (before, currentMode) = try current(path)
      let isSame = before.map { Self.isSame($0, rendered) } ?? false
      let isUnchanged = isSame && (mode == nil || currentMode == mode)
      let action: Action = before == nil ? .created : isUnchanged ? .unchanged : .updated
      changes.append(
        Change(
          artifact: rendered.artifact, path: path, action: action, before: before,
          after: isSame ? before : rendered.text, mode: mode))
    }
    return changes
  }

  /// What removing the artifacts would change.
  func changes(toAbsent artifacts: [Artifact]) throws(FileFailure) -> [Change] {
    var changes: [Change] = []
    for artifact in artifacts {
      let path = path(of: artifact)
      let before = try current(path).text
      changes.append(
        Change(
          artifact: artifact, path: path, action: before == nil ? .unchanged : .removed,
          before: before, after: nil, mode: nil))
    }
    return changes
  }

  /// Makes the changes: every new file is written in full before the first one replaces its target.
  ///
  /// - Returns: The path of each backup, by artifact.
  func apply(_ changes: [Change], backup: Bool) throws(FileFailure) -> [Artifact: String] {
    var staged: [StagedFile] = []
    var backups: [Artifact: String] = [:]
    do throws(FileFailure) {
      for change in changes where change.action == .created || change.action == .updated {
        let text = change.after ?? ""
        staged.append(try StagedFile(Array(text.utf8), for: change.path, mode: change.mode))
      }
      for change in changes where backup && change.before != nil && change.action != .unchanged {
        backups[change.artifact] = try Backup.make(of: change.path)
      }
    } catch {
      for file in staged { file.discard() }
      throw error
    }
    for (index, file) in staged.enumerated() {
      do throws(FileFailure) {
        try file.commit()
      } catch {
        for rest in staged[(index + 1)...] { rest.discard() }
        throw error
      }
    }
    for change in changes where change.action == .removed {
      guard unlink(change.path) == 0 else { throw FileFailure("remove", change.path) }
    }
    return backups
  }

  private func path(of artifact: Artifact) -> String { "\(path)/\(artifact.fileName)" }

  private func current(_ path: String) throws(FileFailure) -> (text: String?, mode: mode_t?) {
    guard let status = try FileSystem.status(path) else { return (nil, nil) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw FileFailure("`\(path)` is not a regular file: move it out of the way")
    }
    return (String(decoding: try FileSystem.read(path), as: UTF8.self), status.st_mode & 0o7777)
  }

  private static func isSame(_ text: String, _ rendered: Rendering.Rendered) -> Bool {
    documents(text, of: rendered.artifact) == documents(rendered.text, of: rendered.artifact)
  }

  /// The documents in a file; `nil` if it is not valid JSON or YAML.
  private static func documents(_ text: String, of artifact: Artifact) -> [Node]? {
    let bytes = Array(text.utf8)
    if artifact.fileName.hasSuffix(".json") {
      let (node, findings) = JSONReader.read(bytes, source: nil)
      return findings.isEmpty ? node.map { [$0] } : nil
    }
    let (documents, findings) = YAMLReader.read(bytes, source: nil)
    return findings.isEmpty ? documents : nil
  }
}
