/// A simple command of a shell script.
struct ShellCommand: Sendable, Equatable {
  /// The command name and arguments, without quotes, assignments and redirections; expansions are kept as written. Never
  /// empty.
  let words: [String]
  /// The line of the script on which it begins, from 1.
  let line: Int
  /// Commands that are joined by `|` have the same number.
  let pipeline: Int
  /// The operator or line break that ends it; empty at the end of the script.
  let end: String
  /// Whether its exit status is checked: after `if`, `while`, `until`, `!`, or before `&&` and `||`.
  let isChecked: Bool
  /// The reserved word directly before it, such as `while`.
  let after: String?

  /// The program's name without its directory; prefixes such as `exec` are skipped.
  var program: String { Self.name(words[start]) }

  /// The arguments of the program.
  var arguments: ArraySlice<String> { words[(start + 1)...] }

  private var start: Int {
    words.firstIndex { !["exec", "command", "builtin", "nohup"].contains($0) } ?? 0
  }

  /// The last part of a path.
  static func name(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
