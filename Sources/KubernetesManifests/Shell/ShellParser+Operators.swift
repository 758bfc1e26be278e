// Redirections, here-documents, separators and parentheses.
extension ShellParser {
  mutating func redirection() {
    let first = text.next()
    if let digits = word, !digits.isEmpty, digits.allSatisfy(\.isNumber) { word = nil }
    endWord()
    if first == "<", text.peek() == "<", text.peek(1) != "<" {
      _ = text.next()
      if text.peek() == "-" { _ = text.next() }
      while text.peek() == " " { _ = text.next() }
      var name = ""
      while let character = text.peek(), !character.isWhitespace, !";|&<>()".contains(character) {
        _ = text.next()
        if !"'\"\\".contains(character) { name.append(character) }
      }
      return hereDocuments.append(name)
    }
    // A process substitution is a word that contains commands.
    if text.peek() == "(" {
      let from = text.line
      let inner = text.enclosed(by: "(", ")")
      return substitute(inner, from: from, as: "<(\(inner))")
    }
    while let character = text.peek(), "<>&|".contains(character) { _ = text.next() }
    skipsNextWord = true
  }

  mutating func endLine() {
    endCommand("\n")
    _ = text.next()
    for name in hereDocuments {
      while !text.isAtEnd {
        var content = ""
        while let character = text.next(), !character.isNewline { content.append(character) }
        if content.drop(while: { $0 == "\t" }) == name { break }
      }
    }
    hereDocuments = []
  }

  mutating func separator() {
    guard let first = text.next() else { return }
    if first == "&", text.peek() == ">" { return }
    var operation = String(first)
    while let more = text.peek(), more == first || (first == "|" && more == "&"),
      operation.count < 3
    {
      operation.append(more)
      _ = text.next()
    }
    endCommand(operation)
  }

  mutating func parenthesis() {
    let isOpen = text.peek() == "("
    if isOpen, word == nil, words.isEmpty, text.peek(1) == "(" {
      _ = text.next()
      _ = text.enclosed(by: "(", ")")
      _ = text.next()
      return
    }
    if isOpen, let name = word, words.isEmpty {
      definitions.insert(name)
      word = nil
      while let character = text.next(), character != ")" {}
      return
    }
    _ = text.next()
    if isOpen {
      openParentheses += 1
      return endCommand("(")
    }
    guard openParentheses == 0 else {
      openParentheses -= 1
      return endCommand(")")
    }
    // Without an opening parenthesis it ends a `case` pattern.
    endCommand("|")
    commands.removeAll { $0.pipeline == pipeline }
    pipeline += 1
  }
}
