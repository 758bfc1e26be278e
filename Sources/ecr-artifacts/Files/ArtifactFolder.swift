import Documents
import ECRAccess
import Glibc

/// The folder that an environment's artifacts are rendered into.
struct ArtifactFolder {
  enum Action: String {
    case created
    case updated
    case unchanged
    case removed
  }

  /// What has to be done to one artifact's file.
  struct Change {
    let artifact: Artifact
    let path: String
    let action: Action
    /// The file's text before and after; `nil` where there is no file.
    let before: String?
    let after: String?
    /// The mode it is to get, where that differs from what it has.
    fileprivate let mode: mode_t?
  }

  let path: String

  /// - Throws: Where there is no such folder.
  init(_ path: String) throws(DiskFailure) {
    guard try Disk.isDirectory(path) else {
      throw DiskFailure("there is no folder `\(path)` for the artifacts: make it first")
    }
    self.path = path
  }

  /// What rendering would change; nothing is written.
  ///
  /// A file that says the same in other words, with comments say, is left as it stands.
  func changes(
    toPresent artifacts: [Rendering.Rendered], mode: mode_t? = nil
  ) throws(DiskFailure) -> [Change] {
    var changes: [Change] = []
    for rendered in artifacts {
      let path = path(of: rendered.artifact)
      let (before, standing) = try standing(path)
      let says =
        before.map {
          Self.documents($0, of: rendered.artifact)
            == Self.documents(
              rendered.text, of: rendered.artifact)
        } ?? false
      let modeIsRight = mode == nil || standing == mode
      let action: Action = before == nil ? .created : says && modeIsRight ? .unchanged : .updated
      changes.append(
        Change(
          artifact: rendered.artifact, path: path, action: action, before: before,
          after: says ? before : rendered.text, mode: mode))
    }
    return changes
  }

  /// What taking the artifacts away would change.
  func changes(toAbsent artifacts: [Artifact]) throws(DiskFailure) -> [Change] {
    var changes: [Change] = []
    for artifact in artifacts {
      let path = path(of: artifact)
      let before = try standing(path).text
      changes.append(
        Change(
          artifact: artifact, path: path, action: before == nil ? .unchanged : .removed,
          before: before, after: nil, mode: nil))
    }
    return changes
  }

  /// Makes the changes: every new file is complete beside its place before the first one takes it.
  ///
  /// - Returns: The backups that were made, by artifact.
  func apply(_ changes: [Change], backup: Bool) throws(DiskFailure) -> [Artifact: String] {
    var staged: [StagedFile] = []
    var backups: [Artifact: String] = [:]
    do throws(DiskFailure) {
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
      do throws(DiskFailure) {
        try file.commit()
      } catch {
        for rest in staged[(index + 1)...] { rest.discard() }
        throw error
      }
    }
    for change in changes where change.action == .removed {
      guard unlink(change.path) == 0 else { throw DiskFailure("remove", change.path) }
    }
    return backups
  }

  private func path(of artifact: Artifact) -> String { "\(path)/\(artifact.fileName)" }

  private func standing(_ path: String) throws(DiskFailure) -> (text: String?, mode: mode_t?) {
    guard let status = try Disk.status(path) else { return (nil, nil) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw DiskFailure("`\(path)` is no ordinary file: move it out of the way")
    }
    return (String(decoding: try Disk.read(path), as: UTF8.self), status.st_mode & 0o7777)
  }

  /// What a file says; `nil` where it cannot be read as what it should be.
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
