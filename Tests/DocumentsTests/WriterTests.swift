import Documents
import TestSupport
import Testing

@Suite("Writing documents")
struct WriterTests {
  @Test("JSON stands in four spaces, empty lists and mappings on one line")
  func pretty() {
    let node: Node = ["a": [1, "x"], "b": [:], "c": [], "d": ["e": .null]]
    let text = """
      {
          "a": [
              1,
              "x"
          ],
          "b": {},
          "c": [],
          "d": {
              "e": null
          }
      }
      """
    #expect(JSONWriter.text(node, style: .pretty) == text)
    #expect(
      JSONWriter.text(node, style: .compact) == #"{"a":[1,"x"],"b":{},"c":[],"d":{"e":null}}"#)
  }

  @Test("JSON is ASCII whatever the text")
  func ascii() {
    let text = JSONWriter.text("\u{2028}\u{E9}\u{1F600}\u{7F}\u{0}\"\\", style: .compact)
    #expect(text == #""\u2028\u00e9\ud83d\ude00\u007f\u0000\"\\""#)
  }

  @Test(
    "YAML quotes what would read as something else",
    arguments: [
      ("plain", "plain"), ("y", "\"y\""), ("1.0", "\"1.0\""), ("yes", "\"yes\""), ("", "\"\""),
      ("500m", "500m"), ("2G", "2G"), ("1e3", "\"1e3\""), ("0x1F", "\"0x1F\""), ("-c", "-c"),
      ("2001-12-14", "\"2001-12-14\""), ("1:30", "\"1:30\""), ("~", "\"~\""), ("=", "\"=\""),
      ("docker.io/amazon/aws-cli:latest", "docker.io/amazon/aws-cli:latest"), ("*", "'*'"),
      ("606639739464", "\"606639739464\""), ("null", "\"null\""), ("0o17", "\"0o17\""),
    ])
  func quotes(text: String, written: String) {
    #expect(YAMLWriter.text([["a": Node(text)]]) == "a: \(written)\n")
  }

  @Test("YAML is block style, lists in their key's column, scripts as they are")
  func block() {
    let node: Node = ["a": ["b", ["c": 1, "d": true]], "s": "x\n  y", "e": [:], "f": []]
    let text = "a:\n- b\n- c: 1\n  d: true\ns: |-\n  x\n    y\ne: {}\nf: []\n"
    #expect(YAMLWriter.text([node]) == text)
  }

  @Test("documents of a stream are parted by three hyphens")
  func stream() {
    #expect(YAMLWriter.text([["a": 1], ["b": 2]]) == "a: 1\n---\nb: 2\n")
  }

  @Test("what was written reads back the same")
  func roundTrip() {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<3_000 {
      let node = Self.node(depth: 0, using: &random)
      let json = JSONWriter.text(node, style: Bool.random(using: &random) ? .pretty : .compact)
      #expect(JSONReader.read(Array(json.utf8), source: nil).node == node)
      let yaml = YAMLWriter.text([node])
      #expect(YAMLReader.read(Array(yaml.utf8), source: nil).documents == [node], "\(yaml)")
    }
  }

  private static let pieces = [
    "a", "yes", "1", "0", ".", ":", " ", "#", "-", "\n", "\t", "'", "\"", "{", "[", "*", "&", "!",
    "|", ">", "%", "@", "~", "\u{E9}", "\u{1F600}", "\u{2028}", "\\", "e", "null", "=", "<<", ",",
  ]

  private static func text(using random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...5, using: &random))
      .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
  }

  private static func node(depth: Int, using random: inout SeededGenerator) -> Node {
    switch Int.random(in: 0..<(depth > 3 ? 5 : 8), using: &random) {
    case 0: return .null
    case 1: return Node(Bool.random(using: &random))
    case 2: return Node(Int.random(in: -1000...1000, using: &random))
    case 3, 4: return Node(text(using: &random))
    case 5:
      return Node((0..<3).map { _ in node(depth: depth + 1, using: &random) })
    default:
      let entries = (0..<3).map { _ in
        Mapping.Entry(
          key: text(using: &random), value: node(depth: depth + 1, using: &random))
      }
      return Node(.mapping(Mapping(entries)))
    }
  }
}
