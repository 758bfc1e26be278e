import Documents
import ECRAccess
import Glibc

/// The changes to a folder's files, made: every new file is complete before the first one replaces its target.
///
/// No file is ever half written. A set of files cannot be replaced at once: a failure in between leaves some of them new,
/// and `done` says which.
struct ArtifactWrite {
  private(set) var done: Set<Artifact> = []
  /// The path of each copy that was made before.
  private(set) var backups: [Artifact: String] = [:]
  /// Why the other changes were not made; `nil`: all were.
  private(set) var failure: FileFailure?
  private var folders: [String] = []

  /// Whether the change was to be made and was not.
  func isPending(_ change: ArtifactChange) -> Bool {
    change.action != .unchanged && !done.contains(change.artifact)
  }

  init(_ changes: [ArtifactChange], backup: Bool) {
    let due = changes.filter { $0.action != .unchanged }
    do throws(FileFailure) {
      let staged = try stage(due, backup: backup)
      try commit(due, staged)
    } catch {
      failure = error
      if done.isEmpty { discardBackups() }
    }
    // What was done is to last, whatever came after it.
    for folder in folders {
      do throws(FileFailure) {
        try Self.sync(folder)
      } catch {
        failure = failure ?? error
      }
    }
  }

  /// Whether only some of the changes were made.
  var isPartial: Bool { failure != nil && !done.isEmpty }

  private mutating func stage(
    _ changes: [ArtifactChange], backup: Bool
  ) throws(FileFailure) -> [Artifact: StagedFile] {
    var staged: [Artifact: StagedFile] = [:]
    do throws(FileFailure) {
      for change in changes {
        guard change.action != .removed else { continue }
        let text = change.after ?? ""
        staged[change.artifact] = try StagedFile(
          Array(text.utf8), for: change.path, mode: change.mode)
      }
      for change in changes where backup && change.before != nil {
        backups[change.artifact] = try Backup.make(of: change.path)
      }
    } catch {
      for file in staged.values { file.discard() }
      throw error
    }
    return staged
  }

  /// Deletes copies of what nobody has changed.
  private mutating func discardBackups() {
    for copy in backups.values { unlink(copy) }
    backups = [:]
  }

  private mutating func commit(
    _ changes: [ArtifactChange], _ staged: [Artifact: StagedFile]
  ) throws(FileFailure) {
    for (index, change) in changes.enumerated() {
      do throws(FileFailure) {
        if let file = staged[change.artifact] {
          try file.commit()
          note(change, in: StagedFile.folder(of: file.target))
        } else {
          guard unlink(change.path) == 0 else { throw FileFailure("remove", change.path) }
          note(change, in: StagedFile.folder(of: change.path))
        }
      } catch {
        for rest in changes[(index + 1)...] { staged[rest.artifact]?.discard() }
        throw error
      }
    }
  }

  private mutating func note(_ change: ArtifactChange, in folder: String) {
    done.insert(change.artifact)
    if !folders.contains(folder) { folders.append(folder) }
    UnfinishedWrites.done(
      JSONWriter.text(
        change.node(change.action.rawValue, backup: backups[change.artifact]), style: .compact))
  }

  /// A file system without such a sync has nothing to lose by it.
  private static func sync(_ folder: String) throws(FileFailure) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    // A folder that can be written but not read
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS else {
      throw FileFailure("sync the folder", folder)
    }
  }
}
