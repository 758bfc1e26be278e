import Diagnostics
import TestSupport

enum TextTargets {
  private static let secret = "hunter2-Zx9"
  private static let forms: [(String, String)] = [
    ("password=", " "), ("\"password\":\"", "\""), ("\"password\": \"", "\""), ("--password ", " "),
    ("password: ", "\n"), ("docker login -u AWS -p ", " "), ("docker login -p", " "),
    ("aws_secret_access_key = ", "\n"), ("x-amz-security-token: ", "\n"), ("Bearer ", " "),
    ("https://bob:", "@host"), ("--creds AWS:", " "), ("X-Amz-Signature=", "&"),
    ("\"SessionToken\": \"", "\""), ("{Password:", " User:a}"), ("DB_PASSWORD=", "\n"),
  ]

  /// A credential planted in any text is not shown.
  static func redaction(_ bytes: [UInt8]) {
    guard bytes.count > 2 else { return }
    let form = forms[Int(bytes[0]) % forms.count]
    let split = 2 + Int(bytes[1]) % max(1, bytes.count - 2)
    // A text before that ends in the middle of a word or of a quoted string makes another form of this one.
    let before = String(decoding: bytes[2..<split], as: UTF8.self).filter {
      $0 != "\"" && $0 != "'"
    }
    let after = String(decoding: bytes[split...], as: UTF8.self)
    let text = before + "\n" + form.0 + secret + form.1 + after
    let shown = Redaction.text(text)
    require(!shown.includes(secret), "\(text) -> \(shown)")
    require(Redaction.text(shown) == shown || !Redaction.text(shown).includes(secret), shown)
  }

  /// Shown text has no control byte but line feeds, and no line is a command.
  static func visible(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let shown = VisibleText.lines(text)
    require(shown.utf8.allSatisfy { $0 == 0x0A || ($0 >= 0x20 && $0 != 0x7F) }, shown)
    for line in shown.split(separator: "\n") {
      require(!line.drop { $0 == " " }.hasPrefix("::"), shown)
    }
    require(!shown.includes("##["), shown)
    require(!VisibleText.line(text).utf8.contains(0x0A), shown)
  }
}
