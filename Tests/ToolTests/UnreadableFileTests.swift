import Documents
import Foundation
import Testing

@Suite("Paths that are no files, or cannot be read")
struct UnreadableFileTests {
  private static let policy =
    #"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "a:b", "Resource": "*"}]}"#

  /// `bad` is made by a line of bash in the folder `d`, beside `d/good.json`.
  struct Row: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let line: String
    /// The rule, and the message that follows its path.
    let rule: String
    let message: String

    init(_ name: String, _ line: String, _ rule: String, _ message: String) {
      (testDescription, self.line, self.rule, self.message) = (name, line, rule, message)
    }
  }

  private static let rows = [
    Row("a FIFO", "mkfifo d/bad.json", "syntax/not-a-file", "is a FIFO, not a file"),
    Row(
      "a socket",
      "python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind(\"d/bad.yml\")'",
      "syntax/not-a-file", "is a socket, not a file"),
    Row(
      "a link to a device", "ln -s /dev/zero d/bad.yaml", "syntax/not-a-file",
      "is a device, not a file"),
    Row(
      "a dangling link", "ln -s nowhere d/bad.yaml", "syntax/unreadable",
      "is a link that leads nowhere"),
    Row(
      "a dangling link of an environment", "ln -s nowhere d/prod", "syntax/unreadable",
      "is a link that leads nowhere"),
    Row(
      "a link to itself", "ln -s bad.yaml d/bad.yaml", "syntax/unreadable",
      "could not access it: Too many levels of symbolic links"),
    Row(
      "a folder of others", "mkdir -m 0 d/bad", "syntax/unreadable",
      "could not read it: Permission denied"),
    Row(
      "a file of others", "touch d/bad.json; chmod 0 d/bad.json", "syntax/unreadable",
      "could not read it: Permission denied"),
    Row(
      "a name that is not UTF-8", #"touch $'d/bad\xff.json'"#, "syntax/unreadable",
      "has a name that is not UTF-8"),
  ]

  /// Runs a line of bash as a user who may not read everything, even where the tests run as root.
  private func shell(_ tool: Tool, _ line: String) throws -> Tool.Outcome {
    guard getuid() == 0 else { return try tool.shell(line) }
    return try tool.shell(
      "chown -R 65534:65534 . && exec setpriv --reuid=65534 --regid=65534 --clear-groups "
        + "bash -c \"$1\" \"$0\"", line)
  }

  @Test("in a folder are errors or notes of their own; the others are checked", arguments: rows)
  func inFolder(row: Row) throws {
    let tool = try Tool()
    try tool.write(Self.policy, to: "d/good.json")
    let outcome = try shell(
      tool, row.line + "; timeout -s KILL 60 \"$0\" validate d --fail-on never --format json")
    let findings = outcome.json?["findings"]?.list ?? []
    let finding = findings.first { $0["rule"]?.string == row.rule }
    #expect(finding?["message"]?.string == row.message)
    #expect(finding?["path"]?.string?.hasPrefix("d/") == true)
    #expect(outcome.json?["checked"] == 1)
    let isUnreadable = row.rule == "syntax/unreadable"
    #expect(outcome.code == (isUnreadable ? 1 : 0))
    #expect(outcome.error.contains("not everything was checked: `d/") == isUnreadable)
  }

  @Test(
    "are errors where the command line names them",
    arguments: [
      ("validate /dev/zero", "/dev/zero: error: [syntax/unreadable] is a device, not a file"),
      ("validate none.json d", "none.json: error: [syntax/unreadable] does not exist"),
      ("compare d d/good.json", "`d` is a folder, not a file"),
      ("diagnose /dev/zero", "`/dev/zero` is a device, not a file"),
      ("prove none d", "none: error: [syntax/unreadable] does not exist"),
    ])
  func named(line: String, message: String) throws {
    let tool = try Tool()
    try tool.write(Self.policy, to: "d/good.json")
    let outcome = try tool.shell("timeout -s KILL 60 \"$0\" \(line)")
    #expect(outcome.code == 1)
    #expect((outcome.output + outcome.error).contains(message))
  }

  @Test(
    "but streams that the command line names are read",
    arguments: [
      "validate <(cat d/good.json) --format json", "validate /dev/stdin --format json <d/good.json",
      "validate - --format json <d/good.json",
      "validate /dev/stdin --format json < <(cat d/good.json)",
      "compare --format json <(cat d/good.json) d/good.json",
      "evaluate --request <(echo '{}')",
    ])
  func streams(line: String) throws {
    let tool = try Tool()
    try tool.write(Self.policy, to: "d/good.json")
    let outcome = try tool.shell("timeout -s KILL 60 \"$0\" \(line)")
    #expect(outcome.json != nil)
    #expect(!(outcome.output + outcome.error).contains("not a file"))
    #expect(outcome.json?["checked"] == nil || outcome.json?["checked"] == 1)
  }

  @Test(
    "a FIFO is not opened where no command line names it",
    arguments: ["render -e fifo", "prove -e dev -e fifo", "render -e guarded"])
  func fifos(line: String) throws {
    let tool = try Tool.withEnvironment()
    let values = try tool.read("environments/dev/deployment-values.yaml")
    try tool.write(
      values + "  guardrails: {registry_policy: fifo.json}\n",
      to: "environments/guarded/deployment-values.yaml")
    let outcome = try tool.shell(
      "mkdir environments/fifo; mkfifo environments/fifo/deployment-values.yaml "
        + "environments/guarded/fifo.json; timeout -s KILL 60 \"$0\" \(line)")
    #expect(outcome.code == 1)
    #expect(outcome.error.contains("is a FIFO, not a file"))
  }

  @Test("linked folders are searched, each once, under a path without links if there is one")
  func linkedFolders() throws {
    let tool = try Tool()
    try tool.write(Self.policy, to: "real/a.JSON")
    try tool.write(Self.policy, to: "env/own/b.json")
    let outcome = try tool.shell(
      "ln -s ../real env/prod; ln -s ../real env/also; ln -s .. env/own/loop; ln -s own env/a; "
        + "\"$0\" validate env --format json; strace -V >/dev/null 2>&1 || true")
    let paths = Set((outcome.json?["findings"]?.list ?? []).compactMap { $0["path"]?.string })
    #expect(outcome.json?["checked"] == 2)
    #expect(paths.count == 2)
    #expect(paths.contains("env/own/b.json"))
    #expect(paths.contains { $0.hasSuffix("/a.JSON") })
  }

  @Test("endings of files count in any case", arguments: ["a.JSON", "a.Yaml", "a.YML"])
  func endings(name: String) throws {
    let tool = try Tool()
    try tool.write(Self.policy, to: "d/\(name)")
    #expect(try tool.run("validate", "d", "--format", "json").json?["checked"] == 1)
  }

  @Test("a file that ends in .JSON is read strictly, as one that ends in .json")
  func strict() throws {
    let tool = try Tool()
    try tool.write("Version: 2012-10-17\n", to: "a.JSON")
    let json = try tool.run("validate", "a.JSON", "--format", "json").json
    #expect(json?["findings"]?[0]?["rule"] == "syntax/json")
  }

  @Test("an environment that cannot be read leaves the others proved")
  func environments() throws {
    let tool = try Tool.withEnvironment()
    let outcome = try tool.run("prove", "-e", "prod", "-e", "dev", "--format", "json")
    #expect(outcome.code == 1)
    #expect(outcome.json?["proof"]?.list?.count ?? 0 > 20)
    #expect(
      outcome.json?["findings"]?.list?.contains {
        $0["path"] == "environments/prod/deployment-values.yaml"
          && $0["rule"] == "syntax/unreadable"
      } == true)
    #expect(try tool.run("prove", "-e", "prod").error.contains("environments: dev"))
  }
}
