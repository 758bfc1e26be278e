/// What programs try again after a failure, so that a later message can say that the failure is over: an image's pull, the
/// registry token, a pull secret.
struct RetriedWork {
  /// The pod that the following lines are about, where the text has several.
  private var pod = 0

  /// The beginnings of messages that name what failed, and what ends the name.
  private static let failures: [(phrase: String, end: UInt8, kind: String)] = [
    ("failed to pull image \"", UInt8(ascii: "\""), "image"),
    ("back-off pulling image \"", UInt8(ascii: "\""), "image"),
    ("z error no token for ", UInt8(ascii: ":"), "token"),
  ]
  private static let successes: [(phrase: String, end: UInt8)] = [
    ("successfully pulled image \"", UInt8(ascii: "\"")),
    ("container image \"", UInt8(ascii: "\"")),
  ]

  /// Notices where `oc describe` begins to describe another pod.
  mutating func read(_ line: some Sequence<UInt8>) {
    if line.starts(with: "Name:".utf8) { pod += 1 }
  }

  /// What the message says has failed.
  ///
  /// - Parameter object: What the message is about, where that is known apart from it.
  func failure(_ message: [UInt8], of object: String? = nil) -> String? {
    for failure in Self.failures {
      guard let name = Self.name(message, after: failure.phrase, until: failure.end) else {
        continue
      }
      return failure.kind == "image" ? image(name, message, object) : "\(failure.kind) \(name)"
    }
    return Self.secret(message, "z error ", " not refreshed: ").map { "secret \($0)" }
  }

  /// What the message says has succeeded.
  func success(_ message: [UInt8], of object: String? = nil) -> [String] {
    for success in Self.successes {
      guard let name = Self.name(message, after: success.phrase, until: success.end),
        success.phrase.hasPrefix("success") || message.offset(of: "already present") != nil
      else { continue }
      return [image(name, message, object)]
    }
    guard let secret = Self.secret(message, "z info ", " refreshed for "),
      let host = Self.name(message, after: " refreshed for ", until: UInt8(ascii: ","))
    else { return [] }
    return ["secret \(secret)", "token \(host)"]
  }

  /// The same image may fail for one pod and not for another.
  private func image(_ name: String, _ message: [UInt8], _ object: String?) -> String {
    let named = Self.name(message, after: " pod/", until: UInt8(ascii: " "))
    return "image \(name) of \(named ?? object ?? String(pod))"
  }

  private static func secret(_ message: [UInt8], _ before: String, _ after: String) -> String? {
    guard let end = message.offset(of: after), let start = message[..<end].lastIndex(of: 0x20),
      Array(message[..<(start + 1)]).lastOffset(of: before) == start + 1 - before.utf8.count
    else { return nil }
    return String(decoding: message[(start + 1)..<end], as: UTF8.self)
  }

  private static func name(_ message: [UInt8], after phrase: String, until end: UInt8) -> String? {
    guard let at = message.offset(of: phrase) else { return nil }
    let name = message[(at + phrase.utf8.count)...].prefix { $0 != end }
    return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
  }
}
