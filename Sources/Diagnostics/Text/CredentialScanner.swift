/// Finds credentials in a text, in one pass.
struct CredentialScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var found: [Range<Int>] = []
  /// Whether the line calls a program that logs in, where `-p` is a password.
  private var isLogin = false
  /// The end of the last run of characters that was looked at as a whole.
  private var checkedEnd = 0
  /// The last value without quotes: whatever begins in it ends where it does.
  private var lastValue = 0..<0
  /// The first `@` at or after the last place that was asked about.
  private var nextAt = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The credentials, in order; none overlaps another.
  func spans() -> [Range<Int>] {
    var scanner = self
    scanner.scan()
    return scanner.found
  }

  private mutating func scan() {
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      if byte == UInt8(ascii: "\n") { isLogin = false }
      guard Self.isName(byte),
        at == 0 || !Self.isName(bytes[at - 1]) || found.last?.upperBound == at
      else {
        at += 1
        continue
      }
      let end = end(of: at, while: Self.isName)
      at = word(at..<end)
    }
  }

  /// - Returns: Where to go on.
  private mutating func word(_ word: Range<Int>) -> Int {
    if word.count >= 2, equals(word, "login") { isLogin = true }
    if let end = key(word) ?? scheme(word) ?? privateKey(word) ?? option(word) {
      return max(end, word.upperBound)
    }
    if let end = userInfo(after: word) { return end }
    guard let token = credential(at: word.lowerBound) else { return word.upperBound }
    found.append(token)
    return token.upperBound
  }

  // MARK: Names

  /// `name: value`, `name=value`, `"name": "value"`, also with escaped quotes.
  private mutating func key(_ word: Range<Int>) -> Int? {
    guard let name = SecretName(bytes[word].drop { $0 == UInt8(ascii: "-") }) else { return nil }
    var at = word.upperBound
    let quote = skipQuote(&at)
    skipBlanks(&at)
    guard at < bytes.count, bytes[at] == UInt8(ascii: ":") || bytes[at] == UInt8(ascii: "=") else {
      return nil
    }
    let isColon = bytes[at] == UInt8(ascii: ":")
    at += 1
    // `::` and `://` are no assignments
    guard at < bytes.count,
      !(isColon && (bytes[at] == UInt8(ascii: ":") || bytes[at] == UInt8(ascii: "/")))
    else { return nil }
    if bytes[at] == UInt8(ascii: ">") { at += 1 }
    skipBlanks(&at)
    return hide(value(at), certain: name == .certain || (quote && equals(word, "auth")))
  }

  /// `Bearer TOKEN`, `Basic TOKEN`.
  private mutating func scheme(_ word: Range<Int>) -> Int? {
    guard equals(word, "bearer") || equals(word, "basic") else { return nil }
    var at = word.upperBound
    if at < bytes.count, bytes[at] == UInt8(ascii: ":") { at += 1 }
    guard at < bytes.count, bytes[at] == UInt8(ascii: " ") else { return nil }
    skipBlanks(&at)
    var value = value(at)
    while let last = bytes[value].last, last == UInt8(ascii: ".") || last == UInt8(ascii: ":") {
      value = value.lowerBound..<(value.upperBound - 1)
    }
    let isWord = bytes[value].allSatisfy { Self.isUpper($0) || Self.isLower($0) }
    // `Basic realm="..."` is a challenge
    guard value.count >= 6, !isWord || value.count >= 20, !starts(at, "realm="),
      !starts(at, "error=")
    else { return nil }
    found.append(value)
    return value.upperBound
  }

  /// `--password VALUE`, `--user NAME:VALUE`, and `-p` where a program logs in.
  private mutating func option(_ word: Range<Int>) -> Int? {
    guard bytes[word.lowerBound] == UInt8(ascii: "-") else { return nil }
    let name = bytes[word].drop { $0 == UInt8(ascii: "-") }
    let dashes = word.count - name.count
    if dashes == 1, isLogin, name.first == UInt8(ascii: "p") {
      guard name.count == 1 else {
        let start = word.lowerBound + 2
        let end = value(start).upperBound
        found.append(start..<end)
        return end
      }
      return hide(nextWord(word.upperBound), certain: true)
    }
    let isPair =
      ["-u", "--user", "--creds", "--src-creds", "--dest-creds", "--proxy-user"].contains {
        equals(word, $0)
      }
    if isPair {
      var at = word.upperBound
      if at < bytes.count, bytes[at] == UInt8(ascii: "=") { at += 1 } else { skipBlanks(&at) }
      let pair = value(at)
      guard let colon = bytes[pair].firstIndex(of: UInt8(ascii: ":")) else { return nil }
      return hide((colon + 1)..<pair.upperBound, certain: true)
    }
    guard dashes == 2, let secret = SecretName(name) else { return nil }
    return hide(nextWord(word.upperBound), certain: secret == .certain)
  }

  private mutating func nextWord(_ at: Int) -> Range<Int> {
    var at = at
    guard at < bytes.count, bytes[at] == UInt8(ascii: " ") else { return at..<at }
    skipBlanks(&at)
    guard at < bytes.count, bytes[at] != UInt8(ascii: "-") else { return at..<at }
    return value(at)
  }

  /// The value that begins at `at`, without its quotes.
  private mutating func value(_ at: Int) -> Range<Int> {
    var start = at
    if start < bytes.count, bytes[start] == UInt8(ascii: "\\") { start += 1 }
    guard start < bytes.count,
      bytes[start] == UInt8(ascii: "\"") || bytes[start] == UInt8(ascii: "'")
    else {
      if !lastValue.contains(at) { lastValue = at..<end(of: at) { !Self.endsValue($0) } }
      return at..<max(at, lastValue.upperBound)
    }
    let quote = bytes[start]
    let isEscaped = start > at
    start += 1
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") {
      if bytes[end] == quote { break }
      if bytes[end] == UInt8(ascii: "\\") {
        if isEscaped, end + 1 < bytes.count, bytes[end + 1] == quote { break }
        end += 1
      }
      end += 1
    }
    return start..<min(end, bytes.count)
  }

  private mutating func hide(_ value: Range<Int>, certain: Bool) -> Int? {
    guard !value.isEmpty, !isHarmless(value) else { return nil }
    guard certain || looksSecret(value) else { return nil }
    found.append(value)
    return value.upperBound
  }

  /// A value that names or stands for a credential and is none.
  private func isHarmless(_ value: Range<Int>) -> Bool {
    let text = bytes[value]
    guard let first = text.first else { return true }
    if Self.openings.contains(first) || text.allSatisfy(Self.masks.contains) { return true }
    return ["null", "none", "nil", "true", "false", "redacted", "hidden"].contains {
      equals(value, $0)
    }
  }

  /// Letters and digits mixed, without the marks of a sentence, a path or an ARN.
  private func looksSecret(_ value: Range<Int>) -> Bool {
    let text = bytes[value]
    guard text.count >= 8,
      text.allSatisfy({ Self.isToken($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "!") })
    else { return false }
    return text.first != UInt8(ascii: "/") && isMixed(text)
  }

  // MARK: Forms

  /// Beginnings of tokens: JSON in Base64 (JWTs, ECR's passwords), and of STS's session tokens.
  private static let beginnings = [
    "eyJ", "IQoJb3JpZ2lu", "FwoGZXIvYXdz", "FQoGZXIvYXdz", "QVdTOmV5S",
  ]
  private static let shortestToken = 16
  private static let shortestKey = 36
  /// The length of an AWS secret access key.
  private static let accessKeyLength = 40

  /// The token or key that begins here; `nil` for another word. A run of many words is looked at once.
  private mutating func credential(at start: Int) -> Range<Int>? {
    if Self.beginnings.contains(where: { starts(start, $0) }) {
      let end = end(of: start) { Self.isToken($0) || $0 == UInt8(ascii: ".") }
      if end - start >= Self.shortestToken { return start..<end }
    }
    guard start >= checkedEnd else { return nil }
    let run = start..<end(of: start, while: Self.isToken)
    checkedEnd = run.upperBound
    return run.count >= Self.shortestKey && (isRandom(run) || isAccessKey(run)) ? run : nil
  }

  private func isAccessKey(_ run: Range<Int>) -> Bool {
    run.count == Self.accessKeyLength && isMixed(bytes[run])
      && bytes[run].allSatisfy { !Self.joint.contains($0) || $0 == UInt8(ascii: "/") }
  }

  private func isMixed(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    text.contains(where: Self.isUpper) && text.contains(where: Self.isLower)
      && text.contains(where: Self.isDigit)
  }

  /// Whether some part of the run changes between capitals, small letters and digits as names do not.
  private func isRandom(_ run: Range<Int>) -> Bool {
    bytes[run].split { Self.joint.contains($0) }.contains { part in
      guard part.count >= Self.shortestToken, isMixed(part) else { return false }
      let changes = zip(part, part.dropFirst()).count { Self.kind($0) != Self.kind($1) }
      return changes * 3 > part.count
    }
  }

  private static let joint = ASCIISet("/_-")

  private static func kind(_ byte: UInt8) -> Int {
    isUpper(byte) ? 0 : isLower(byte) ? 1 : isDigit(byte) ? 2 : 3
  }

  private static let longestUserInfo = 4_096

  /// `SCHEME://USER:PASSWORD@HOST`: the user and the password.
  private mutating func userInfo(after word: Range<Int>) -> Int? {
    guard starts(word.upperBound, "://") else { return nil }
    let start = word.upperBound + 3
    let most = min(bytes.count, start + Self.longestUserInfo)
    if nextAt < start { nextAt = end(of: start) { $0 != UInt8(ascii: "@") } }
    guard nextAt < most else { return nil }
    var end = start
    while end < most, !Self.isBlank(bytes[end]), !Self.quotes.contains(bytes[end]) { end += 1 }
    let host = start..<(bytes[start..<end].firstIndex(of: UInt8(ascii: "/")) ?? end)
    var at = bytes[host].lastIndex(of: UInt8(ascii: "@"))
    if at == nil, let colon = bytes[host].firstIndex(of: UInt8(ascii: ":")),
      !bytes[(colon + 1)..<host.upperBound].allSatisfy(Self.isDigit)
    {
      // A password with a slash
      at = bytes[start..<end].lastIndex(of: UInt8(ascii: "@"))
    }
    guard let at, at > start else { return nil }
    found.append(start..<at)
    return at
  }

  /// A private key in PEM form.
  private mutating func privateKey(_ word: Range<Int>) -> Int? {
    guard starts(word.lowerBound, "-----BEGIN ") else { return nil }
    // Such as `-----BEGIN ENCRYPTED PRIVATE KEY-----`
    let titleEnd = min(bytes.count, word.lowerBound + 48)
    guard contains(word.lowerBound..<titleEnd, "PRIVATE KEY") else { return nil }
    var end = word.lowerBound + 11
    while end < bytes.count, !starts(end, "-----END ") { end += 1 }
    found.append((word.lowerBound + 11)..<end)
    return end
  }

  // MARK: Characters

  private func end(of start: Int, while isPart: (UInt8) -> Bool) -> Int {
    var end = start
    while end < bytes.count, isPart(bytes[end]) { end += 1 }
    return end
  }

  private func skipBlanks(_ at: inout Int) {
    at = end(of: at) { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
  }

  /// - Returns: Whether there was one.
  private func skipQuote(_ at: inout Int) -> Bool {
    let start = at
    if at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\") { at += 1 }
    if at < bytes.count, bytes[at] == UInt8(ascii: "\"") || bytes[at] == UInt8(ascii: "'") {
      at += 1
      return true
    }
    at = start
    return false
  }

  private func starts(_ at: Int, _ text: String) -> Bool {
    at + text.utf8.count <= bytes.count
      && bytes[at..<(at + text.utf8.count)].elementsEqual(text.utf8)
  }

  private func contains(_ range: Range<Int>, _ text: String) -> Bool {
    range.contains { starts($0, text) }
  }

  /// Without regard to case.
  private func equals(_ range: Range<Int>, _ text: String) -> Bool {
    range.count == text.utf8.count
      && zip(bytes[range], text.utf8).allSatisfy { (Self.isUpper($0) ? $0 + 0x20 : $0) == $1 }
  }

  private static let name = ASCIISet("A-Za-z0-9_.-")
  private static let token = ASCIISet("A-Za-z0-9+/=_~-")

  private static func isName(_ byte: UInt8) -> Bool { name.contains(byte) }
  private static func isToken(_ byte: UInt8) -> Bool { token.contains(byte) }
  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  private static func isUpper(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
  private static func isLower(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }
  private static func isBlank(_ byte: UInt8) -> Bool { byte <= 0x20 }

  /// Where a value begins that is a variable, a placeholder, a structure or a quotation.
  private static let openings = ASCIISet("$<%{[`")
  private static let masks = ASCIISet("*.")
  private static let quotes = ASCIISet("\"'`")
  private static let ends = ASCIISet(",;&)}]\"'`|")

  private static func endsValue(_ byte: UInt8) -> Bool {
    isBlank(byte) || ends.contains(byte) || byte == UInt8(ascii: "\\")
  }
}
