import Diagnostics
import Documents

/// Names cause and remedy of what went wrong, from what the programs on the way to a pull have printed.
///
/// What is not known is never guessed: then there is one note that says so.
public struct Diagnosis {
  /// Everything that is known to go wrong. Of several that stand on one line the first counts.
  public static let causes: [Cause] = Causes.all

  /// The id of the note where no cause is found.
  public static let unknownID = "cause/unknown"

  /// What a pasted text tells: logs, events, `oc describe`, or objects as `oc get -o json` or `-o yaml` prints them.
  ///
  /// - Parameter source: The text's name in the findings.
  /// - Returns: One finding for each cause, at its first line; where none is found, one note.
  public static func of(text: String, source: String?) -> [Finding] {
    var examination = LogScanner()
    let bytes = Array(text.utf8)
    if let objects = KubernetesText.objects(bytes, source: source) {
      for object in objects { examination.read(object) }
    } else {
      examination.read(bytes, at: Location(source: source))
    }
    return examination.findings(source: source)
  }

  /// What the state of a cluster tells, as the module's option `live` hands it over: `pods`, `events`, `deployment` as the
  /// API server returns them, and `logs` as a mapping from a pod's name to its log (a text, or a list of lines).
  public static func of(live: Node) -> [Finding] {
    var examination = LogScanner()
    for text in ObservedWorkload(live).texts { examination.read(text) }
    for finding in ObservedWorkload(live).injectionFindings { examination.add(finding) }
    return examination.findings(source: nil)
  }
}
