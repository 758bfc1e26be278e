import Glibc

/// Reads files, folders and standard input.
enum FileSystem {
  /// In bytes: far above any policy or manifest, and a bound for an endless stream.
  private static let limit = 64 << 20

  /// What findings and messages call standard input.
  static let standardInput = "standard input"

  /// Whether standard input is a terminal.
  static var inputIsTerminal: Bool { isatty(STDIN_FILENO) == 1 }

  /// The bytes of the file at `path`; of standard input for `-`.
  ///
  /// To open a FIFO can block for ever, and to open a device can do anything: what is not a file is not opened.
  /// - Parameter isNamed: Whether the user named the path on the command line, which may then be a FIFO, as for the
  ///   shell's `<(...)`, or another name of standard input.
  static func read(_ path: String, isNamed: Bool = false) throws(FileFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    try read(path, isNamed: isNamed) { (piece) throws(FileFailure) in
      bytes += piece
      guard bytes.count <= limit else {
        let name = path == "-" ? standardInput : path
        throw FileFailure(at: name, "is larger than 64 MiB, the most that is read")
      }
    }
    return bytes
  }

  /// Reads the file at `path`, standard input for `-`, piece by piece, whatever its length.
  ///
  /// - Parameter isNamed: As for a whole file.
  static func read(
    _ path: String, isNamed: Bool = false,
    inPieces use: (ArraySlice<UInt8>) throws(FileFailure) -> Void
  ) throws(FileFailure) {
    guard path != "-" else { return try read(STDIN_FILENO, named: standardInput, use) }
    guard let before = try status(path) else { throw FileFailure("read", path, code: ENOENT) }
    let isStream = isNamed && (FileKind(before) == .fifo || isStandardInput(before))
    guard isStream || FileKind(before) == .file else { throw notFile(path, before) }
    // Should a FIFO have taken the file's place, this does not wait for its writer.
    let flags = isStream ? 0 : O_NONBLOCK
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | flags)
    guard descriptor >= 0 else { throw FileFailure("read", path) }
    defer { close(descriptor) }
    var opened = stat()
    guard isStream || fstat(descriptor, &opened) == 0 else { throw FileFailure("read", path) }
    guard isStream || FileKind(opened) == .file else { throw notFile(path, opened) }
    try read(descriptor, named: path, use)
  }

  private static func isStandardInput(_ status: stat) -> Bool {
    var input = stat()
    return fstat(STDIN_FILENO, &input) == 0 && FileIdentity(input) == FileIdentity(status)
  }

  private static func notFile(_ path: String, _ status: stat) -> FileFailure {
    FileFailure(at: path, "is \(FileKind(status).title), not a file")
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
    try status(path).map { FileKind($0) == .folder } ?? false
  }

  /// Whether `path` itself is a symbolic link.
  static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// The absolute path without symbolic links; `nil` if it does not exist or cannot be accessed.
  static func resolved(_ path: String) -> String? {
    guard let text = realpath(path, nil) else { return nil }
    defer { free(text) }
    return String(cString: text)
  }

  /// A name in a folder.
  struct Entry {
    /// A name that is not UTF-8 has U+FFFD in the place of each wrong byte, and leads nowhere.
    let name: String
    /// Whether the folder itself says that it is a file; some file systems leave that open.
    let isFile: Bool
  }

  /// The names in a folder, sorted, without hidden ones.
  static func names(in folder: String) throws(FileFailure) -> [String] {
    try entries(in: folder).map(\.name).filter { !$0.hasPrefix(".") }.sorted()
  }

  /// Everything in a folder, hidden names included, in no order.
  static func entries(in folder: String) throws(FileFailure) -> [Entry] {
    guard let directory = opendir(folder) else { throw FileFailure("read", folder) }
    defer { closedir(directory) }
    var entries: [Entry] = []
    while true {
      errno = 0
      guard let entry = readdir(directory) else { break }
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
      }
      guard name != ".", name != ".." else { continue }
      entries.append(Entry(name: name, isFile: CInt(entry.pointee.d_type) == CInt(DT_REG)))
    }
    guard errno == 0 else { throw FileFailure("read", folder) }
    return entries
  }
}
