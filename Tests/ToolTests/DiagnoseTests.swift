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
}
