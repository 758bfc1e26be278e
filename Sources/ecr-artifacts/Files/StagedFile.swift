import Glibc

/// A file that was written beside its place and takes it in one step, so that nobody ever reads half of it.
struct StagedFile {
  /// The file to be replaced, symbolic links followed.
  let target: String
  private let temporary: String

  /// Writes `bytes` to a new file beside the one that `path` names, and syncs it.
  ///
  /// - Parameter mode: The mode it gets; `nil`: that of the file it replaces, or 0644.
  init(_ bytes: [UInt8], for path: String, mode: mode_t?) throws(DiskFailure) {
    target = try Self.followed(path)
    let standing = try Disk.status(target)
    var template = Array("\(target).XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw DiskFailure("write beside", target) }
    temporary = template.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { String(cString: $0) } ?? ""
    }
    defer { close(descriptor) }
    do throws(DiskFailure) {
      try Self.write(bytes, to: descriptor, name: target)
      guard fchmod(descriptor, mode ?? standing.map { $0.st_mode & 0o7777 } ?? 0o644) == 0 else {
        throw DiskFailure("set the mode of", target)
      }
      // Only the superuser can give a file away; for anybody else it is their own already.
      if let standing { _ = fchown(descriptor, standing.st_uid, standing.st_gid) }
      guard fsync(descriptor) == 0 else { throw DiskFailure("sync", target) }
    } catch {
      discard()
      throw error
    }
  }

  /// Puts it in its place.
  func commit() throws(DiskFailure) {
    guard rename(temporary, target) == 0 else {
      let failure = DiskFailure("replace", target)
      discard()
      throw failure
    }
    Self.syncFolder(of: target)
  }

  /// Takes it away again, its place untouched.
  func discard() { unlink(temporary) }

  static func write(_ bytes: [UInt8], to descriptor: CInt, name: String) throws(DiskFailure) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw DiskFailure("write", name) }
      rest = rest.dropFirst(count)
    }
  }

  /// The path behind a chain of symbolic links, the last of which may point to nothing yet.
  private static func followed(_ path: String) throws(DiskFailure) -> String {
    var path = path
    for _ in 0..<40 {
      var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
      let length = readlink(path, &buffer, Int(PATH_MAX))
      guard length >= 0 else { return path }
      let link = String(decoding: buffer[..<length].map(UInt8.init(bitPattern:)), as: UTF8.self)
      path = link.hasPrefix("/") ? link : folder(of: path) + "/" + link
    }
    throw DiskFailure("follow the links of", path, code: ELOOP)
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
