import Diagnostics

/// One thing that goes wrong on the way to a pull, as the programs on that way say it.
///
/// A cause is data: a line in the list of its group (folder `Causes`), and all that there is to say about it. What a
/// program prints when it happens stands there as a sample, so that the patterns can be held against it.
public struct Cause: Sendable {
  /// What a cause is about; a symptom is explained by the causes of some of them.
  public enum Topic: Sendable, CaseIterable {
    /// From the pod's token to the role's credentials.
    case identity
    /// From the credentials to the registry's password.
    case token
    /// From the password to an image on the node.
    case image
    /// What the API server refuses.
    case api
    /// What keeps a pod from a node.
    case scheduling
    /// What keeps a container from running.
    case container
    /// Names, routes, proxies and certificates.
    case network
  }

  /// The rule's id, `cause/...`; never used again for another cause.
  public let id: String
  public let topic: Topic
  public let severity: Severity
  /// Any of them on one line tells the cause. `*` stands for any text; case, runs of white space and backslashes do not
  /// count.
  public let patterns: [String]
  /// What is wrong: one line, lower case, no full stop.
  public let wrong: String
  /// What to do about it: the command to run, or the value to change.
  public let remedy: String
  /// The URL of the page that says so.
  public let source: String
  /// What real programs print when it happens.
  public let samples: [String]
  /// For what only shows that something is wrong: the topics whose causes explain it. It is reported where none of
  /// those is found. Empty for a cause.
  public let explainedBy: [Topic]

  /// - Parameter name: The id without `cause/`.
  init(
    _ name: String, _ topic: Topic, _ severity: Severity = .error, patterns: [String],
    wrong: String, remedy: String, source: String, samples: [String], explainedBy: [Topic] = []
  ) {
    id = "cause/\(name)"
    self.topic = topic
    self.severity = severity
    self.patterns = patterns
    self.wrong = wrong
    self.remedy = remedy
    self.source = source
    self.samples = samples
    self.explainedBy = explainedBy
  }

  /// Whether it shows that something is wrong, and not what.
  public var isSymptom: Bool { !explainedBy.isEmpty }

  /// The cause as an entry of the catalogue of rules: the failing example is the first sample, marked where the line
  /// that tells the cause begins to tell it.
  public var rule: RuleInfo {
    RuleInfo(
      id, severity, summary: wrong, why: "what to do: \(remedy)", source: source,
      passing: "2026-01-01T00:00:00Z info keeping regcred in cf-dev fresh\n", failing: markedSample)
  }

  private var markedSample: String {
    let search = PhraseSearch(patterns)
    var lines = (samples.first ?? "").split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    for index in lines.indices {
      let line = SearchedLine(lines[index].utf8)
      guard let match = search.matches(in: line).first else { continue }
      var scalars = lines[index].unicodeScalars
      let at = scalars.index(scalars.startIndex, offsetBy: line.column(at: match.start) - 1)
      scalars.insert(contentsOf: String(RuleInfo.mark).unicodeScalars, at: at)
      lines[index] = String(scalars)
      break
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
