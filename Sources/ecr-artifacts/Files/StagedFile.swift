import Glibc

/// A new version of a file, written beside it and renamed over it, so that no reader ever sees half of it.
struct StagedFile {
  /// The file to replace, symbolic links followed.
  let target: String
  private let temporary: String

  /// Writes `bytes` to a temporary file beside `path`, and syncs it.
  ///
  /// - Parameter mode: The new file's mode; `nil`: that of the file it replaces, or 0644.
  init(_ bytes: [UInt8], for path: String, mode: mode_t?) throws(FileFailure) {
    target = try Self.followed(path)
    let existing = try FileSystem.status(target)
    var template = Array("\(target).XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw FileFailure("write beside", target) }
    temporary = template.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { String(cString: $0) } ?? ""
    }
    defer { close(descriptor) }
    do throws(FileFailure) {
      try Self.write(bytes, to: descriptor, name: target)
      guard fchmod(descriptor, mode ?? existing.map { $0.st_mode & 0o7777 } ?? 0o644) == 0 else {
        throw FileFailure("set the mode of", target)
      }
      // Only the superuser can change the owner; for anyone else the file is their own already.
      if let existing { _ = fchown(descriptor, existing.st_uid, existing.st_gid) }
      guard fsync(descriptor) == 0 else { throw FileFailure("sync", target) }
    } catch {
      discard()
      throw error
    }
  }

  /// Renames it over the target.
  func commit() throws(FileFailure) {
    guard rename(temporary, target) == 0 else {
      let failure = FileFailure("replace", target)
      discard()
      throw failure
    }
    Self.syncFolder(of: target)
  }

  /// Deletes the temporary file; the target is unchanged.
  func discard() { unlink(temporary) }

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
  private static func followed(_ path: String) throws(FileFailure) -> String {
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

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }

  private static func syncFolder(of path: String) {
    let descriptor = open(folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
