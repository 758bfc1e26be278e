import Diagnostics
import Documents
import TestSupport
import Testing

@Suite("Reading YAML")
struct YAMLReaderTests {
  private func read(_ text: String) -> (documents: [Node], findings: [Finding]) {
    YAMLReader.read(Array(text.utf8), source: "f")
  }

  @Test("keeps order and places")
  func places() throws {
    let node = try #require(read("b:\n  - x\n  - y: \"z\"\na: 1\n").documents.first)
    #expect(node.mapping?.keys == ["b", "a"])
    let value = try #require(node["b"]?[1]?["y"])
    #expect(value.location.line == 3)
    #expect(value.location.column == 8)
    #expect(value.location.path.description == "$.b[1].y")
    #expect(node.mapping?.entry("a")?.keyLocation.line == 4)
  }

  @Test("knows where each line of a literal block stands")
  func blocks() throws {
    let text = "a: |\n\n  x\n    y\nb:\n- |2-\n    z\nc: \"x\\ny\"\nd: >\n  x\n\n  y\n"
    let node = try #require(read(text).documents.first)
    func places(_ node: Node?) -> [String] {
      (1...3).map { line in
        let place = node?.location(ofLine: line)
        return "\(place?.line ?? 0):\(place?.column ?? 0)"
      }
    }
    #expect(places(node["a"]) == ["2:3", "3:3", "4:5"])
    #expect(node["b"]?[0]?.string == "  z")
    #expect(places(node["b"]?[0]) == ["7:5", "6:3", "6:3"])
    #expect(places(node["c"]) == ["8:4", "8:4", "8:4"])
    #expect(places(node["d"]) == ["9:4", "9:4", "9:4"])
  }

  @Test(
    "gives plain scalars the type that Ansible gives them",
    arguments: [
      ("~", Node.null), ("", .null), ("yes", true), ("Off", false), ("y", "y"), ("n", "n"),
      ("12", 12), ("-3", -3), ("+3", 3), ("0x1F", 31), ("0b101", 5), ("010", 8), ("1_000", 1000),
      ("1:30", 90), ("1.5", Node(.number("1.5"))), ("1e3", "1e3"),
      ("1.0e+3", Node(.number("1.0e+3"))),
      ("2001-12-14", "2001-12-14"), ("1.2.3", "1.2.3"), ("\"12\"", "12"), ("!!str 12", "12"),
      ("089", "089"), ("'~'", "~"), ("606639739464", Node(.number("606639739464"))),
    ])
  func types(text: String, expected: Node) {
    let (documents, findings) = read("a: \(text)\n")
    #expect(findings.isEmpty)
    #expect(documents.first?["a"] == expected)
  }

  @Test("knows how a number was written that YAML 1.1 reads as another")
  func spelling() {
    let node = read("a: 012345670123\nb: 12\n").documents.first
    #expect(node?["a"] == Node(.number("1402433619")))
    #expect(node?["a"]?.spelling == "012345670123")
    #expect(node?["b"]?.spelling == nil)
  }

  @Test("keeps tags that are not YAML's own")
  func tags() {
    let node = read("a: !vault |\n  secret\nb: !!int 3\n").documents.first
    #expect(node?["a"]?.tag == "!vault")
    #expect(node?["b"]?.tag == nil)
    #expect(node?["b"] == 3)
  }

  @Test("expands aliases and merges, what stands in the mapping itself first")
  func merge() {
    let text = "base: &b {x: 1, y: 2}\na:\n  <<: *b\n  y: 3\nlist: [*b, 4]\n"
    let node = read(text).documents.first
    #expect(node?["a"] == ["x": 1, "y": 3])
    #expect(node?["list"]?[0] == ["x": 1, "y": 2])
    #expect(node?["a"]?["x"]?.location.path.description == "$.a.x")
    #expect(node?["list"]?[0]?["x"]?.location.line == 1)
  }

  @Test(
    "reports invalid YAML at its location",
    arguments: [
      ("a: b: c\n", 1, "syntax/yaml"), ("a:\n\t- b\n", 2, "syntax/yaml"),
      ("a: \"b\n", 2, "syntax/yaml"), ("a: [1\n", 2, "syntax/yaml"), ("a: *x\n", 1, "syntax/yaml"),
      ("a: {{ b }}\n", 1, "syntax/yaml"), ("a: .nan\n", 1, "syntax/yaml"),
      ("a: 1\nb: 2\na: 3\n", 3, "syntax/duplicate-key"), ("<<: 3\n", 1, "syntax/yaml"),
    ])
  func faults(text: String, line: Int, rule: String) throws {
    let finding = try #require(read(text).findings.first)
    #expect(finding.rule == rule)
    #expect(finding.location.line == line)
  }

  @Test("tells to quote a value that begins with a template")
  func template() {
    #expect(
      read("a: {{ b }}\n").findings.first?.help?.contains("quote a value that begins with `{{`")
        == true)
  }

  @Test("reads a stream of documents, and none from an empty text")
  func stream() {
    #expect(read("---\na: 1\n---\nb: 2\n").documents == [["a": 1], ["b": 2]])
    #expect(read("").documents.isEmpty)
    #expect(read("# nothing\n").documents.isEmpty)
  }

  @Test("is bounded in what aliases expand to")
  func bombs() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let below = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(below)]\n"
    }
    #expect(read(text).findings.map(\.rule) == ["syntax/alias-expansion"])
  }

  @Test("is bounded in depth")
  func depth() {
    let text = String(repeating: "[", count: 5000)
    #expect(read(text).findings.first?.message.contains("deeper") == true)
  }

  @Test("survives whatever a text turns into")
  func mutations() {
    var random = SeededGenerator(seed: 11)
    let text = Array("a: &x [1, 'b', \"c\"]\nd:\n  e: |\n    f\n  <<: {g: *x}\nh: !t {i: ~}\n".utf8)
    for _ in 0..<10_000 {
      var bytes = text
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        bytes[at] = text[Int.random(in: 0..<text.count, using: &random)]
      }
      let (documents, findings) = YAMLReader.read(bytes, source: nil)
      #expect(!documents.isEmpty || !findings.isEmpty)
    }
  }
}
