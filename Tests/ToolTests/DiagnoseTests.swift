import Documents
import Testing

@Suite("The command diagnose, and the module's state diagnosed")
struct DiagnoseTests {
  private static let log = """
    start
    An error occurred (AccessDenied): Not authorized to perform sts:AssumeRoleWithWebIdentity

    """

  @Test("reports cause and remedy at the line, and exits 3")
  func text() throws {
    let tool = try Tool()
    try tool.write(Self.log, to: "pod.log")
    let outcome = try tool.run("diagnose", "pod.log")
    #expect(outcome.code == 3)
    #expect(outcome.output.hasPrefix("pod.log:2:35: error: [cause/assume-role-refused] "))
    #expect(outcome.output.contains("help: compare `aws iam get-role"))
    #expect(outcome.error.isEmpty)
  }

  @Test("reads standard input and prints one JSON object with `--format json`")
  func json() throws {
    let outcome = try Tool().run("diagnose", "-", "--format", "json", input: Self.log)
    #expect(outcome.code == 3)
    #expect(outcome.json?["counts"]?["error"] == 1)
    #expect(outcome.json?["findings"]?[0]?["rule"] == "cause/assume-role-refused")
    #expect(outcome.json?["findings"]?[0]?["line"] == 2)
    #expect(outcome.json?.mapping?.keys == ["findings", "counts", "accepted"])
  }

  @Test(
    "reports a note where it knows no cause, and exits 0",
    arguments: ["all is well", "", "boom: failed"])
  func unknown(text: String) throws {
    let outcome = try Tool().run("diagnose", "-", input: text)
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("note: [cause/unknown] "))
  }

  @Test(
    "ignores the sync script, which `oc describe` prints",
    arguments: ["", "Command:\n"])
  func script(heading: String) throws {
    let tool = try Tool.withEnvironment()
    let deployment = try tool.run("render", "-e", "dev", "--artifact", "deployment").output
    #expect(deployment.contains("get-login-password"))
    let outcome = try tool.run("diagnose", "-", input: heading + deployment)
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("note: [cause/unknown] "))
  }

  @Test("distinguishes wrong usage from a missing file")
  func usage() throws {
    #expect(try Tool().run("diagnose").code == 64)
    #expect(try Tool().run("diagnose", "a", "b").code == 64)
    #expect(try Tool().run("diagnose", "nowhere").code == 1)
  }

  @Test("returns findings to a task, which fails unless `fail_on` is `never`")
  func module() throws {
    let live: Node = ["logs": ["sync-1": Node(Self.log)]]
    let failed = try Tool().module(["state": "diagnosed", "live": live])
    #expect(failed.json?["failed"] == true)
    #expect(failed.json?["msg"]?.string?.contains("[cause/assume-role-refused]") == true)
    let tolerant = try Tool().module(["state": "diagnosed", "live": live, "fail_on": "never"])
    #expect(tolerant.json?["failed"] == nil)
    #expect(tolerant.json?["changed"] == false)
    #expect(tolerant.json?["counts"]?["error"] == 1)
    #expect(tolerant.json?["accepted"] == [])
    #expect(tolerant.json?["findings"]?[0]?["path"] == "log of sync-1")
    let unknown = try Tool().module(["state": "diagnosed", "live": ["logs": ["a": "fine"]]])
    #expect(unknown.json?["findings"]?[0]?["rule"] == "cause/unknown")
    #expect(unknown.json?["failed"] == nil)
  }

  private static let denied = """
    start
    denied: User: arn:aws:sts::606639739464:assumed-role/ROSAECRAssumeRole/botocore-session-1 is not \
    authorized to perform: ecr:BatchGetImage on resource: \
    arn:aws:ecr:us-east-1:818140567777:repository/other/app because no identity-based policy allows \
    the ecr:BatchGetImage action

    """

  private func rules(_ outcome: Tool.Outcome) -> [String] {
    (outcome.json?["findings"]?.list ?? []).compactMap { $0["rule"]?.string }
  }

  @Test("explains a denial by the plan of an environment, whose values options override")
  func explained() throws {
    let tool = try Tool.withEnvironment()
    try tool.write("ecr: {registry: {repositories: [team/*]}}", to: "more.yaml")
    let format = ["--format", "json"]
    let without = try tool.run(["diagnose", "-"] + format, input: Self.denied)
    #expect(rules(without) == ["cause/pull-action-denied"])
    let all = try tool.run(["diagnose", "-", "-e", "dev"] + format, input: Self.denied)
    #expect(rules(all) == ["access/denial-not-applied", "cause/pull-action-denied"])
    for more in [["-f", "more.yaml"], ["--set", "registry.repositories=[team/*]"]] {
      let some = try tool.run(["diagnose", "-", "-e", "dev"] + more + format, input: Self.denied)
      #expect(rules(some) == ["access/denial-not-granted", "cause/pull-action-denied"])
      #expect(some.code == 3)
      #expect(
        some.json?["findings"]?[0]?["help"]?.string
          == "add `other/app` to `ecr.registry.repositories` and run the playbook")
    }
  }

  @Test("explains a denial by a policy that `ecr.guardrails` names, with its line")
  func guardrail() throws {
    let tool = try Tool.withEnvironment(
      "  guardrails:\n    service_control_policies: [[scp.json]]")
    try tool.write(
      """
      {"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Action": "*", "Resource": "*"},
        {"Effect": "Deny", "Action": "ecr:Batch*", "Resource": "*"}
      ]}
      """, to: "environments/dev/scp.json")
    let outcome = try tool.run("diagnose", "-", "-e", "dev", input: Self.denied)
    #expect(
      outcome.output.contains(
        "[access/denial-by-statement] statement 1 of the service control policy"))
    #expect(outcome.output.contains("scp.json:3`"))
  }

  @Test(
    "reports values that are wrong beside the diagnosis, and a missing environment as a failure")
  func values() throws {
    let tool = try Tool.withEnvironment("  namespace: Not_Valid")
    let wrong = try tool.run("diagnose", "-", "-e", "dev", input: Self.denied)
    #expect(wrong.code == 3)
    #expect(wrong.output.contains("[cause/pull-action-denied]"))
    #expect(wrong.output.contains("deployment-values.yaml:"))
    #expect(!wrong.output.contains("access/denial"))
    #expect(try tool.run("diagnose", "-", "-e", "nowhere", input: Self.denied).code == 1)
    let off = try Tool()
    try off.write("ecr: {enabled: false}", to: "environments/dev/deployment-values.yaml")
    let disabled = try off.run("diagnose", "-", "-e", "dev", input: Self.denied)
    #expect(disabled.error.contains("denials are not explained"))
    #expect(disabled.code == 3)
  }

  @Test("explains a denial by what a task has read, where the task passes values")
  func moduleWithValues() throws {
    let tool = try Tool.withEnvironment()
    let values: Node = [Node(tool.path("environments/dev/deployment-values.yaml"))]
    let live: Node = [
      "logs": ["sync-1": Node(Self.denied)], "repository_policies": ["other/app": .null],
      "attached_policies": [:], "inline_policies": [:],
    ]
    let outcome = try tool.module(
      ["state": "diagnosed", "live": live, "values": values, "fail_on": "never"])
    #expect(rules(outcome) == ["access/denial-not-applied", "cause/pull-action-denied"])
    #expect(
      outcome.json?["findings"]?[0]?["message"]?.string?.contains("the role has no policy") == true)
    #expect(outcome.json?["changed"] == false)
    let failed = try tool.module(["state": "diagnosed", "live": live, "values": values])
    #expect(failed.json?["msg"]?.string?.contains("[access/denial-not-applied]") == true)
    let invalid = try tool.module(["state": "diagnosed", "live": live, "values": [1]])
    #expect(invalid.json?["failed"] == true)
  }

  @Test("shows the line of a finding far down in a log, of a file and of standard input")
  func excerpt() throws {
    let tool = try Tool()
    let log = String(repeating: "nothing\n", count: 40_000) + "  x no basic auth credentials\r\n"
    try tool.write(log, to: "pod.log")
    for outcome in [try tool.run("diagnose", "pod.log"), try tool.run("diagnose", "-", input: log)]
    {
      #expect(
        outcome.output.contains(
          "40001 |   x no basic auth credentials\n" + String(repeating: " ", count: 12) + "^\n"))
    }
  }
}
