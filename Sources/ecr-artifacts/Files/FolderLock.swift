import Glibc

/// The right to write to some folders: while it exists, other runs wait for it.
///
/// The folders themselves are locked (flock(2)), so that no file is left behind and the kernel ends the lock of a run
/// that was killed.
final class FolderLock {
  /// In seconds: writing takes milliseconds.
  static let patience = 30

  private var descriptors: [CInt] = []
  /// The folders that are locked; a file system without locks leaves its folders out.
  private(set) var folders: [String] = []

  /// Waits until no other run writes to the folders.
  ///
  /// - Parameters:
  ///   - paths: Folders; several paths of one folder are one.
  ///   - waiting: Called once, with what is waited for, before a wait.
  /// - Throws: If another run keeps a folder for longer than `patience`.
  init(_ paths: [String], waiting: (String) -> Void) throws(FileFailure) {
    var found: [(identity: FileIdentity, path: String)] = []
    for path in paths {
      guard let status = try FileSystem.status(path), FileKind(status) == .folder else { continue }
      let identity = FileIdentity(status)
      if !found.contains(where: { $0.identity == identity }) { found.append((identity, path)) }
    }
    // In one order for all runs: two of them never wait for each other.
    for (_, path) in found.sorted(by: { $0.identity < $1.identity }) {
      try lock(path, waiting)
    }
  }

  deinit {
    for descriptor in descriptors { close(descriptor) }
  }

  private func lock(_ path: String, _ waiting: (String) -> Void) throws(FileFailure) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    // A folder that can be written to but not read cannot be locked.
    if descriptor < 0, errno == EACCES { return }
    guard descriptor >= 0 else { throw FileFailure("open", path) }
    descriptors.append(descriptor)
    var end: time_t?
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      switch errno {
      case EINTR: continue
      case EWOULDBLOCK:
        if let end, Self.now >= end {
          throw FileFailure(
            at: path,
            "is being written by another run, which has not ended within \(Self.patience) seconds: "
              + "wait for it, and run this again")
        }
        if end == nil {
          end = Self.now + Self.patience
          waiting(
            "another run is writing to `\(path)`: waiting for it, at most \(Self.patience) seconds")
        }
        usleep(20_000)
      // NFS and others lock only what is open for writing, which no folder is.
      default: return
      }
    }
    folders.append(path)
  }

  private static var now: time_t {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec
  }
}
