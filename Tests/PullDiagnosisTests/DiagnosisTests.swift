import Diagnostics
import Documents
import Testing

@testable import PullDiagnosis

@Suite("A diagnosis")
struct DiagnosisTests {
  private static let samples = Diagnosis.causes.flatMap { cause in
    cause.samples.map { (cause.id, $0) }
  }

  private func ids(_ text: String) -> [String] {
    Diagnosis.of(text: text, source: "log").findings.map(\.rule)
  }

  @Test("names the cause of what real programs print, and no other", arguments: samples)
  func sample(id: String, text: String) {
    #expect(ids(text) == [id])
    let asJSON =
      #"  "message": "\#(text.replacing("\n", with: #"\n"#).replacing("\"", with: #"\""#))""#
    #expect(ids(asJSON).first == id)
  }

  @Test("says for each cause what is wrong, what to do, and which page says so")
  func catalogue() {
    let causes = Diagnosis.causes
    #expect(Set(causes.map(\.id)).count == causes.count)
    for cause in causes {
      #expect(!cause.samples.isEmpty && !cause.patterns.isEmpty, "\(cause.id)")
      #expect(cause.source.hasPrefix("https://"), "\(cause.id)")
      #expect(!cause.wrong.contains("\n") && !cause.remedy.contains("\n"), "\(cause.id)")
      #expect(!cause.wrong.hasSuffix(".") && !cause.remedy.hasSuffix("."), "\(cause.id)")
      let marks = cause.rule.failing.count { $0 == RuleInfo.mark }
      #expect(marks == 1, "\(cause.id)")
      #expect(Set(ids(cause.rule.passing)).isDisjoint(with: causes.map(\.id)))
    }
  }

  @Test("recognizes each cause by each of its patterns")
  func patterns() {
    for cause in Diagnosis.causes {
      for pattern in cause.patterns {
        let text = pattern.replacing("*", with: " … ")
        let first = Diagnosis.of(text: text, source: nil).findings.first?.rule
        #expect(first == cause.id, "\(pattern)")
      }
    }
  }

  @Test(
    "is silent about what is not a failure",
    arguments: [
      "2026-03-02T08:15:04Z info cf-dev/regcred refreshed for 818140567777.dkr.ecr.us-east-1.amazonaws.com, next refresh in 21000 s",
      "2026-03-02T08:15:04Z info told to stop; the secrets stay as they are",
      #"  Normal  Pulled  12s  kubelet  Successfully pulled image "docker.io/amazon/aws-cli:latest" in 2.1s"#,
      "  Normal  Scheduled  12s  default-scheduler  Successfully assigned cf-dev/a to node-1",
      "    Ready:          True\n    Restart Count:  0",
      #"10.0.0.1 - - "GET /denials/403 HTTP/1.1" 200"#, "",
    ])
  func benign(text: String) {
    let findings = Diagnosis.of(text: text, source: "log").findings
    #expect(findings.map(\.rule) == [Diagnosis.unknownID])
    #expect(findings.first?.severity == .note)
    #expect(findings.first?.location.line == nil)
  }

  @Test("never guesses: an unknown failure is a note with the line")
  func unknown() throws {
    let finding = try #require(
      Diagnosis.of(text: "started\nflux capacitor failed: 88 mph\n", source: "log").findings.first)
    #expect(finding.rule == Diagnosis.unknownID)
    #expect(finding.severity == .note)
    #expect(finding.location.line == 2)
    #expect(finding.message.contains("`flux capacitor failed: 88 mph`"))
  }

  @Test("reports a cause once, at its first line, with a count")
  func repeated() throws {
    let line =
      "An error occurred (AccessDenied): Not authorized to perform sts:AssumeRoleWithWebIdentity"
    let text =
      "start\r\n  \u{1B}[31m\(line)\u{1B}[0m\r\n\(line)\nno basic auth credentials\n\(line)\n"
    let findings = Diagnosis.of(text: text, source: "log").findings
    #expect(
      findings.map(\.rule) == ["cause/assume-role-refused", "cause/no-basic-auth-credentials"])
    #expect(findings.first?.location.line == 2)
    #expect(findings.first?.message.contains("(3 times)") == true)
    #expect(findings.last?.message.contains("times)") == false)
  }

  @Test("leaves out a symptom that a cause explains, and keeps one that none does")
  func symptoms() {
    let describe = """
          State:          Waiting
            Reason:       ImagePullBackOff
        Warning  Failed  12s  kubelet  Failed to pull image "x": no basic auth credentials
        Warning  Failed  12s  kubelet  Error: ErrImagePull
        Warning  FailedScheduling  9s  default-scheduler  running PreBind plugin failed
      """
    #expect(ids(describe) == ["cause/no-basic-auth-credentials", "cause/unschedulable"])
  }

  @Test(
    "reads objects as `oc get -o json` and `-o yaml` print them, folded lines included",
    arguments: [
      #"{"kind":"Pod","status":{"containerStatuses":[{"state":{"waiting":{"message":"Back-off pulling image \"a\"","reason":"ImagePullBackOff"}}}]}}"#,
      """
      apiVersion: v1
      kind: Pod
      spec:
        message: no basic auth credentials
      status:
        containerStatuses:
        - state:
            waiting:
              message: 'Back-off pulling
                image "a"'
              reason: ImagePullBackOff
      """,
    ])
  func objects(text: String) throws {
    let finding = try #require(Diagnosis.of(text: text, source: "pod").findings.first)
    #expect(finding.rule == "cause/image-pull-failed")
    #expect(finding.location.line != nil)
  }

  @Test("shows no credential of a line that it quotes")
  func credentials() throws {
    let token = String(repeating: "eyJhbGciOiJSUzI1NiIsImtpZCI6", count: 8)
    let text = """
      curl: (6) Could not resolve host: a -H Authorization: Bearer abc.def --password hunter2 \(token)
      """
    let message = try #require(Diagnosis.of(text: text, source: nil).findings.first?.message)
    for secret in ["abc.def", "hunter2", "eyJhbGci"] { #expect(!message.contains(secret)) }
    #expect(message.contains("[hidden]"))
  }

  @Test(
    "a kubelet that waits for its cache, and then does not find what it mounts, names one cause")
  func cacheOfKubelet() {
    let failed =
      "  Warning  FailedMount  8s  kubelet  MountVolume.SetUp failed for volume \"ca\" : "
    let waits = failed + "failed to sync configmap cache: timed out waiting for the condition"
    #expect(ids(waits) == ["cause/volume-not-mounted"])
    let missing = failed + "configmap \"gone\" not found"
    #expect(ids(waits + "\n" + missing) == ["cause/volume-source-missing"])
  }

  @Test("four times the text takes about four times as long, hostile text too")
  func growth() {
    let line =
      "2026-03-02T08:15:04Z info failed to pull image failed to pull failed to resolve pulling image"
    func time(_ count: Int) -> Duration {
      let lines = (0..<count).map { "\(line) \($0)" }.joined(separator: "\n")
      let hostile = String(repeating: "failed to pull image", count: 2 * count)
      let text = "\(lines)\nUnable to locate credentials\n\(hostile)"
      let clock = ContinuousClock()
      let times = (0..<2).map { _ in clock.measure { #expect(ids(text).count == 2) } }
      return times[0] < times[1] ? times[0] : times[1]
    }
    // Quadratic, it would be sixteen times.
    #expect(time(4_000) < time(1_000) * 10)
  }

  @Test(
    "does not trap on hostile text",
    arguments: [
      "\0\u{1B}[", "\u{1B}", "\\", "\\\\\\n", "\u{2028}\u{85}", "{", "[]", "{\"kind\":1}",
      "{\"kind\":\"Event\",\"count\":1e999,\"message\":\"OOMKilled\"}",
      "{\"kind\":\"Event\",\"count\":-9223372036854775809,\"message\":\"OOMKilled\"}",
      "apiVersion: v1\nkind: [", "---\n--- a\n", String(repeating: "[", count: 5000),
      "{\"kind\":\"Pod\",\"a\":" + String(repeating: "[", count: 400)
        + String(repeating: "]", count: 400) + "}",
      String(repeating: "a", count: 300_000) + " OOMKilled",
      "no basic auth credentials \u{301}`\u{0}",
    ])
  func hostile(text: String) {
    #expect(!Diagnosis.of(text: text, source: nil).findings.isEmpty)
  }
}
