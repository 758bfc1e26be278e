import Glibc

/// Reads files, folders and standard input.
enum FileSystem {
  /// In bytes: far above any policy or manifest, and a bound for an endless device.
  private static let limit = 64 << 20

  /// What findings and messages call standard input.
  static let standardInput = "standard input"

  /// Whether standard input is a terminal.
  static var inputIsTerminal: Bool { isatty(STDIN_FILENO) == 1 }

  /// The bytes of the file at `path`; of standard input for `-`.
  static func read(_ path: String) throws(FileFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    try read(path) { (piece) throws(FileFailure) in
      bytes += piece
      guard bytes.count <= limit else {
        let name = path == "-" ? standardInput : path
        throw FileFailure("`\(name)` is larger than 64 MiB, the most that is read")
      }
    }
    return bytes
  }

  /// Reads the file at `path`, standard input for `-`, piece by piece, whatever its length.
  static func read(
    _ path: String, inPieces use: (ArraySlice<UInt8>) throws(FileFailure) -> Void
  ) throws(FileFailure) {
    guard path != "-" else { return try read(STDIN_FILENO, named: standardInput, use) }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileFailure("read", path) }
    defer { close(descriptor) }
    try read(descriptor, named: path, use)
  }

  private static func read(
    _ descriptor: CInt, named name: String, _ use: (ArraySlice<UInt8>) throws(FileFailure) -> Void
  ) throws(FileFailure) {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileFailure("read", name) }
      if count == 0 { return }
      try use(chunk[..<count])
    }
  }

  /// The status of `path`, symbolic links followed; `nil` if it does not exist.
  static func status(_ path: String) throws(FileFailure) -> stat? {
    var status = stat()
    if stat(path, &status) == 0 { return status }
    guard errno == ENOENT || errno == ENOTDIR else { throw FileFailure("access", path) }
    return nil
  }

  static func isDirectory(_ path: String) throws(FileFailure) -> Bool {
    try status(path).map { $0.st_mode & S_IFMT == S_IFDIR } ?? false
  }

  /// The names in a folder, sorted, without hidden ones; empty if it cannot be read.
  static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// The JSON and YAML files in the folder `root` and below, sorted; a `root` that is a file is returned whatever its name.
  ///
  /// Hidden names are skipped, and so are links to folders, which might form a loop.
  static func documents(below root: String) throws(FileFailure) -> [String] {
    if root == "-" { return [root] }
    guard try status(root) != nil else { throw FileFailure("`\(root)` does not exist") }
    guard try isDirectory(root) else { return [root] }
    var found: [String] = []
    var folders = [root]
    while let folder = folders.popLast() {
      for name in names(in: folder) {
        let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
        if try isDirectory(path) {
          if !isLink(path) { folders.append(path) }
        } else if [".json", ".yaml", ".yml"].contains(where: name.hasSuffix) {
          found.append(path)
        }
      }
    }
    return found.sorted()
  }

  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }
}
