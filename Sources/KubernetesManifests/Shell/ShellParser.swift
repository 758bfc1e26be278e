import Diagnostics

/// Takes a shell script apart into its simple commands, those in substitutions included.
///
/// It is no shell: it knows quoting, comments, operators, here-documents, substitutions and the reserved words, so that a rule
/// can tell a command's name from a word in a text. What it does not understand it leaves out.
///
/// POSIX.1-2024, Shell Command Language, sections 2.2 to 2.10.
struct ShellParser {
  private(set) var commands: [ShellCommand] = []
  /// The names that the script defines as functions or aliases.
  private(set) var definitions: Set<String> = []

  /// The names of the variables that it sets.
  private(set) var assignments: Set<String> = []

  private let text: [Character]
  private var index = 0
  private var line: Int
  private let depth: Int

  private var words: [String] = []
  private var word: String?
  private var isQuoted = false
  private var startLine: Int
  private var pipeline: Int
  private var isCondition = false
  private var isNegated = false
  private var after: String?
  private var skipsNextWord = false
  private var openParentheses = 0
  private var hereDocuments: [String] = []

  private static let depthLimit = 16
  /// After these the next word is a command's name again.
  private static let openers: Set<String> = [
    "if", "then", "else", "elif", "while", "until", "do", "!", "{", "time",
  ]
  /// What these begin is no command.
  private static let headers: Set<String> = ["for", "case", "select", "function", "in"]
  private static let closers: Set<String> = ["fi", "done", "esac", "}"]

  /// - Parameters:
  ///   - line: The line that the text begins on.
  ///   - pipeline: The first number for a pipeline.
  init(_ text: some StringProtocol, line: Int = 1, pipeline: Int = 0, depth: Int = 0) {
    self.text = Array(text)
    self.line = line
    self.pipeline = pipeline
    self.depth = depth
    startLine = line
    while index < self.text.count { step() }
    endCommand("")
  }

  private func peek(_ offset: Int = 0) -> Character? {
    text.indices.contains(index + offset) ? text[index + offset] : nil
  }

  private mutating func next() -> Character? {
    guard index < text.count else { return nil }
    defer { index += 1 }
    if text[index].isNewline { line += 1 }
    return text[index]
  }

  private mutating func append(_ more: String) {
    if word == nil, words.isEmpty { startLine = line }
    word = (word ?? "") + more
  }
}

// MARK: - Characters

extension ShellParser {
  private mutating func step() {
    guard let character = peek() else { return }
    switch character {
    case "#" where word == nil: skipLine()
    case "\\": escape()
    case "'": singleQuoted()
    case "\"": doubleQuoted()
    case "$", "`": expansion()
    case "\n", "\r\n": endLine()
    case " ", "\t":
      _ = next()
      endWord()
    case "<", ">": redirection()
    case ";", "&", "|": separator()
    case "(", ")": parenthesis()
    default:
      _ = next()
      append(String(character))
    }
  }

  private mutating func skipLine() {
    while let character = peek(), !character.isNewline { _ = next() }
  }

  private mutating func escape() {
    _ = next()
    guard let character = next(), !character.isNewline else { return }
    isQuoted = true
    append(String(character))
  }

  private mutating func singleQuoted() {
    _ = next()
    isQuoted = true
    append("")
    while let character = next(), character != "'" { append(String(character)) }
  }

  private mutating func doubleQuoted() {
    _ = next()
    isQuoted = true
    append("")
    while let character = peek(), character != "\"" {
      switch character {
      case "$", "`": expansion()
      case "\\":
        _ = next()
        if let escaped = next(), !escaped.isNewline { append(String(escaped)) }
      default:
        _ = next()
        append(String(character))
      }
    }
    _ = next()
  }

  /// `$(...)` and backquotes hold commands; of `$((...))` and `${...}` only the end is looked for.
  private mutating func expansion() {
    let first = line
    if peek() == "`" {
      _ = next()
      var inner = ""
      while let character = next(), character != "`" { inner.append(character) }
      return substitute(inner, from: first, as: "`\(inner)`")
    }
    _ = next()
    guard let open = peek(), open == "(" || open == "{" else { return append("$") }
    let isArithmetic = open == "(" && peek(1) == "("
    let inner = enclosed(by: open, open == "(" ? ")" : "}")
    let whole = open == "(" ? "$(\(inner))" : "${\(inner)}"
    guard open == "(", !isArithmetic else { return append(whole) }
    substitute(inner, from: first, as: whole)
  }

  private mutating func substitute(_ inner: String, from first: Int, as whole: String) {
    append(whole)
    guard depth < Self.depthLimit else { return }
    let parsed = ShellParser(inner, line: first, pipeline: pipeline + 1, depth: depth + 1)
    commands += parsed.commands
    definitions.formUnion(parsed.definitions)
    assignments.formUnion(parsed.assignments)
    pipeline = max(pipeline, parsed.pipeline)
  }

  /// What stands between brackets, those of its own and quoted ones included.
  private mutating func enclosed(by open: Character, _ close: Character) -> String {
    _ = next()
    var inner = ""
    var level = 1
    var quote: Character?
    while let character = next() {
      if let mark = quote {
        if character == mark { quote = nil }
      } else if character == "'" || character == "\"" {
        quote = character
      } else if character == open {
        level += 1
      } else if character == close {
        level -= 1
        if level == 0 { break }
      }
      inner.append(character)
      if character == "\\", quote != "'", let escaped = next() { inner.append(escaped) }
    }
    return inner
  }
}

// MARK: - Operators

extension ShellParser {
  private mutating func redirection() {
    let first = next()
    if let digits = word, !digits.isEmpty, digits.allSatisfy(\.isNumber) { word = nil }
    endWord()
    if first == "<", peek() == "<", peek(1) != "<" {
      _ = next()
      if peek() == "-" { _ = next() }
      while peek() == " " { _ = next() }
      var name = ""
      while let character = peek(), !character.isWhitespace, !";|&<>()".contains(character) {
        _ = next()
        if !"'\"\\".contains(character) { name.append(character) }
      }
      return hereDocuments.append(name)
    }
    // A process substitution is a word that holds commands.
    if peek() == "(" {
      let from = line
      let inner = enclosed(by: "(", ")")
      return substitute(inner, from: from, as: "<(\(inner))")
    }
    while let character = peek(), "<>&|".contains(character) { _ = next() }
    skipsNextWord = true
  }

  private mutating func endLine() {
    endCommand("\n")
    _ = next()
    for name in hereDocuments {
      while index < text.count {
        var content = ""
        while let character = next(), !character.isNewline { content.append(character) }
        if content.drop(while: { $0 == "\t" }) == name { break }
      }
    }
    hereDocuments = []
  }

  private mutating func separator() {
    guard let first = next() else { return }
    if first == "&", peek() == ">" { return }
    var operation = String(first)
    while let more = peek(), more == first || (first == "|" && more == "&"), operation.count < 3 {
      operation.append(more)
      _ = next()
    }
    endCommand(operation)
  }

  private mutating func parenthesis() {
    let isOpen = peek() == "("
    if isOpen, word == nil, words.isEmpty, peek(1) == "(" {
      _ = next()
      _ = enclosed(by: "(", ")")
      _ = next()
      return
    }
    if isOpen, let name = word, words.isEmpty {
      definitions.insert(name)
      word = nil
      while let character = next(), character != ")" {}
      return
    }
    _ = next()
    if isOpen {
      openParentheses += 1
      return endCommand("(")
    }
    guard openParentheses == 0 else {
      openParentheses -= 1
      return endCommand(")")
    }
    // Without an opening one it ends a pattern of `case`.
    endCommand("|")
    commands.removeAll { $0.pipeline == pipeline }
    pipeline += 1
  }
}

// MARK: - Words and commands

extension ShellParser {
  private mutating func endWord() {
    guard let finished = word else { return }
    let isPlain = !isQuoted
    word = nil
    isQuoted = false
    if skipsNextWord {
      skipsNextWord = false
    } else if words.isEmpty, isPlain {
      first(finished)
    } else {
      words.append(finished)
    }
  }

  /// A word where a command's name can stand.
  private mutating func first(_ word: String) {
    if Self.openers.contains(word) {
      after = word
      switch word {
      case "if", "elif", "while", "until": isCondition = true
      case "then", "do": isCondition = false
      case "!": isNegated = true
      default: break
      }
    } else if let equals = word.firstIndex(of: "="),
      ASCIISet("A-Za-z0-9_+").covers(word[..<equals])
    {
      assignments.insert(String(word[..<equals]))
    } else if !Self.closers.contains(word) {
      words.append(word)
    }
  }

  private mutating func endCommand(_ end: String) {
    endWord()
    skipsNextWord = false
    defer {
      words = []
      after = nil
      isNegated = false
      if !["|", "|&"].contains(end) { pipeline += 1 }
    }
    guard let name = words.first, !Self.headers.contains(name) else { return }
    let named = words.dropFirst().compactMap { $0.split(separator: "=").first }.map(String.init)
    if name == "alias" { definitions.formUnion(named) }
    if ["export", "readonly", "local", "declare", "typeset"].contains(name) {
      assignments.formUnion(named)
    }
    commands.append(
      ShellCommand(
        words: words, line: startLine, pipeline: pipeline, end: end,
        isChecked: isCondition || isNegated || end == "&&" || end == "||", after: after))
  }
}
