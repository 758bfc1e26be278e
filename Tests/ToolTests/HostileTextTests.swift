import Documents
import Foundation
import Testing

/// A document that somebody wrote to mislead who reads about it, or that holds a credential.
struct HostileInput: Sendable, CustomTestStringConvertible {
  let name: String
  let file: String
  let text: String
  /// What must not be shown.
  let secret: String?

  init(_ name: String, _ file: String, _ text: String, secret: String? = nil) {
    (self.name, self.file, self.text, self.secret) = (name, file, text, secret)
  }

  var testDescription: String { name }
}

@Suite("Nothing from a document acts on a terminal or a CI service, and no credential is shown")
struct HostileTextTests {
  /// Texts that act, and what they are.
  static let acting: [(String, String)] = [
    ("an escape sequence", "\u{1B}[2J\u{1B}[31mX"), ("a bell", "\u{7}"), ("C1", "\u{9B}31m"),
    ("a carriage return", "a\r::error::b"), ("a forged line", "x\n::error file=a::forged"),
    ("a forged line, indented", "x\n   ::error::forged"), ("an Azure command", "##vso[task.a]b"),
    ("bidirectional marks", "a\u{202E}b\u{2066}c"), ("a zero-width mark", "a\u{200B}b"),
    ("a line separator", "a\u{2028}::error::b"), ("a title", "\u{1B}]0;title\u{7}"),
    ("a delete", "\u{7F}\u{8}"),
  ]

  /// Where such a text can be in what a user validates.
  static let places: [(String, String, @Sendable (String) -> String)] = [
    (
      "a Sid", "policy.json",
      {
        #"{"Version":"2012-10-17","Statement":[{"Sid":\#($0),"Effect":"Allow","Action":"*","Resource":"*"}]}"#
      }
    ),
    (
      "an action", "policy.json",
      {
        #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":\#($0),"Resource":"*"}]}"#
      }
    ),
    (
      "an element", "policy.json",
      {
        #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*",\#($0):1}]}"#
      }
    ),
    (
      "an object's name", "manifest.yaml",
      { #"{"apiVersion":"v1","kind":"ServiceAccount","metadata":{"name":\#($0)}}"# }
    ),
    ("a value", "values.yaml", { #"{"ecr":{"namespace":\#($0)}}"# }),
    ("a key", "values.yaml", { #"{"ecr":{\#($0):1}}"# }),
  ]

  static let texts: [HostileInput] = acting.flatMap { title, text in
    places.map { place, file, document in
      HostileInput(
        "\(title) in \(place)", file, document(JSONWriter.text(Node(text), style: .compact)))
    }
  }

  @Test("whatever a document holds, its findings are visible text", arguments: texts)
  func visible(input: HostileInput) throws {
    let tool = try Tool()
    try tool.write(input.text, to: input.file)
    for format in ["text", "github", "json"] {
      let outcome = try tool.run("validate", "--format", format, input.file)
      check(outcome.output + outcome.error, commands: format == "github")
    }
  }

  @Test("as a log, as a module's argument, as a file's name, as an argument", arguments: acting)
  func doors(title: String, text: String) throws {
    let tool = try Tool()
    try tool.write("Error: ImagePullBackOff \(text) failed\nerror: \(text)\n", to: "log")
    for arguments in [
      ["diagnose", "log"], ["validate", "no\(text)"], ["render", "--set", text], [text],
      ["prove", "-e", text], ["validate", "--\(text)"], ["rules", text],
    ] {
      let outcome = try tool.run(arguments)
      check(outcome.output + outcome.error, commands: false)
    }
    let modules: [Node] = [
      ["state": Node(text)], ["values": [["namespace": Node(text)]]], [text: "a"],
      ["state": "diagnosed", "live": ["logs": Node("Error: ImagePullBackOff \(text)")]],
      ["values": [Node("/\(text)")]], ["live": [text: []]],
    ]
    for arguments in modules {
      let outcome = try tool.module(arguments)
      check(outcome.json?["msg"]?.string ?? "", commands: false)
      for finding in outcome.json?["findings"]?.list ?? [] {
        check(finding["message"]?.string ?? "", commands: false)
        check(finding["help"]?.string ?? "", commands: false)
      }
      #expect(outcome.output.utf8.allSatisfy { $0 == 0x0A || (0x20..<0x7F).contains($0) })
    }
  }

  private func check(_ text: String, commands: Bool) {
    let hidden = text.unicodeScalars.filter { scalar in
      scalar != "\n"
        && (scalar.properties.generalCategory == .control
          || scalar.properties.generalCategory == .format
          || scalar.properties.generalCategory == .lineSeparator)
    }
    #expect(hidden.isEmpty, "\(hidden.map(\.value)) in \(text)")
    let lines = text.split(separator: "\n").map { $0.drop { $0 == " " } }
    let forged = lines.filter { $0.hasPrefix("::") && $0.contains("forged") }
    #expect(commands ? lines.allSatisfy { $0.hasPrefix("::") } : forged.isEmpty, "\(text)")
    #expect(!text.contains("##vso["))
  }

  static let secret = "hunter2-Zx9"

  static let secrets: [HostileInput] = [
    HostileInput("a Secret's data", "a.yaml", manifest("Secret", #"data: {token: "\#(secret)!"}"#)),
    HostileInput(
      "a Secret's stringData", "a.yaml", manifest("Secret", "stringData:\n  a/b: \(secret)")),
    HostileInput(
      "a Secret's block", "a.yaml",
      manifest("Secret", "stringData:\n  a/b: |\n    x\n    \(secret)\n    y")),
    HostileInput(
      "a Secret in JSON", "a.json",
      #"{"apiVersion":"v1","kind":"Secret","metadata":{"name":"A"},"data":{"a b":"\#(secret)"}}"#),
    HostileInput(
      "a Secret in a list", "a.json",
      #"{"apiVersion":"v1","kind":"List","items":[{"apiVersion":"v1","kind":"Secret","metadata":{"name":"A"},"data":{"a b":"\#(secret)"}}]}"#
    ),
    HostileInput(
      "a Secret whose data is a list", "a.yaml", manifest("Secret", "data: [\(secret), 7]")),
    HostileInput(
      "a Secret's copy in an annotation", "a.yaml",
      "apiVersion: v1\nkind: Secret\nmetadata:\n  name: A_B\n  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: '{\"kind\":\"Secret\",\"data\":{\"a\":\"\(secret)\"}}'"
    ),
    HostileInput(
      "a variable", "a.yaml", pod(#"env: [{name: DB_PASSWORD, value: "\#(secret)", x: 1}]"#)),
    HostileInput(
      "a variable on lines", "a.yaml",
      pod("env:\n    - name: API_KEY\n      value: \(secret)\n      x: 1")),
    HostileInput("an argument", "a.yaml", pod(#"args: ["--password", "\#(secret)", 7]"#)),
    HostileInput(
      "an argument with =", "a.yaml", pod(#"args: ["--token-file=/a", "--password=\#(secret)", 7]"#)
    ),
    HostileInput(
      "a command", "a.yaml",
      pod(#"command: ["sh", "-c", "docker login -u AWS -p \#(secret) r", 7]"#)),
    HostileInput(
      "a URL", "a.yaml",
      pod(#"env: [{name: HTTPS_PROXY, value: "http://bob:\#(secret)@proxy:1", x: 1}]"#)),
    HostileInput("a header", "a.yaml", pod(#"args: ["Authorization: Bearer \#(secret)", 7]"#)),
    HostileInput("a value of an environment", "a.yaml", "ecr: {password: \(secret)}"),
    HostileInput(
      "a proxy of an environment", "a.yaml",
      "ecr:\n  sync:\n    env: {HTTPS_PROXY: \"http://bob:\(secret)@proxy:1\", 1A: b}"),
    HostileInput(
      "an element of a policy", "a.json",
      #"{"Version":"2012-10-17","Statement":[],"password":"\#(secret)"}"#),
  ]

  private static func manifest(_ kind: String, _ rest: String) -> String {
    "apiVersion: v1\nkind: \(kind)\nmetadata: {name: A_B}\n\(rest)\n"
  }

  private static func pod(_ container: String) -> String {
    "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n  - name: a\n    image: a\n    \(container)\n"
  }

  @Test("no format shows a credential of a document", arguments: secrets)
  func credentials(input: HostileInput) throws {
    let tool = try Tool()
    try tool.write(input.text, to: input.file)
    for format in ["text", "json", "sarif", "github"] {
      let outcome = try tool.run("validate", "--format", format, input.file)
      #expect(
        !(outcome.output + outcome.error).contains(Self.secret), "\(format): \(outcome.output)")
    }
    let proof = try tool.run("prove", input.file)
    #expect(!(proof.output + proof.error).contains(Self.secret), "\(proof.output)")
    let log = try tool.run("diagnose", input.file)
    #expect(!(log.output + log.error).contains(Self.secret), "\(log.output)")
  }

  @Test("no credential of a living object is shown, however it differs from the plan")
  func drift() throws {
    let tool = try Tool.withEnvironment()
    let values: Node = ["values": [Node(tool.path("environments/dev/deployment-values.yaml"))]]
    let planned = try tool.module(values).json
    let deployment = try #require(planned?["documents"]?["deployment"])
    let additions: [(String, Node)] = [
      ("env", [["name": "DB_PASSWORD", "value": Node(Self.secret)]]),
      ("env", [["name": "X", "value": Node("http://a:\(Self.secret)@b")]]),
      ("args", ["--password", Node(Self.secret)]), ("args", [Node("--token=\(Self.secret)")]),
    ]
    for (field, value) in additions {
      var arguments = values.mapping ?? Mapping()
      arguments["state"] = "validated"
      arguments["live"] = ["deployment": try Self.adding(field, value, to: deployment)]
      arguments["fail_on"] = "error"
      let outcome = try tool.module(Node(.mapping(arguments)))
      #expect(outcome.output.contains("access/drift"))
      #expect(!outcome.output.contains(Self.secret), "\(field)")
    }
  }

  private static func adding(_ field: String, _ value: Node, to deployment: Node) throws -> Node {
    let text = JSONWriter.text(deployment, style: .compact)
    let place = try #require(text.range(of: #""containers":[{"#))
    let member = "\"\(field)\":\(JSONWriter.text(value, style: .compact)),"
    let changed = text.replacingOccurrences(of: "\"\(field)\":", with: "\"replaced\":")
    let start = changed.index(
      changed.startIndex, offsetBy: text.distance(from: text.startIndex, to: place.upperBound))
    let whole = changed[..<start] + member + changed[start...]
    return try #require(JSONReader.read(Array(whole.utf8), source: nil).node)
  }

  @Test(
    "of a thousand findings of a file and more, the most severe are listed and the others counted")
  func many() throws {
    let tool = try Tool()
    let statements = (0..<1500).map {
      #"{"Sid":"a-\#($0)","Effect":"Deny","Action":"*","Resource":"*"}"#
    }
    try tool.write(
      #"{"Version":"2012-10-17","Statement":[\#(statements.joined(separator: ",\n"))]}"#,
      to: "a.json")
    let text = try tool.run("validate", "a.json")
    #expect(text.output.contains("1500 errors"))
    #expect(text.output.contains("\na.json: and "))
    let json = try #require(try tool.run("validate", "--format", "json", "a.json").json)
    #expect(json["findings"]?.list?.count == 1000)
    #expect(json["findings"]?.list?.allSatisfy { $0["severity"]?.string == "error" } == true)
    #expect(json["counts"]?["error"] == 1500)
  }
}
