import Diagnostics
import Testing

@testable import PullDiagnosis

@Suite("A diagnosis of a whole log")
struct ScannerTests {
  private static let failedPull =
    #"  Warning  Failed  3m  kubelet  Failed to pull image "x/api:1": no basic auth credentials"#
  private static let pulled =
    #"  Normal   Pulled  2m  kubelet  Successfully pulled image "x/api:1" in 2.1s"#
  private static let refused = """
    2026-03-02T08:15:04Z error no token for 818140567777.dkr.ecr.us-east-1.amazonaws.com: aws exits \
    with 254: An error occurred (AccessDenied) when calling the AssumeRoleWithWebIdentity \
    operation: Not authorized to perform sts:AssumeRoleWithWebIdentity; secrets stay as they are
    """
  private static let refreshed = """
    2026-03-02T08:15:12Z info cf-dev/regcred refreshed for \
    818140567777.dkr.ecr.us-east-1.amazonaws.com, next refresh in 21600 s
    """
  private static let notWritten = """
    2026-03-02T08:15:04Z error cf-dev/regcred not refreshed: HTTP 401 Unauthorized: Unauthorized; \
    it stays as it is, next try in 5 s
    """

  /// A text, and the severities of its findings by id.
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let lines: [String]
    let findings: [String]

    init(_ testDescription: String, _ lines: [String], _ findings: [String]) {
      self.testDescription = testDescription
      self.lines = lines
      self.findings = findings
    }
  }

  static let recoveries: [Row] = [
    Row("a token after a refusal", [refused, refreshed], ["note assume-role-refused"]),
    Row(
      "a refusal after a token", [refreshed, refused], ["error assume-role-refused"]),
    Row(
      "a refusal that comes back", [refused, refreshed, refused], ["error assume-role-refused"]),
    Row("a secret after a failure", [notWritten, refreshed], ["note api-unauthorized"]),
    Row(
      "the secret of another namespace",
      [notWritten, refreshed.replacing("cf-dev/", with: "cf-test/")], ["error api-unauthorized"]),
    Row(
      "the token of another registry", [refused, refreshed.replacing("us-east", with: "eu-west")],
      ["error assume-role-refused"]),
    Row("a pull after a failed one", [failedPull, pulled], ["note no-basic-auth-credentials"]),
    Row(
      "a pull of another image", [failedPull, pulled.replacing("api:1", with: "web:1")],
      ["error no-basic-auth-credentials"]),
    Row(
      "a pull of another pod", ["Name: a", failedPull, "Name: b", pulled],
      ["error no-basic-auth-credentials"]),
    Row(
      "a pull of another pod in a list of events",
      [
        #"3m Warning Failed pod/a Failed to pull image "x/api:1": no basic auth credentials"#,
        #"2m Normal Pulled pod/b Successfully pulled image "x/api:1" in 2s"#,
      ], ["error no-basic-auth-credentials"]),
    Row(
      "an image that was on the node",
      [
        failedPull,
        #"  Normal  Pulled  1m  kubelet  Container image "x/api:1" already present on machine"#,
      ],
      ["note no-basic-auth-credentials"]),
    Row(
      "a failure that does not say of what", ["no basic auth credentials", pulled],
      ["error no-basic-auth-credentials"]),
  ]

  private func found(_ lines: [String]) -> [String] {
    Diagnosis.of(text: lines.joined(separator: "\n"), source: nil).findings.map {
      "\($0.severity) \($0.rule.dropFirst("cause/".count))"
    }
  }

  @Test("makes a note of a failure that a later line says is over", arguments: recoveries)
  func recovered(row: Row) { #expect(found(row.lines) == row.findings) }

  static let unknowns: [Row] = [
    Row(
      "beside a known failure", ["no basic auth credentials", "started", "flux capacitor failed"],
      ["error no-basic-auth-credentials", "note unknown"]),
    Row(
      "right after a known failure", ["no basic auth credentials", "panic: flux capacitor"],
      ["error no-basic-auth-credentials", "note unknown"]),
    Row(
      "right before a known failure", ["flux capacitor failed", "no basic auth credentials"],
      ["note unknown", "error no-basic-auth-credentials"]),
    Row(
      "not the line that introduces a known one",
      ["Parameter validation failed:", "Invalid length for parameter RoleArn, value: 0"],
      ["error role-arn-missing"]),
    Row(
      "not what a stack trace repeats",
      [
        "Traceback (most recent call last):", #"  File "/x.py", line 1, in error"#,
        "    raise error_class(response)", "no basic auth credentials",
      ], ["error no-basic-auth-credentials"]),
    Row(
      "not a probe's settings, nor counts of no failures",
      [
        "no basic auth credentials",
        "    Liveness:  exec [cat] delay=0s timeout=1s period=10s #success=1 #failure=3",
        "localhost : ok=3 changed=0 unreachable=0 failed=0", "restartPolicy: OnFailure",
      ], ["error no-basic-auth-credentials"]),
    Row(
      "not an object's name, nor the state of a container whose failure is known",
      [
        "Name:         image-pull-unauthorized", "    Image:         registry.example/error:1",
        "    State:          Terminated", "      Reason:       Error", "no basic auth credentials",
      ], ["error no-basic-auth-credentials"]),
    Row(
      "the state of a container where nothing else is known",
      ["    State:          Terminated", "      Reason:       Error", "      Exit Code:    1"],
      ["note unknown"]),
  ]

  @Test("quotes a failure of unknown cause", arguments: unknowns)
  func unknown(row: Row) { #expect(found(row.lines) == row.findings) }

  @Test("counts further failures of unknown cause")
  func count() throws {
    let finding = try #require(
      Diagnosis.of(text: "a failed\nb\nc failed\nd failed\n", source: nil).findings.first)
    #expect(finding.message.contains("(and 2 more): `a failed`"))
  }

  static let commands: [Row] = [
    Row(
      "of `oc describe`",
      [
        "    Command:", "      /bin/bash", "      echo no basic auth credentials", "",
        "      exit 1", "    State:  Running",
      ], ["note unknown"]),
    Row(
      "of a manifest",
      ["  - command:", "    - /bin/bash", "    - |", "      echo no basic auth credentials"],
      ["note unknown"]),
    Row(
      "of JSON", [#""args": ["#, #"  "echo no basic auth credentials""#, "],", "ready"],
      ["note unknown"]),
    Row(
      "in the last applied configuration",
      [
        "Annotations:  kubectl.kubernetes.io/last-applied-configuration:",
        #"                {"apiVersion":"v1","a":"no basic auth credentials"}"#,
      ], ["note unknown"]),
    Row(
      "and reads on after it",
      ["    Args:", "      echo no space left on device", "    State:", "      Reason: OOMKilled"],
      ["error memory-limit-too-low"]),
  ]

  @Test("leaves out the script", arguments: commands)
  func command(row: Row) { #expect(found(row.lines) == row.findings) }

  @Test("does not join lines that are messages of their own")
  func independent() {
    let lines = [
      "app: Get https://818140567777.dkr.ecr.us-east-1.amazonaws.com/v2/: no basic auth credentials",
      "web: curl could not do it: x509: certificate signed by unknown authority, so it gave up now",
    ]
    #expect(
      found(lines) == ["error no-basic-auth-credentials", "error tls-not-trusted"])
    let dated = lines.map { "2026-03-02T08:15:04Z \($0)" }
    #expect(
      found(dated) == ["error no-basic-auth-credentials", "error tls-not-trusted"])
  }

  @Test("a bare 403 is not reported beside its reason")
  func implied() {
    let bare = "  Failed to pull image \"x\": unexpected status from HEAD request: 403 Forbidden"
    #expect(found([bare]) == ["error image-pull-forbidden"])
    #expect(
      found([bare, "denied: Your authorization token has expired."])
        == ["error registry-token-expired"])
  }
}
