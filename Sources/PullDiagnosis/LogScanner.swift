import Diagnostics
import Documents

/// Reads message after message, and keeps of each cause its first occurrence.
///
/// What it keeps does not grow with the text: see `LogScanner+Lines` for texts that come in pieces.
struct LogScanner {
  let source: String?
  /// By the cause's index in `Diagnosis.causes`.
  private var occurrences: [Int: Occurrence] = [:]
  private var denials = DenialCollection()
  var unrecognized = UnrecognizedFailures()
  var work = RetriedWork()
  var isEmpty = true
  private var additional: [Finding] = []

  var buffer = LineBuffer()
  var command = CommandBlock()
  /// How many lines were read.
  var lineCount = 0
  /// Within a line that is too long to be read at once, whether it is left out.
  var leavesOutLongLine: Bool?

  /// A longer line is read in pieces of so many bytes: it is not a message that a person is meant to read.
  static let longestLine = 1 << 16

  init(source: String?) { self.source = source }

  mutating func add(_ finding: Finding) { additional.append(finding) }

  /// Reads messages of objects. They are in no order of time, so that what has succeeded counts after all that has failed.
  mutating func read(_ messages: [LocatedMessage]) {
    for message in messages { read(message, isSecondPass: false) }
    for message in messages { read(message, isSecondPass: true) }
  }

  private mutating func read(_ message: LocatedMessage, isSecondPass: Bool) {
    let isTimed = if case .at = message.time { true } else { false }
    guard isTimed || !isSecondPass else { return }
    for line in message.text.utf8.split(separator: UInt8(ascii: "\n")) {
      let bytes = Array(line)[...].prefix(Self.longestLine)
      let text = SearchedText(bytes)
      if !text.bytes.isEmpty { isEmpty = false }
      if isTimed == isSecondPass { noteSuccess(text, of: message) }
      if !isSecondPass { read(bytes, text, of: message) }
    }
  }

  private mutating func read(
    _ bytes: ArraySlice<UInt8>, _ text: SearchedText, of message: LocatedMessage
  ) {
    guard message.reading != .success, let match = Self.search.matches(in: text.bytes).first else {
      return unrecognized.skip(1, isRecognized: false)
    }
    let column = text.column(at: match.start)
    guard let cause = Self.causeOfPattern[match.pattern] else {
      guard message.reading == .everything else {
        return unrecognized.skip(1, isRecognized: false)
      }
      return unrecognized.add(
        text.bytes, Quotation(message, bytes, from: column),
        isIndented: bytes.isIndented)
    }
    unrecognized.skip(1, isRecognized: true, last: text.bytes.last)
    record(
      cause, Quotation(message, bytes, from: column), count: message.count,
      subject: work.failure(text.bytes, of: message.object), time: message.time)
    add(message.denial.map { [$0] } ?? denials(in: [bytes], text), cause, at: message.location)
  }

  /// Reads one line, or a piece of a long one.
  mutating func read(line bytes: ArraySlice<UInt8>, at location: Location) {
    guard !bytes.isEmpty else { return unrecognized.skip(1, isRecognized: false) }
    let text = SearchedText(bytes)
    guard !text.bytes.isEmpty else { return unrecognized.skip(1, isRecognized: false) }
    isEmpty = false
    noteSuccess(text, at: location)
    guard let match = Self.search.matches(in: text.bytes).first else {
      return unrecognized.skip(1, isRecognized: false)
    }
    let column = text.column(at: match.start)
    var location = location
    location.column = column
    guard let cause = Self.causeOfPattern[match.pattern] else {
      return unrecognized.add(
        text.bytes, Quotation(location, bytes, from: column), isIndented: bytes.isIndented)
    }
    unrecognized.skip(1, isRecognized: true, last: text.bytes.last)
    record(
      cause, Quotation(location, bytes, from: column), count: 1,
      subject: work.failure(text.bytes), time: .reading)
    add(denials(in: [bytes], text), cause, at: location)
  }

  /// Reads lines as one message; `false` where they need not be one, and the best match is within one of them.
  mutating func read(
    folded lines: ArraySlice<ArraySlice<UInt8>>, _ folded: FoldedLines, at location: Location
  ) -> Bool {
    guard lines.allSatisfy({ $0.count <= Self.longestLine }) else { return false }
    let texts = [" ", ""].map { SearchedText(folded: lines, separator: $0) }
    let matches = texts.compactMap { text in
      Self.search.matches(in: text.bytes).first.map { (text, $0) }
    }
    guard let (text, match) = matches.min(by: { $0.1.pattern < $1.1.pattern }) else {
      // Then none of the lines matches on its own either.
      isEmpty = isEmpty && texts.allSatisfy(\.bytes.isEmpty)
      for text in texts { noteSuccess(text, at: location) }
      unrecognized.skip(lines.count, isRecognized: false)
      return true
    }
    let isAcross = text.line(at: match.start) != text.line(at: match.end - 1)
    guard isAcross || folded.areOneMessage && !areTwoFailures(lines, folded) else { return false }
    return read(lines, as: text, match, folded, at: location)
  }

  private mutating func read(
    _ lines: ArraySlice<ArraySlice<UInt8>>, as text: SearchedText, _ match: PhraseSearch.Match,
    _ folded: FoldedLines, at location: Location
  ) -> Bool {
    let cause = Self.causeOfPattern[match.pattern]
    guard cause != nil || folded.areOneMessage else { return false }
    let line = text.line(at: match.start)
    var location = location
    location.line = location.line.map { $0 + line }
    location.column = text.column(at: match.start)
    func quotation() -> Quotation {
      Quotation(location, lines.dropFirst(line), from: text.column(at: match.start))
    }
    isEmpty = false
    if let cause {
      unrecognized.skip(lines.count, isRecognized: true)
      record(cause, quotation(), count: 1, subject: work.failure(text.bytes), time: .reading)
      add(denials(in: lines, text), cause, at: location)
    } else {
      unrecognized.add(text.bytes, quotation(), isIndented: false)
      unrecognized.skip(lines.count - 1, isRecognized: false)
    }
    return true
  }

  /// Whether two lines name a cause of another topic each: two programs may well print lines of a usual width.
  private func areTwoFailures(
    _ lines: ArraySlice<ArraySlice<UInt8>>, _ folded: FoldedLines
  ) -> Bool {
    guard lines.count == 2, !folded.hasReason else { return false }
    let causes = lines.compactMap { line in
      Self.search.matches(in: SearchedText(line).bytes).first.flatMap {
        Self.causeOfPattern[$0.pattern]
      }
    }
    return Set(causes.map { Diagnosis.causes[$0] }.filter { !$0.isSymptom }.map(\.topic)).count == 2
  }

  private mutating func noteSuccess(_ text: SearchedText, at location: Location) {
    for subject in work.success(text.bytes) { succeeded(subject, at: location, .reading) }
  }

  private mutating func noteSuccess(_ text: SearchedText, of message: LocatedMessage) {
    for subject in work.success(text.bytes, of: message.object) {
      succeeded(subject, at: message.location, message.time)
    }
  }

  private mutating func succeeded(_ subject: String, at location: Location, _ time: Moment) {
    for cause in occurrences.keys {
      occurrences[cause]?.succeeded(subject, at: location, time: time)
    }
  }

  private mutating func record(
    _ cause: Int, _ quotation: @autoclosure () -> Quotation, count: Int, subject: String?,
    time: Moment
  ) {
    if occurrences[cause] == nil {
      occurrences[cause] = Occurrence(quotation(), count: count, subject: subject, time: time)
    } else {
      occurrences[cause]?.repeated(count, subject: subject, time: time)
    }
  }

  /// The denials that a message reports; of a folded one, as it reads with the separator that makes more sense.
  private func denials(
    in lines: ArraySlice<ArraySlice<UInt8>>, _ text: SearchedText
  ) -> [AccessDenial] {
    guard !denials.isFull, text.bytes.offset(of: AccessDenial.phrase) != nil else { return [] }
    let separators = lines.count > 1 ? [" ", ""] : [""]
    let readings = separators.map {
      AccessDenial.all(
        in: SearchedText(folded: lines, separator: $0, keepsCase: true).bytes)
    }
    func completeness(_ reading: [AccessDenial]) -> Int { reading.map(\.completeness).reduce(0, +) }
    return readings.max { completeness($0) < completeness($1) } ?? []
  }

  private mutating func add(_ found: [AccessDenial], _ cause: Int, at location: Location) {
    for denial in found { denials.add(denial, of: Diagnosis.causes[cause].id, at: location) }
  }

  /// What was found; where nothing was, the note that says so.
  var diagnosis: Diagnosis {
    let causes = Diagnosis.causes
    let found = Set(occurrences.keys.map { causes[$0].id })
    let topics = Set(occurrences.keys.map { causes[$0] }.filter { !$0.isSymptom }.map(\.topic))
      .union(additional.isEmpty ? [] : [.identity])
    let reported = occurrences.filter {
      let cause = causes[$0.key]
      return topics.isDisjoint(with: cause.explainedBy) && found.isDisjoint(with: cause.impliedBy)
    }
    let findings = reported.sorted { $0.key < $1.key }.map { $0.value.finding(causes[$0.key]) }
    let all = findings + additional
    let unknown = unrecognized.finding(beside: !all.isEmpty)
    let quotations = reported.values.map(\.quotation) + [unrecognized.quotation].compactMap(\.self)
    let over = Set(occurrences.filter { $0.value.recoveredAt != nil }.map { causes[$0.key].id })
    let isSilent = all.isEmpty && unknown == nil
    return Diagnosis(
      findings: isSilent ? [nothing] : Report(all + [unknown].compactMap(\.self)).findings,
      denials: denials.list.filter { !over.contains($0.cause ?? "") },
      lines: Quotation.lines(quotations))
  }

  /// The same of messages in `text`, whose lines the findings name.
  func diagnosis(quoting text: [UInt8]) -> Diagnosis {
    let found = diagnosis
    let source = SourceLines(text)
    let lines = found.findings.compactMap(\.location.line).reduce(into: [Int: [UInt8]]()) {
      $0[$1] = source[$1].map(Array.init)
    }
    return Diagnosis(findings: found.findings, denials: found.denials, lines: lines)
  }

  private var nothing: Finding {
    let message = isEmpty ? "the text is empty" : "the text names no known cause"
    return Finding(
      rule: Diagnosis.unknownID, severity: .note, message: message,
      location: Location(source: source), help: UnrecognizedFailures.whereToLook)
  }

  private static let search = PhraseSearch(
    Diagnosis.causes.flatMap(\.patterns) + UnrecognizedFailures.words)

  /// The index of each pattern's cause; `nil` for a word of an unrecognized failure.
  private static let causeOfPattern: [Int?] =
    Diagnosis.causes.enumerated().flatMap { index, cause in
      cause.patterns.map { _ in index }
    } + UnrecognizedFailures.words.map { _ in nil }
}

extension ArraySlice<UInt8> {
  fileprivate var isIndented: Bool { first.map { $0 <= 0x20 } ?? false }
}
