/// One simple command of a shell script, as far as rules ask for it.
struct ShellCommand: Sendable, Equatable {
  /// The command's name and arguments, quotes taken away and expansions left as they are; assignments and redirections are no
  /// words. Never empty.
  let words: [String]
  /// The script's line that it begins on, from 1.
  let line: Int
  /// Commands that are joined by `|` have one number.
  let pipeline: Int
  /// What ends it: an operator, a line break, or nothing at the end of the script.
  let end: String
  /// Whether its status decides something: after `if`, `while`, `until`, `!`, or before `&&` and `||`.
  let isChecked: Bool
  /// The reserved word that it follows immediately, such as `while`.
  let after: String?

  /// The program's name without its folder, past what only starts another program.
  var program: String { Self.name(words[start]) }

  /// What the program is given.
  var arguments: ArraySlice<String> { words[(start + 1)...] }

  private var start: Int {
    words.firstIndex { !["exec", "command", "builtin", "nohup"].contains($0) } ?? 0
  }

  /// The last part of a path.
  static func name(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
