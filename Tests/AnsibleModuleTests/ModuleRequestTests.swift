import AnsibleModule
import Documents
import Testing

private let spec = [
  ModuleOption("state", .string, default: "rendered", choices: ["rendered", "absent"]),
  ModuleOption("dest", .string, default: .null),
  ModuleOption("values", .elements, default: []),
  ModuleOption("artifacts", .strings, default: [], choices: ["rbac", "deployment"]),
  ModuleOption("backup", .boolean, default: false),
  ModuleOption("mode", .fileMode, default: .null),
  ModuleOption("live", .dictionary, default: [:]),
]

private func request(_ json: String) throws -> ModuleRequest {
  try ModuleRequest(Array(json.utf8), spec: spec)
}

@Suite("A module's arguments")
struct ModuleRequestTests {
  @Test("have defaults, which null means too")
  func defaults() throws {
    let request = try request(#"{"state": null}"#)
    #expect(request["state"].string == "rendered")
    #expect(request["dest"].isNull)
    #expect(request["backup"].bool == false)
    #expect(!request.isCheckMode)
  }

  @Test("contain Ansible's own, of which unknown ones are ignored")
  func internalArguments() throws {
    let request = try request(
      #"{"_ansible_check_mode": true, "_ansible_diff": true, "_ansible_future": [1]}"#)
    #expect(request.isCheckMode)
    #expect(request.wantsDiff)
  }

  @Test(
    "of kind boolean are what Ansible accepts as one",
    arguments: [
      (#""yes""#, true), (#""No""#, false), ("1", true), ("0", false), ("true", true),
      (#""off""#, false),
    ])
  func boolean(json: String, expected: Bool) throws {
    #expect(try request("{\"backup\": \(json)}")["backup"].bool == expected)
  }

  @Test("that are a list of strings may be one string with commas, or a list")
  func strings() throws {
    let expected: Node = ["rbac", "deployment"]
    #expect(try request(#"{"artifacts": "rbac, deployment"}"#)["artifacts"] == expected)
    #expect(try request(#"{"artifacts": ["rbac", "deployment"]}"#)["artifacts"] == expected)
  }

  @Test("that are a mode are octal as a string, or the number that YAML made of octal")
  func mode() throws {
    #expect(try request(#"{"mode": "0644"}"#)["mode"].fileMode == 0o644)
    #expect(try request(#"{"mode": 420}"#)["mode"].fileMode == 0o644)
  }

  @Test(
    "that are invalid are all reported at once",
    arguments: [
      (#"{"stat": "absent"}"#, "unsupported option `stat`, did you mean `state`?"),
      (#"{"state": "abset"}"#, "did you mean `absent`?"),
      (#"{"artifacts": ["rbca"]}"#, "did you mean `rbac`?"),
      (#"{"backup": "maybe"}"#, "option `backup` is a string, not a boolean"),
      (#"{"live": []}"#, "option `live` is a list, not a mapping"),
      (#"{"mode": "u=rw"}"#, "option `mode` is not a valid file mode"),
      (#"{"backup": 2, "live": 1}"#, "option `live` is a number, not a mapping"),
    ])
  func errors(json: String, part: String) {
    let failure = #expect(throws: ModuleFailure.self) { try request(json) }
    #expect(failure?.message.contains(part) == true)
  }

  @Test(
    "that are not a JSON object are a failure", arguments: ["", "[]", "{", "NaN", "{\"a\":NaN}"])
  func noObject(json: String) {
    #expect(throws: ModuleFailure.self) { try request(json) }
  }
}

@Suite("A module's result")
struct ModuleResultTests {
  @Test("is one line of ASCII")
  func line() {
    let values = Mapping([.init(key: "text", value: "\u{2028}\u{E9}")])
    let line = ModuleResult(changed: true, values: values).line
    #expect(line.utf8.allSatisfy { $0 < 128 && $0 != 10 })
    #expect(line.contains(#""changed""#))
    #expect(!line.contains("failed"))
  }

  @Test("of a failure says that it failed and why")
  func failure() {
    let line = ModuleResult(ModuleFailure("no")).line
    let (node, _) = JSONReader.read(Array(line.utf8), source: nil)
    #expect(node?["failed"]?.bool == true)
    #expect(node?["msg"]?.string == "no")
    #expect(node?["changed"]?.bool == false)
  }
}
