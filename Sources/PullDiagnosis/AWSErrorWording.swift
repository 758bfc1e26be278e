/// An AWS error in botocore's form, `(CODE) when calling the OPERATION operation: `, whichever SDK worded it.
///
/// So one pattern finds an error of all SDKs. The code loses the suffix `Exception`, which only some SDKs print; where the
/// wording does not name the operation, it is `?`.
/// - botocore: `An error occurred (CODE) when calling the OPERATION operation: MESSAGE`
/// - SDK for Go v2: `operation error SERVICE: OPERATION, ..., RequestID: ID, [api error ]CODE: MESSAGE`
/// - SDK for Go v1: `CODE: MESSAGE status code: 400, request id: ID`
/// - SDK for Java 1: `MESSAGE (Service: S; Status Code: 400; Error Code: CODE; Request ID: ID)`
/// - SDK for Java 2 and JavaScript: `CODEException: MESSAGE`
struct AWSErrorWording {
  /// Where the error begins in the searched text.
  let start: Int
  let text: [UInt8]

  /// More errors in one message are not looked at.
  private static let mostErrors = 4

  /// - Parameter bytes: A searched text: lower case, single spaces.
  init?(_ bytes: [UInt8]) {
    guard
      let found = Self.botocore(bytes) ?? Self.goV2(bytes) ?? Self.java1(bytes)
        ?? Self.codes(bytes)
    else { return nil }
    start = found.start
    text = found.codes.prefix(Self.mostErrors).flatMap {
      Array("(\(Self.withoutSuffix($0))) when calling the \(found.operation) operation: ".utf8)
    }
  }

  private typealias Found = (start: Int, codes: [String], operation: String)

  private static func botocore(_ bytes: [UInt8]) -> Found? {
    let middle = ") when calling the "
    guard let at = bytes.offset(of: middle),
      let open = bytes[..<at].lastIndex(of: UInt8(ascii: "(")),
      let code = word(bytes[(open + 1)..<at]),
      let operation = word(bytes[(at + middle.utf8.count)...].prefix { $0 != 0x20 })
    else { return nil }
    return (open, [code], operation)
  }

  private static func goV2(_ bytes: [UInt8]) -> Found? {
    guard let start = bytes.lastOffset(of: "operation error "),
      let colon = bytes[start...].firstIndex(of: UInt8(ascii: ":")),
      let operation = word(bytes[(colon + 1)...].dropFirst().prefix { $0 != UInt8(ascii: ",") }),
      let request = bytes.offset(of: "requestid: ", from: colon),
      let comma = bytes[request...].firstIndex(of: UInt8(ascii: ","))
    else { return nil }
    var rest = bytes[(comma + 1)...].dropFirst()
    for label in ["hostid: , ", "api error "] where rest.starts(with: label.utf8) {
      rest = rest.dropFirst(label.utf8.count)
    }
    guard let code = word(rest.prefix { $0 != UInt8(ascii: ":") }) else { return nil }
    return (start, [code], operation)
  }

  private static func java1(_ bytes: [UInt8]) -> Found? {
    let label = "error code: "
    guard let at = bytes.offset(of: label),
      let code = word(bytes[(at + label.utf8.count)...].prefix { $0 != UInt8(ascii: ";") })
    else { return nil }
    return (0, [code], "?")
  }

  /// Every `CODEException:`, and every `CODE:` of a message that ends in an HTTP status.
  private static func codes(_ bytes: [UInt8]) -> Found? {
    let hasStatus = bytes.offset(of: "status code: ") != nil
    let suffix = "exception:"
    guard hasStatus || bytes.offset(of: suffix) != nil else { return nil }
    var codes: [String] = []
    var start: Int?
    for colon in bytes.indices where bytes[colon] == UInt8(ascii: ":") && codes.count < mostErrors {
      let begin = bytes[..<colon].lastIndex { !isLetter($0) }.map { $0 + 1 } ?? 0
      guard let code = word(bytes[begin..<colon]), code != "exception",
        hasStatus || code.hasSuffix("exception")
      else { continue }
      codes.append(code)
      start = start ?? begin
    }
    return start.map { ($0, codes, "?") }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  /// The text of a code or an operation: letters, digits and dots; `nil` where it is something else.
  private static func word(_ bytes: ArraySlice<UInt8>) -> String? {
    guard !bytes.isEmpty, bytes.count <= 80,
      bytes.allSatisfy({ isLetter($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") })
    else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func withoutSuffix(_ code: String) -> String {
    let suffix = "exception"
    return code.hasSuffix(suffix) && code != suffix ? String(code.dropLast(suffix.count)) : code
  }
}

extension [UInt8] {
  /// Where `text` first occurs at or after `start`.
  ///
  /// Every line is searched for many texts: the buffers are looked at without the checks of each access.
  func offset(of text: String, from start: Int = 0) -> Int? {
    var text = text
    return text.withUTF8 { wanted in
      withUnsafeBufferPointer { bytes in
        guard let first = wanted.first, start >= 0, bytes.count >= wanted.count else { return nil }
        let last = bytes.count - wanted.count
        var at = start
        while at <= last {
          if bytes[at] == first {
            var length = 1
            while length < wanted.count, bytes[at + length] == wanted[length] { length += 1 }
            if length == wanted.count { return at }
          }
          at += 1
        }
        return nil
      }
    }
  }

  /// Where `text` last occurs.
  func lastOffset(of text: String) -> Int? {
    var last: Int?
    while let next = offset(of: text, from: last.map { $0 + 1 } ?? 0) { last = next }
    return last
  }
}
