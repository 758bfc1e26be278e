import Glibc

/// Reading from the file system and standard input.
enum Disk {
  /// No document that this tool reads comes near this size, in bytes; an endless device would.
  private static let limit = 64 << 20

  /// The bytes of the file at `path`; of standard input for `-`.
  static func read(_ path: String) throws(DiskFailure) -> [UInt8] {
    if path == "-" { return try read(descriptor: STDIN_FILENO, name: "standard input") }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw DiskFailure("read", path) }
    defer { close(descriptor) }
    return try read(descriptor: descriptor, name: path)
  }

  private static func read(descriptor: CInt, name: String) throws(DiskFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw DiskFailure("read", name) }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      guard bytes.count <= limit else {
        throw DiskFailure("`\(name)` is larger than 64 MiB: that is no document of ours")
      }
    }
  }

  /// What stands at `path`, a symbolic link followed; `nil` where nothing does.
  static func status(_ path: String) throws(DiskFailure) -> stat? {
    var status = stat()
    if stat(path, &status) == 0 { return status }
    guard errno == ENOENT || errno == ENOTDIR else { throw DiskFailure("look at", path) }
    return nil
  }

  static func isDirectory(_ path: String) throws(DiskFailure) -> Bool {
    try status(path).map { $0.st_mode & S_IFMT == S_IFDIR } ?? false
  }

  /// The names in a folder, sorted, hidden ones left out; none where it cannot be read.
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

  /// The JSON and YAML files at or below `root`, sorted; a file that is named itself is taken whatever it is called.
  ///
  /// Hidden names are passed over, and so are links to folders, which might lead back.
  static func documents(below root: String) throws(DiskFailure) -> [String] {
    if root == "-" { return [root] }
    guard try status(root) != nil else { throw DiskFailure("there is no `\(root)`") }
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
