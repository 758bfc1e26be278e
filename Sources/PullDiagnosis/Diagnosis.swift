import Diagnostics
import Documents

/// Names cause and remedy of a failed pull, from what the programs involved have printed.
///
/// An unknown failure is never guessed at: a note quotes it.
public struct Diagnosis {
  /// Every known cause. Of several that match one message, the first is reported.
  public static let causes: [Cause] = Causes.all

  /// The id of the note on a failure, or a text, that no known cause matches.
  public static let unknownID = "cause/unknown"

  /// Diagnoses a pasted text: logs, events, `oc describe`, or objects as `oc get -o json` or `-o yaml` prints them.
  ///
  /// - Parameter source: The text's name in the findings.
  /// - Returns: One finding for each cause, at its first occurrence, a note for failures that no cause matches; where there
  ///   is neither, a note that says so.
  public static func of(text: String, source: String?) -> [Finding] {
    var scanner = LogScanner()
    let bytes = Array(text.utf8)
    if let objects = KubernetesText.objects(bytes, source: source) {
      for object in objects { scanner.read(object) }
    } else {
      scanner.read(bytes, at: Location(source: source))
    }
    return scanner.findings(source: source)
  }

  /// Diagnoses the observed state of a cluster, as in the module's option `live`: `pods`, `events`, `deployment` as the API
  /// server returns them, and `logs` as a mapping from a pod's name to its log (a text, or a list of lines).
  public static func of(live: Node) -> [Finding] {
    var scanner = LogScanner()
    for text in ObservedWorkload(live).texts { scanner.read(text) }
    for finding in ObservedWorkload(live).injectionFindings { scanner.add(finding) }
    return scanner.findings(source: nil)
  }
}
