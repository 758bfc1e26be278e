import Diagnostics

/// Splits a shell script into its simple commands, including those in substitutions.
///
/// It supports quoting, comments, operators, here-documents, substitutions and reserved words, enough to tell a command name
/// from any other word, and skips other syntax.
///
/// POSIX.1-2024, Shell Command Language, sections 2.2 to 2.10.
struct ShellParser {
  var commands: [ShellCommand] = []
  /// The names that the script defines as functions or aliases.
  var definitions: Set<String> = []

  /// The names of the variables that the script sets.
  var assignments: Set<String> = []

  var text: ShellText
  let depth: Int

  var words: [String] = []
  var word: String?
  var isQuoted = false
  private var startLine: Int
  var pipeline: Int
  private var isCondition = false
  private var isNegated = false
  private var after: String?
  var skipsNextWord = false
  var openParentheses = 0
  var hereDocuments: [String] = []

  static let depthLimit = 16
  /// The reserved words that a command follows.
  private static let openers: Set<String> = [
    "if", "then", "else", "elif", "while", "until", "do", "!", "{", "time",
  ]
  /// The reserved words that begin a compound command's header.
  private static let headers: Set<String> = ["for", "case", "select", "function", "in"]
  private static let closers: Set<String> = ["fi", "done", "esac", "}"]

  /// - Parameters:
  ///   - line: The line on which the text begins.
  ///   - pipeline: The number of the first pipeline.
  init(_ text: some StringProtocol, line: Int = 1, pipeline: Int = 0, depth: Int = 0) {
    self.text = ShellText(text, line: line)
    self.pipeline = pipeline
    self.depth = depth
    startLine = line
    while !self.text.isAtEnd { step() }
    endCommand("")
  }

  mutating func append(_ more: String) {
    if word == nil, words.isEmpty { startLine = text.line }
    word = (word ?? "") + more
  }

  mutating func endWord() {
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

  /// A word in the position of a command name.
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

  mutating func endCommand(_ end: String) {
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
