import Documents
import ECRAccess
import Glibc

/// The folder of an environment's rendered artifacts.
struct ArtifactFolder {
  let path: String

  /// - Throws: If the folder does not exist, or holds devices.
  init(_ path: String) throws(FileFailure) {
    guard let status = try FileSystem.status(path) else {
      throw FileFailure("the folder `\(path)` does not exist: create it first")
    }
    guard FileKind(status) == .folder else {
      throw FileFailure(at: path, "is \(FileKind(status).title), not a folder")
    }
    try Self.refuseDevices(path)
    self.path = path
  }

  /// Waits until no other run writes to the folder, and deletes what killed runs have left there.
  ///
  /// - Parameter waiting: Called once, with what is waited for, before a wait.
  /// - Returns: The lock, to be kept until the changes are made, and the deleted temporary files.
  func lock(
    waiting: (String) -> Void
  ) throws(FileFailure) -> (lock: FolderLock, leftovers: [String]) {
    var folders = [path]
    for artifact in Artifact.allCases {
      folders.append(StagedFile.folder(of: try StagedFile.followed(self.path(of: artifact))))
    }
    let lock = try FolderLock(folders, waiting: waiting)
    var leftovers: [String] = []
    for folder in lock.folders { leftovers += try Self.sweep(folder) }
    return (lock, leftovers.sorted())
  }

  /// What a report says of a temporary file that was deleted.
  static func removedLeftover(_ path: String) -> String {
    "removed `\(path)`, which a run that did not end had left behind"
  }

  /// Deletes temporary files of runs that have ended: whoever holds the folder's lock is the only run that writes there.
  private static func sweep(_ folder: String) throws(FileFailure) -> [String] {
    let paths = try FileSystem.entries(in: folder)
      .filter { TemporaryName.matches($0.name) }.map { "\(folder)/\($0.name)" }
    return paths.filter { path in
      var status = stat()
      return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && unlink(path) == 0
    }
  }

  /// What rendering would change; nothing is written.
  ///
  /// A file with the same content is left alone, whatever its comments and formatting.
  func changes(
    toPresent artifacts: [Rendering.Rendered], mode: mode_t? = nil
  ) throws(FileFailure) -> [ArtifactChange] {
    var changes: [ArtifactChange] = []
    for rendered in artifacts {
      let path = path(of: rendered.artifact)
      let (before, currentMode) = try current(path)
      let isSame = before.map { Self.isSame($0, rendered) } ?? false
      let isUnchanged = isSame && (mode == nil || currentMode == mode)
      let action: ArtifactChange.Action =
        before == nil ? .created : isUnchanged ? .unchanged : .updated
      changes.append(
        ArtifactChange(
          artifact: rendered.artifact, path: path, action: action, before: before,
          after: isSame ? before : rendered.text, mode: mode))
    }
    return changes
  }

  /// What removing the artifacts would change.
  func changes(toAbsent artifacts: [Artifact]) throws(FileFailure) -> [ArtifactChange] {
    var changes: [ArtifactChange] = []
    for artifact in artifacts {
      let path = path(of: artifact)
      let before = try current(path).text
      changes.append(
        ArtifactChange(
          artifact: artifact, path: path, action: before == nil ? .unchanged : .removed,
          before: before, after: nil, mode: nil))
    }
    return changes
  }

  private func path(of artifact: Artifact) -> String { "\(path)/\(artifact.fileName)" }

  private func current(_ path: String) throws(FileFailure) -> (text: String?, mode: mode_t?) {
    guard let status = try FileSystem.status(path) else {
      // Where a link leads to nothing yet, the file will be created.
      try Self.refuseDevices(StagedFile.folder(of: try StagedFile.followed(path)))
      return (nil, nil)
    }
    guard FileKind(status) == .file else {
      throw FileFailure(at: path, "is not a regular file: move it out of the way")
    }
    try Self.refuseDevices(StagedFile.folder(of: try StagedFile.followed(path)))
    return (String(decoding: try FileSystem.read(path), as: UTF8.self), status.st_mode & 0o7777)
  }

  /// `/dev` and what is below, but for the memory file system that POSIX shared memory uses.
  private static func refuseDevices(_ folder: String) throws(FileFailure) {
    guard let path = FileSystem.resolved(folder) else { return }
    let isIn = { (root: String) in path == root || path.hasPrefix(root + "/") }
    guard isIn("/dev"), !isIn("/dev/shm") else { return }
    throw FileFailure(at: folder, "is in `/dev`, which holds devices: choose another folder")
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
