import Glibc

/// A new version of a file, written beside it and renamed over it, so that no reader ever sees half of it.
struct StagedFile {
  /// The file to replace, symbolic links followed.
  let target: String
  private let temporary: String

  /// Writes `bytes` to a temporary file beside `path`, and syncs it.
  ///
  /// An existing file passes its owner, mode and extended attributes on, and with them its access control list and SELinux
  /// context; a new file gets what the umask and the folder give it.
  /// - Parameter mode: The new file's mode; `nil`: as above.
  init(_ bytes: [UInt8], for path: String, mode: mode_t?) throws(FileFailure) {
    target = try Self.followed(path)
    let existing = try FileSystem.status(target)
    let descriptor: CInt
    (descriptor, temporary) = try Self.create(beside: target)
    defer { close(descriptor) }
    do throws(FileFailure) {
      try Self.write(bytes, to: descriptor, name: target)
      // Only the superuser can change the owner; for anyone else the file is their own already.
      if let existing { _ = fchown(descriptor, existing.st_uid, existing.st_gid) }
      if existing != nil { try ExtendedAttributes.copy(from: target, to: descriptor) }
      // After the owner, whose change clears the set-user-ID bit.
      if let mode = mode ?? existing.map({ $0.st_mode & 0o7777 }), fchmod(descriptor, mode) != 0 {
        throw FileFailure("set the mode of", target)
      }
      guard fsync(descriptor) == 0 else { throw FileFailure("sync", target) }
    } catch {
      discard()
      throw error
    }
  }

  /// Renames it over the target; the folder still has to be synced.
  func commit() throws(FileFailure) {
    guard rename(temporary, target) == 0 else {
      let failure = FileFailure("replace", target)
      discard()
      throw failure
    }
    UnfinishedWrites.end(temporary)
  }

  /// Deletes the temporary file; the target is unchanged.
  func discard() {
    unlink(temporary)
    UnfinishedWrites.end(temporary)
  }

  static func write(_ bytes: [UInt8], to descriptor: CInt, name: String) throws(FileFailure) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw FileFailure("write", name) }
      rest = rest.dropFirst(count)
    }
  }

  /// The end of a chain of symbolic links; the file there need not exist yet.
  static func followed(_ path: String) throws(FileFailure) -> String {
    var path = path
    for _ in 0..<40 {
      var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
      let length = readlink(path, &buffer, Int(PATH_MAX))
      guard length >= 0 else { return path }
      let link = String(decoding: buffer[..<length].map(UInt8.init(bitPattern:)), as: UTF8.self)
      path = link.hasPrefix("/") ? link : folder(of: path) + "/" + link
    }
    throw FileFailure("follow the links of", path, code: ELOOP)
  }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// A new file that is registered before it exists, so that a signal leaves none behind.
  private static func create(
    beside target: String
  ) throws(FileFailure) -> (descriptor: CInt, path: String) {
    let folder = folder(of: target)
    let name = target.split(separator: "/").last.map(String.init) ?? ""
    while true {
      let path = "\(folder)/\(TemporaryName.random(for: name))"
      UnfinishedWrites.begin(path)
      let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
      if descriptor >= 0 { return (descriptor, path) }
      let failure = FileFailure("write beside", target)
      let isTaken = errno == EEXIST
      UnfinishedWrites.end(path)
      if !isTaken { throw failure }
    }
  }
}
