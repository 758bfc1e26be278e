import Diagnostics
import Documents

/// Names cause and remedy of a failed pull, from what the programs involved have printed.
///
/// An unknown failure is never guessed at: a note quotes it.
public struct Diagnosis: Sendable {
  /// One finding for each cause, at its first occurrence, a note for failures that no cause matches; where there is neither,
  /// a note that says so.
  public let findings: [Finding]
  /// The requests that AWS denied, each once whatever the session, in the order of the text. A denial that a later message
  /// reports as over is not among them.
  public let denials: [AccessDenial]
  /// The lines of the text that findings name, by number; not those that are too long to be shown.
  public let lines: [Int: [UInt8]]

  /// Every known cause. Of several that match one message, the first is reported.
  public static let causes: [Cause] = Causes.all

  /// The id of the note on a failure, or a text, that no known cause matches.
  public static let unknownID = "cause/unknown"

  /// Diagnoses a pasted text: logs, events, `oc describe`, objects as `oc get -o json` or `-o yaml` prints them, or records
  /// of AWS CloudTrail.
  ///
  /// - Parameter source: The text's name in the findings.
  public static func of(text: String, source: String?) -> Diagnosis {
    var reader = DiagnosisReader(source: source)
    reader.read(Array(text.utf8)[...])
    return reader.finish()
  }

  /// Diagnoses the observed state of a cluster, as in the module's option `live`: `pods`, `events`, `deployment` as the API
  /// server returns them, and `logs` as a mapping from a pod's name to its log (a text, or a list of lines).
  public static func of(live: Node) -> Diagnosis {
    var scanner = LogScanner(source: nil)
    scanner.read(ObservedWorkload(live).messages)
    for finding in ObservedWorkload(live).injectionFindings { scanner.add(finding) }
    return scanner.diagnosis
  }
}
