import Diagnostics

/// One thing that goes wrong on the way to a pull, with the wordings of the programs on that way.
///
/// A cause is data: an entry in the list of its group. Its samples are what real programs print when it happens; the tests
/// hold the patterns against them.
public struct Cause: Sendable {
  /// What a cause is about; a symptom is explained by the causes of some topics.
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
    /// The machine that runs Ansible, the AWS CLI or `oc`.
    case workstation
  }

  /// The rule's id, `cause/...`; never reused for another cause.
  public let id: String
  public let topic: Topic
  public let severity: Severity
  /// The cause applies to a message that contains any of them. `*` matches any text; case, backslashes and runs of white
  /// space are ignored.
  public let patterns: [String]
  /// What is wrong: one line, lower case, no full stop.
  public let wrong: String
  /// What to do about it: the command to run, or the value to change.
  public let remedy: String
  /// The URL of the page that documents it.
  public let source: String
  /// What real programs print when it happens.
  public let samples: [String]
  /// For a symptom: the topics whose causes explain it. It is reported only where none of those is found. Empty for a cause.
  public let explainedBy: [Topic]
  /// The ids of more specific causes that account for the same failure. It is reported only where none of them is found.
  public let impliedBy: [String]

  /// - Parameters:
  ///   - name: The id without `cause/`.
  ///   - impliedBy: Ids without `cause/`.
  init(
    _ name: String, _ topic: Topic, _ severity: Severity = .error, patterns: [String],
    wrong: String, remedy: String, source: String, samples: [String],
    explainedBy: [Topic] = [], impliedBy: [String] = []
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
    self.impliedBy = impliedBy.map { "cause/\($0)" }
  }

  /// Whether it shows that something is wrong, but not what.
  public var isSymptom: Bool { !explainedBy.isEmpty }
}
