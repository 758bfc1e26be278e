// Quoting, comments and substitutions.
extension ShellParser {
  mutating func step() {
    guard let character = text.peek() else { return }
    switch character {
    case "#" where word == nil: text.skipLine()
    case "\\": escape()
    case "'": singleQuoted()
    case "\"": doubleQuoted()
    case "$", "`": expansion()
    case "\n", "\r\n": endLine()
    case " ", "\t":
      _ = text.next()
      endWord()
    case "<", ">": redirection()
    case ";", "&", "|": separator()
    case "(", ")": parenthesis()
    default:
      _ = text.next()
      append(String(character))
    }
  }

  mutating func escape() {
    _ = text.next()
    guard let character = text.next(), !character.isNewline else { return }
    isQuoted = true
    append(String(character))
  }

  mutating func singleQuoted() {
    _ = text.next()
    isQuoted = true
    append("")
    while let character = text.next(), character != "'" { append(String(character)) }
  }

  mutating func doubleQuoted() {
    _ = text.next()
    isQuoted = true
    append("")
    while let character = text.peek(), character != "\"" {
      switch character {
      case "$", "`": expansion()
      case "\\":
        _ = text.next()
        if let escaped = text.next(), !escaped.isNewline { append(String(escaped)) }
      default:
        _ = text.next()
        append(String(character))
      }
    }
    _ = text.next()
  }

  /// `$(...)` and backquotes contain commands; `$((...))` and `${...}` are skipped.
  mutating func expansion() {
    let first = text.line
    if text.peek() == "`" {
      _ = text.next()
      var inner = ""
      while let character = text.next(), character != "`" { inner.append(character) }
      return substitute(inner, from: first, as: "`\(inner)`")
    }
    _ = text.next()
    guard let open = text.peek(), open == "(" || open == "{" else { return append("$") }
    let isArithmetic = open == "(" && text.peek(1) == "("
    let inner = text.enclosed(by: open, open == "(" ? ")" : "}")
    let whole = open == "(" ? "$(\(inner))" : "${\(inner)}"
    guard open == "(", !isArithmetic else { return append(whole) }
    substitute(inner, from: first, as: whole)
  }

  mutating func substitute(_ inner: String, from first: Int, as whole: String) {
    append(whole)
    guard depth < Self.depthLimit else { return }
    let parsed = ShellParser(inner, line: first, pipeline: pipeline + 1, depth: depth + 1)
    commands += parsed.commands
    definitions.formUnion(parsed.definitions)
    assignments.formUnion(parsed.assignments)
    pipeline = max(pipeline, parsed.pipeline)
  }
}
