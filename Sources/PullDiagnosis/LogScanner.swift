import Diagnostics

/// Reads message after message, and keeps of each cause its first occurrence.
struct LogScanner {
  /// By the cause's index in `Diagnosis.causes`.
  private var occurrences: [Int: Occurrence] = [:]
  private var unrecognized = UnrecognizedFailures()
  private var work = RetriedWork()
  private var isEmpty = true
  private var additional: [Finding] = []

  /// A longer line is read in pieces of so many bytes: it is not a message that a person is meant to read.
  private static let longestLine = 1 << 16

  mutating func add(_ finding: Finding) { additional.append(finding) }

  /// Reads a text of many lines; the location of each line is `location` with its number.
  mutating func read(_ bytes: [UInt8], at location: Location) {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    var command = CommandBlock()
    var index = 0
    while index < lines.count {
      var at = location
      at.line = index + 1
      guard !command.contains(lines[index]) else {
        isEmpty = false
        index += 1
        continue
      }
      let folded = FoldedLines(lines[index...])
      if folded.count > 1, read(folded: lines[index..<(index + folded.count)], folded, at: at) {
        index += folded.count
      } else {
        read(pieces: lines[index], at: at)
        index += 1
      }
    }
  }

  /// Reads one message of an object.
  mutating func read(_ text: KubernetesText) {
    for line in text.text.utf8.split(separator: UInt8(ascii: "\n")) {
      read(
        line: Array(line)[...].prefix(Self.longestLine), at: text.location, count: text.count,
        setsColumn: false)
    }
  }

  private mutating func read(pieces line: ArraySlice<UInt8>, at location: Location) {
    work.read(line)
    var rest = line
    repeat {
      read(line: rest.prefix(Self.longestLine), at: location, count: 1, setsColumn: true)
      rest = rest.dropFirst(Self.longestLine)
    } while !rest.isEmpty
  }

  /// Reads lines as one message; `false` where they need not be one, and the best match is within one of them.
  private mutating func read(
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
    let excerpt = RedactedExcerpt.text(
      Array(lines.dropFirst(line).joined(separator: [UInt8(ascii: " ")])),
      from: text.column(at: match.start))
    isEmpty = false
    if let cause {
      unrecognized.skip(lines.count, isRecognized: true)
      record(cause, location, excerpt, count: 1, subject: work.failure(text.bytes))
    } else {
      unrecognized.add(text.bytes, location, excerpt, isIndented: false)
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

  private mutating func read(
    line bytes: ArraySlice<UInt8>, at location: Location, count: Int, setsColumn: Bool
  ) {
    let text = SearchedText(bytes)
    guard !text.bytes.isEmpty else { return unrecognized.skip(1, isRecognized: false) }
    isEmpty = false
    noteSuccess(text, at: location)
    guard let match = Self.search.matches(in: text.bytes).first else {
      return unrecognized.skip(1, isRecognized: false)
    }
    let column = text.column(at: match.start)
    var location = location
    if setsColumn { location.column = column }
    guard let cause = Self.causeOfPattern[match.pattern] else {
      return unrecognized.add(
        text.bytes, location, RedactedExcerpt.text(bytes, from: column),
        isIndented: bytes.first.map { $0 <= 0x20 } ?? false)
    }
    unrecognized.skip(1, isRecognized: true, last: text.bytes.last)
    record(
      cause, location, RedactedExcerpt.text(bytes, from: column), count: count,
      subject: work.failure(text.bytes))
  }

  private mutating func noteSuccess(_ text: SearchedText, at location: Location) {
    for subject in work.success(text.bytes) {
      for cause in occurrences.keys { occurrences[cause]?.succeeded(subject, at: location) }
    }
  }

  private mutating func record(
    _ cause: Int, _ location: Location, _ excerpt: @autoclosure () -> String, count: Int,
    subject: String?
  ) {
    if occurrences[cause] == nil {
      occurrences[cause] = Occurrence(location, excerpt: excerpt(), count: count, subject: subject)
    } else {
      occurrences[cause]?.repeated(count, subject: subject)
    }
  }

  /// The findings in the order of their locations; where there is none, the note that says so.
  func findings(source: String?) -> [Finding] {
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
    let unknown = unrecognized.finding(beside: !all.isEmpty).map { [$0] } ?? []
    if !(all + unknown).isEmpty { return Report(all + unknown).findings }
    let message = isEmpty ? "the text is empty" : "the text names no known cause"
    return [
      Finding(
        rule: Diagnosis.unknownID, severity: .note, message: message,
        location: Location(source: source), help: UnrecognizedFailures.whereToLook)
    ]
  }

  private static let search = PhraseSearch(
    Diagnosis.causes.flatMap(\.patterns) + UnrecognizedFailures.words)

  /// The index of each pattern's cause; `nil` for a word of an unrecognized failure.
  private static let causeOfPattern: [Int?] =
    Diagnosis.causes.enumerated().flatMap { index, cause in
      cause.patterns.map { _ in index }
    } + UnrecognizedFailures.words.map { _ in nil }
}
