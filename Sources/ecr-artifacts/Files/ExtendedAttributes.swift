import CExtendedAttributes
import Glibc

/// The extended attributes of a file: among them its access control list and its SELinux context.
///
/// xattr(7).
enum ExtendedAttributes {
  /// What belongs to the old content: a hash of it, or rights of a program.
  private static let ofContent: Set<String> = [
    "security.capability", "security.evm", "security.ima",
  ]

  /// Gives the new file the attributes of the old one.
  ///
  /// - Throws: If one cannot be passed on: the file would lose what somebody has given it.
  static func copy(from path: String, to descriptor: CInt) throws(FileFailure) {
    for name in try names(of: path) where !ofContent.contains(name) {
      guard let value = try value(of: name, path) else { continue }
      // Setting what is there already may not be allowed.
      if value == current(name, descriptor) { continue }
      guard fsetxattr(descriptor, name, value, value.count, 0) == 0 else {
        throw FileFailure("keep the extended attribute \(name) of", path)
      }
    }
  }

  private static func names(of path: String) throws(FileFailure) -> [String] {
    while true {
      let size = listxattr(path, nil, 0)
      if size < 0, errno == ENOTSUP { return [] }
      guard size >= 0 else { throw FileFailure("list the extended attributes of", path) }
      var buffer = [CChar](repeating: 0, count: size)
      let count = listxattr(path, &buffer, size)
      // More of them since the first call.
      if count < 0, errno == ERANGE { continue }
      guard count >= 0 else { throw FileFailure("list the extended attributes of", path) }
      return buffer[..<count].split(separator: 0).map {
        String(decoding: $0.map(UInt8.init(bitPattern:)), as: UTF8.self)
      }
    }
  }

  /// `nil`: the attribute was removed, or cannot be read by anybody.
  private static func value(
    of name: String, _ path: String
  ) throws(FileFailure) -> [UInt8]? {
    while true {
      let size = getxattr(path, name, nil, 0)
      if size < 0, errno == ENODATA || errno == ENOTSUP { return nil }
      guard size >= 0 else { throw FileFailure("read the extended attribute \(name) of", path) }
      var bytes = [UInt8](repeating: 0, count: size)
      let count = getxattr(path, name, &bytes, size)
      if count < 0, errno == ERANGE { continue }
      guard count >= 0 else { throw FileFailure("read the extended attribute \(name) of", path) }
      return Array(bytes[..<count])
    }
  }

  private static func current(_ name: String, _ descriptor: CInt) -> [UInt8]? {
    let size = fgetxattr(descriptor, name, nil, 0)
    guard size >= 0 else { return nil }
    var bytes = [UInt8](repeating: 0, count: size)
    let count = fgetxattr(descriptor, name, &bytes, size)
    return count == size ? bytes : nil
  }
}
