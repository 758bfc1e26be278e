import Diagnostics

/// Messages that read like a failure and match no known cause.
struct UnrecognizedFailures {
  private struct Failure {
    /// `nil` for one that is only counted.
    let quotation: Quotation?
    let line: Int
  }

  private var first: Failure?
  /// A container's state, which says that it failed and leaves the cause to other lines.
  private var state: Failure?
  private var count = 0
  /// The last one that introduces the next line: dropped when that is recognized, since both are one message.
  private var pending: Failure?
  private var line = 0
  private var recognizedLine = -2
  /// Whether the last recognized line goes on: it ends within a list.
  private var isOpen = false

  /// Words of failures that are not a cause's pattern.
  static let words = [
    "error", "failed", "failure", "denied", "refused", "forbidden", "unauthorized", "timed out",
    "timeout", "unable to", "exception", "cannot", "could not", "couldn't", "fatal", "panic:",
    "traceback",
  ]

  /// Where such a word does not mean a failure: settings, counts, stack frames, events of type Normal.
  private static let harmless = [
    "timeout=", "timeout:", "timeoutseconds", "onfailure", "failure-threshold", "#failure=",
    "failurethreshold", "failed=0", "0 failed", "failed: 0", "errors=0", "0 errors", "no error",
    "traceback (most recent", "the above exception", "during handling of the above", "raise ",
    "file \"", "maxunavailable", "backofflimit", " warning: would violate",
  ]

  /// Fields of `kubectl describe` that name an object, whatever its name reads like.
  private static let fields = [
    "name: ", "namespace: ", "labels: ", "annotations: ", "selector: ", "node: ", "image: ",
    "image id: ", "container id: ", "controlled by: ", "service account: ", "secretname: ",
  ]

  /// What `kubectl describe` prints of a container that exited with another status than 0.
  private static let failedState = Array("reason: error".utf8)

  /// Takes note of a message that no cause matches.
  ///
  /// - Parameter isIndented: Whether the line is indented, and so may belong to the one before.
  mutating func add(
    _ text: [UInt8], _ quotation: @autoclosure () -> Quotation, isIndented: Bool
  ) {
    let isNormal = ["normal ", "at ", "warning: "].contains { text.starts(with: $0.utf8) }
    let isContinuation =
      recognizedLine == line - 1
      && (isOpen || isIndented && !text.starts(with: "warning ".utf8))
    if text == Self.failedState {
      if state == nil { state = Failure(quotation: quotation(), line: line) }
      return skip(1, isRecognized: false)
    }
    guard !isNormal, !isContinuation,
      !Self.fields.contains(where: { text.starts(with: $0.utf8) }),
      !Self.harmless.contains(where: { text.offset(of: $0) != nil })
    else { return skip(1, isRecognized: false) }
    commit()
    pending = Failure(quotation: first == nil ? quotation() : nil, line: line)
    if text.last(where: { $0 != UInt8(ascii: "'") }) != UInt8(ascii: ":") { commit() }
    line += 1
  }

  /// Takes note of lines that are recognized, or that do not read like a failure.
  mutating func skip(_ lines: Int, isRecognized: Bool, last: UInt8? = nil) {
    if isRecognized, pending?.line == line - 1 { pending = nil }
    line += lines
    guard isRecognized else { return }
    recognizedLine = line - 1
    isOpen = last.map { ":[{(,".utf8.contains($0) } ?? false
  }

  private mutating func commit() {
    guard let pending else { return }
    if first == nil { first = pending }
    count += 1
    self.pending = nil
  }

  /// What the note quotes.
  var quotation: Quotation? { (first ?? pending ?? state)?.quotation }

  /// The note that quotes the first; `nil` where there is none.
  func finding(beside isBeside: Bool) -> Finding? {
    guard let quotation = isBeside ? (first ?? pending)?.quotation : quotation else { return nil }
    let total = max(1, count + (pending == nil ? 0 : 1))
    let more = total > 1 ? " (and \(total - 1) more)" : ""
    let what =
      isBeside
      ? "this also reads like a failure, of a cause not known here"
      : "this reads like a failure, of a cause not known here"
    return Finding(
      rule: Diagnosis.unknownID, severity: .note,
      message: "\(what)\(more): `\(quotation.excerpt)`"
        + (quotation.context.map { ", \($0)" } ?? ""),
      location: quotation.location, help: Self.whereToLook)
  }

  static let whereToLook = """
    provide more of it: `oc -n NAMESPACE describe pods`, `oc -n NAMESPACE get events`, \
    `oc -n NAMESPACE logs deployment/ecr-credentials-sync` and the same with `--previous`
    """
}
