import Documents
import Foundation
import Testing

@Suite("The Ansible module")
struct ModuleEntryPointTests {
  private static let values: Node = [
    "cluster": [
      "name": "c", "account_id": "606639739464", "oidc_endpoint_url": "https://oidc.example.com/c",
    ],
    "registry": ["account_id": "818140567777", "region": "us-east-1"],
  ]

  private func arguments(_ tool: Tool, _ more: Node = [:]) -> Node {
    var mapping = Mapping([
      .init(key: "values", value: [Self.values]), .init(key: "dest", value: Node(tool.folder.path)),
    ])
    for entry in more.mapping?.entries ?? [] { mapping.set(entry) }
    return Node(.mapping(mapping))
  }

  private func actions(_ outcome: Tool.Outcome) -> Set<String> {
    Set((outcome.json?["artifacts"]?.list ?? []).compactMap { $0["action"]?.string })
  }

  @Test("creates, leaves unchanged, updates and removes files; check mode reports the same")
  func matrix() throws {
    let tool = try Tool()
    let steps: [(more: Node, actions: Set<String>, files: Int)] = [
      (["state": "rendered"], ["created"], 6), (["state": "rendered"], ["unchanged"], 6),
      (["values": [Self.values, ["audience": "other"]]], ["updated", "unchanged"], 6),
      (["values": [Self.values, ["audience": "other"]]], ["unchanged"], 6),
      (["state": "absent"], ["removed"], 0), (["state": "absent"], ["unchanged"], 0),
    ]
    for step in steps {
      let before = try tool.files()
      let check = try tool.module(
        arguments(tool, step.more).setting("_ansible_check_mode", true))
      #expect(try tool.files() == before)
      let outcome = try tool.module(arguments(tool, step.more))
      #expect(outcome.code == 0)
      #expect(actions(outcome) == step.actions)
      #expect(outcome.json?["changed"] == Node(step.actions != ["unchanged"]))
      #expect(check.json?["changed"] == outcome.json?["changed"])
      #expect(actions(check) == step.actions)
      #expect(try tool.files().count == step.files)
    }
  }

  @Test("reads its arguments from a file, from `-`, and from standard input under its own name")
  func inputs() throws {
    let tool = try Tool()
    let text = JSONWriter.text(["values": [Self.values]], style: .compact)
    try tool.write(text, to: "args")
    let file = try tool.run(tool.path("args"))
    #expect(file.json?["plan"]?["enabled"] == true)
    #expect(try tool.run("-", input: text).output == file.output)
    #expect(try tool.run(input: text, named: "ecr_artifacts").output == file.output)
    #expect(try tool.run("rendr").code == 64)
  }

  @Test("does not touch a file with the same content and other formatting")
  func untouched() throws {
    let tool = try Tool()
    _ = try tool.module(arguments(tool))
    let path = tool.path("ecr-sa.yml")
    try tool.write("# mine\n" + tool.read("ecr-sa.yml"), to: "ecr-sa.yml")
    let before = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
    #expect(actions(try tool.module(arguments(tool))) == ["unchanged"])
    let after = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
    #expect(before == after)
    #expect(try tool.read("ecr-sa.yml").hasPrefix("# mine"))
  }

  @Test("keeps a file's mode, sets the one of the task, and follows a symbolic link")
  func modeAndLink() throws {
    let tool = try Tool()
    try tool.write("old", to: "real/sa.yml")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: tool.path("real/sa.yml"))
    try FileManager.default.createSymbolicLink(
      atPath: tool.path("ecr-sa.yml"), withDestinationPath: "real/sa.yml")
    let only: Node = ["artifacts": ["service_account"]]
    #expect(actions(try tool.module(arguments(tool, only))) == ["updated"])
    #expect(try tool.read("real/sa.yml").contains("kind: ServiceAccount"))
    #expect(try mode(tool, "real/sa.yml") == 0o600)
    let link = try FileManager.default.destinationOfSymbolicLink(atPath: tool.path("ecr-sa.yml"))
    #expect(link == "real/sa.yml")
    let readable = arguments(tool, only).setting("mode", "0640")
    #expect(actions(try tool.module(readable)) == ["updated"])
    #expect(try mode(tool, "real/sa.yml") == 0o640)
    #expect(actions(try tool.module(readable)) == ["unchanged"])
  }

  private func mode(_ tool: Tool, _ name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: tool.path(name))[.posixPermissions] as? Int
  }

  @Test("backs up a file that it replaces")
  func backup() throws {
    let tool = try Tool()
    try tool.write("old", to: "ecr-sa.yml")
    let outcome = try tool.module(
      arguments(tool, ["artifacts": "service_account", "backup": "yes"]))
    let file = try #require(outcome.json?["artifacts"]?[0]?["backup_file"]?.string)
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "old")
  }

  @Test("returns the text before and after with --diff")
  func diff() throws {
    let tool = try Tool()
    try tool.write("old\n", to: "ecr-sa.yml")
    let outcome = try tool.module(
      arguments(tool, ["artifacts": ["service_account"], "_ansible_diff": true]))
    let diff = try #require(outcome.json?["diff"]?[0])
    #expect(diff["before"] == "old\n")
    #expect(diff["after"]?.string?.contains("ServiceAccount") == true)
    #expect(diff["before_header"] == Node(tool.path("ecr-sa.yml")))
  }

  @Test("writes nothing if there is an error, whatever `fail_on` is")
  func errors() throws {
    let tool = try Tool()
    let wrong: Node = ["values": [Self.values, ["audience": "a b"]]]
    let failed = try tool.module(arguments(tool, wrong))
    #expect(failed.json?["failed"] == true)
    #expect(failed.json?["msg"]?.string?.contains("values[1]: $.ecr.audience: error:") == true)
    let tolerant = try tool.module(arguments(tool, wrong.setting("fail_on", "never")))
    #expect(tolerant.json?["failed"] == nil)
    #expect(tolerant.json?["findings"]?[0]?["document_path"] == "$.ecr.audience")
    #expect(try tool.files().isEmpty)
  }

  @Test("merges the repository policies of `live`")
  func live() throws {
    let live: Node = ["live": ["repository_policies": ["cf/api": .null]]]
    let present = try Tool().module(live.setting("values", [Self.values]))
    #expect(present.json?["documents"]?["repository_policies"]?["cf/api"]?["Statement"] != nil)
    let absent = try Tool().module(
      live.setting("values", [Self.values]).setting("state", "absent"))
    #expect(absent.json?["documents"]?["repository_policies"]?["cf/api"]?.isNull == true)
  }

  @Test(
    "prints one JSON object on every failure",
    arguments: [
      ("", "empty"), ("{", "not valid JSON"), ("[]", "not a JSON object"),
      (#"{"vaules": []}"#, "`values`"),
      (#"{"state": "gone"}"#, "must be one of"), (#"{"values": [1]}"#, "values[0]"),
      (#"{"values": ["/nowhere"]}"#, "No such file"),
      (#"{"live": {"secret": {"data": {}}}}"#, "never credentials"),
      (#"{"live": {"rol": {}}}"#, "`role`"), (#"{"artifacts": ["x"]}"#, "must be one of"),
    ])
  func failures(input: String, part: String) throws {
    let outcome = try Tool().run("-", input: input)
    #expect(outcome.output.split(separator: "\n").count == 1)
    #expect(outcome.json?["failed"] == true)
    #expect(outcome.json?["msg"]?.string?.contains(part) == true)
    #expect(outcome.error.isEmpty)
  }

  @Test("fails clearly if it cannot write, and leaves no partial file")
  func unwritable() throws {
    let tool = try Tool()
    let missing = try tool.module(arguments(tool).setting("dest", Node(tool.path("nowhere"))))
    #expect(missing.json?["msg"]?.string?.contains("does not exist: create it first") == true)
    try tool.write("x", to: "ecrsync.yml/in-the-way")
    let blocked = try tool.module(arguments(tool))
    #expect(blocked.json?["msg"]?.string?.contains("not a regular file") == true)
    #expect(try tool.files() == ["ecrsync.yml/in-the-way"])
    #expect(try Tool().run("/nowhere/args").json?["failed"] == true)
  }

  @Test("fails clearly on a full disk, and leaves no partial file")
  func fullDisk() throws {
    let tool = try Tool()
    let text = JSONWriter.text(arguments(tool), style: .compact)
    try tool.write(text, to: "../\(tool.folder.lastPathComponent)-args")
    // A file size limit takes the place of a full disk: the write that crosses it fails.
    let script = "ulimit -f 4; trap '' XFSZ; exec \"$0\" \"$1\""
    let outcome = try tool.shell(script, tool.folder.path + "-args")
    #expect(outcome.json?["failed"] == true)
    #expect(outcome.json?["msg"]?.string?.contains("ecrsync.yml") == true)
    #expect(try tool.files().isEmpty)
  }
}

extension Node {
  fileprivate func setting(_ key: String, _ value: Node) -> Node {
    var mapping = self.mapping ?? Mapping()
    mapping[key] = value
    return Node(.mapping(mapping))
  }
}
