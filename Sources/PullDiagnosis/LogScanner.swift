import Diagnostics

/// Reads line after line, and keeps of each cause the first place and how often it was told.
struct LogScanner {
  private struct Sighting {
    let location: Location
    let quote: String
    var count: Int
  }

  private var sightings: [Int: Sighting] = [:]
  /// The first line that reads like a failure of whatever kind.
  private var trouble: Sighting?
  private var isEmpty = true
  private var further: [Finding] = []

  /// A longer line is read in pieces of so many bytes: it is no message that a person is to read.
  private static let longestLine = 1 << 16

  mutating func add(_ finding: Finding) { further.append(finding) }

  /// Reads a text of many lines; each line's place is `location` with its number.
  mutating func read(_ bytes: [UInt8], at location: Location) {
    var number = 0
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      var at = location
      at.line = number
      var rest = line
      repeat {
        read(line: rest.prefix(Self.longestLine), at: at, count: 1, setsColumn: true)
        rest = rest.dropFirst(Self.longestLine)
      } while !rest.isEmpty
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

  private mutating func read(
    line bytes: ArraySlice<UInt8>, at location: Location, count: Int, setsColumn: Bool
  ) {
    let line = SearchedLine(bytes)
    guard !line.bytes.isEmpty else { return }
    isEmpty = false
    guard let match = Self.search.matches(in: line).first else { return }
    let column = line.column(at: match.start)
    var location = location
    if setsColumn { location.column = column }
    let cause = Self.owners[match.pattern]
    let sighting = Sighting(
      location: location, quote: RedactedExcerpt.text(bytes, from: column), count: count)
    guard let cause else {
      if trouble == nil { trouble = sighting }
      return
    }
    if sightings[cause] == nil {
      sightings[cause] = sighting
    } else {
      sightings[cause]?.count += count
    }
  }

  /// The findings, the first place first; where there is none, the note that says so.
  func findings(source: String?) -> [Finding] {
    let causes = Diagnosis.causes
    let topics = Set(sightings.keys.map { causes[$0] }.filter { !$0.isSymptom }.map(\.topic))
      .union(further.isEmpty ? [] : [.identity])
    let told = sightings.filter { topics.isDisjoint(with: causes[$0.key].explainedBy) }
    let findings = told.sorted { $0.key < $1.key }.map { Self.finding(causes[$0.key], $0.value) }
    let all = Report(findings + further).findings
    return all.isEmpty ? [unknown(source)] : all
  }

  private static func finding(_ cause: Cause, _ sighting: Sighting) -> Finding {
    let often = sighting.count > 1 ? " (\(sighting.count) times)" : ""
    return Finding(
      rule: cause.id, severity: cause.severity,
      message: "\(cause.wrong)\(often): `\(sighting.quote)`", location: sighting.location,
      help: cause.remedy)
  }

  private func unknown(_ source: String?) -> Finding {
    guard let trouble else {
      let message =
        isEmpty ? "there is no text to read a cause from" : "no known cause is named here"
      return Finding(
        rule: Diagnosis.unknownID, severity: .note, message: message,
        location: Location(source: source), help: Self.whereToLook)
    }
    return Finding(
      rule: Diagnosis.unknownID, severity: .note,
      message: "this reads like a failure, and its cause is none that is known here: "
        + "`\(trouble.quote)`",
      location: trouble.location, help: Self.whereToLook)
  }

  private static let whereToLook = """
    hand over more: `oc -n NAMESPACE describe pods`, `oc -n NAMESPACE get events`, \
    `oc -n NAMESPACE logs deployment/ecr-credentials-sync` and the same with `--previous`
    """

  /// Words that no cause is told by, and that a person would stop at.
  private static let troubleWords = [
    "error", "failed", "failure", "denied", "refused", "forbidden", "unauthorized", "timed out",
    "timeout", "unable to", "exception", "cannot", "fatal", "panic:", "traceback",
  ]

  private static let search = PhraseSearch(Diagnosis.causes.flatMap(\.patterns) + troubleWords)

  /// The cause of each pattern; none for a word of trouble.
  private static let owners: [Int?] =
    Diagnosis.causes.enumerated().flatMap { index, cause in
      cause.patterns.map { _ in index }
    } + troubleWords.map { _ in nil }
}
