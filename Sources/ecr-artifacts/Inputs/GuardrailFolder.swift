/// Where guardrail files are looked up, and the folder that they have to be in.
///
/// Values come from repositories that others write to: a guardrail's name must not make a run read, and quote in a message,
/// any file of the machine.
struct GuardrailFolder {
  /// Relative names begin here; empty: the current folder.
  private let base: String
  /// The folder that holds the environments: one file often serves all of them.
  private let root: String
  /// Whether files outside `root` are read, too.
  var allowsOutside = false

  /// The current folder, for values that no file holds.
  init() { (base, root) = ("", ".") }

  /// - Parameter valuesFile: `environments/ENV/deployment-values.yaml`; the guardrails are below `environments`.
  init(valuesFile: String) {
    base = valuesFile.lastIndex(of: "/").map { String(valuesFile[..<$0]) } ?? ""
    root = Self.parent(of: valuesFile.hasPrefix("/") && base.isEmpty ? "/" : base)
  }

  /// The path of a guardrail's file, without links.
  ///
  /// - Throws: If it is outside the folder that holds the environments.
  func file(_ name: String) throws(FileFailure) -> (path: String, resolved: String) {
    let path = name.hasPrefix("/") || base.isEmpty ? name : "\(base)/\(name)"
    guard let resolved = FileSystem.resolved(path) else { throw FileFailure("read", path) }
    guard allowsOutside || isInside(resolved) else {
      throw FileFailure(
        at: path,
        "is outside `\(root)`, the folder that holds the environments: move it there, or allow it with "
          + "`--allow-outside` (in the module `allow_outside: true`)")
    }
    return (path, resolved)
  }

  private func isInside(_ resolved: String) -> Bool {
    guard let root = FileSystem.resolved(root) else { return false }
    return resolved.utf8.starts(with: (root == "/" ? root : root + "/").utf8)
  }

  /// The folder above `folder`, as it is written; `folder` itself below the root, which holds everything.
  private static func parent(of folder: String) -> String {
    var path = folder[...]
    while path.count > 1, path.last == "/" { path.removeLast() }
    let name = path.split(separator: "/").last ?? ""
    guard !["", ".", ".."].contains(name) else { return path.isEmpty ? ".." : "\(path)/.." }
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? String(path) : String(path[..<slash])
  }
}
