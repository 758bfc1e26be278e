/// The JSON and YAML files below a path, and what else was found in their place.
///
/// A path that cannot be read is a failure of that path alone. Linked folders are followed, each folder once, so that a
/// loop of links ends. Hidden names are skipped.
struct FileSearch {
  /// Sorted.
  private(set) var files: [String] = []
  /// What cannot be read.
  private(set) var failures: [FileFailure] = []
  /// FIFOs, sockets and devices with the name of a document: they are not opened.
  private(set) var skipped: [FileFailure] = []
  private var visited: Set<FileIdentity> = []

  /// - Parameter root: A folder to search, a file of any name, or `-`.
  init(below root: String) {
    if root == "-" {
      files = [root]
      return
    }
    do throws(FileFailure) {
      guard let status = try FileSystem.status(root) else {
        throw FileSystem.isLink(root)
          ? FileFailure(at: root, "is a link that leads nowhere")
          : FileFailure(at: root, "does not exist")
      }
      guard FileKind(status) == .folder else {
        files = [root]
        return
      }
      visited.insert(FileIdentity(status))
      search(root)
    } catch {
      failures.append(error)
    }
    files.sort()
  }

  /// Linked folders come last: what has a path without links is found under it.
  private mutating func search(_ root: String) {
    var (folders, links) = ([root], [String]())
    while true {
      if let folder = folders.popLast() {
        open(folder, &folders, &links)
      } else if let link = links.popLast() {
        enter(link, &folders)
      } else {
        return
      }
    }
  }

  private mutating func open(
    _ folder: String, _ folders: inout [String], _ links: inout [String]
  ) {
    do throws(FileFailure) {
      let entries = try FileSystem.entries(in: folder).filter { !$0.name.hasPrefix(".") }
      for entry in entries.sorted(by: { $0.name < $1.name }) {
        let path = folder.hasSuffix("/") ? folder + entry.name : "\(folder)/\(entry.name)"
        guard !entry.isFile || Self.isDocument(path) else { continue }
        add(path, &folders, &links)
      }
    } catch {
      failures.append(error)
    }
  }

  private mutating func add(
    _ path: String, _ folders: inout [String], _ links: inout [String]
  ) {
    do throws(FileFailure) {
      guard let status = try FileSystem.status(path) else {
        // What a dangling link should lead to is not known: a document, or a folder of them.
        if FileSystem.isLink(path) {
          throw FileFailure(at: path, "is a link that leads nowhere")
        } else if path.unicodeScalars.contains("\u{FFFD}") {
          throw FileFailure(at: path, "has a name that is not UTF-8")
        }
        // Deleted since the folder was read.
        return
      }
      switch FileKind(status) {
      case .folder:
        if FileSystem.isLink(path) { links.append(path) } else { enter(path, &folders) }
      case .file:
        if Self.isDocument(path) { files.append(path) }
      case .fifo, .socket, .device:
        guard Self.isDocument(path) else { return }
        skipped.append(FileFailure(at: path, "is \(FileKind(status).title), not a file"))
      }
    } catch {
      failures.append(error)
    }
  }

  private mutating func enter(_ folder: String, _ folders: inout [String]) {
    do throws(FileFailure) {
      guard let status = try FileSystem.status(folder),
        visited.insert(FileIdentity(status)).inserted
      else { return }
      folders.append(folder)
    } catch {
      failures.append(error)
    }
  }

  private static func isDocument(_ path: String) -> Bool {
    let name = path.suffix(5).lowercased()
    return [".json", ".yaml", ".yml"].contains(where: name.hasSuffix)
  }
}
