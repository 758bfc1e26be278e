import Documents
import Testing

@Suite("A mapping")
struct MappingTests {
  @Test("keeps order and finds keys, few or many", arguments: [3, 16, 17, 100])
  func order(count: Int) {
    var mapping = Mapping((0..<count).map { .init(key: "k\($0)", value: Node($0)) })
    mapping["k1"] = "changed"
    mapping["k0"] = nil
    mapping["new"] = true
    #expect(mapping.keys == (1..<count).map { "k\($0)" } + ["new"])
    #expect(mapping["k1"] == "changed")
    #expect(mapping["k0"] == nil)
    #expect(mapping["k\(count - 1)"] == (count == 2 ? "changed" : Node(count - 1)))
    #expect(mapping["new"] == true)
  }

  @Test("equals another that says the same in another order")
  func equality() {
    #expect((["a": 1, "b": 2] as Node) == (["b": 2, "a": 1] as Node))
    #expect((["a": 1, "b": 2] as Node) != (["a": 1] as Node))
  }

  @Test(
    "has a key for each Unicode spelling of a text, among few keys or many", arguments: [0, 40])
  func spellings(others: Int) {
    var mapping = Mapping((0..<others).map { .init(key: "k\($0)", value: Node($0)) })
    mapping["caf\u{E9}"] = "composed"
    mapping["cafe\u{301}"] = "decomposed"
    #expect(mapping.keys.count == others + 2)
    #expect(mapping["caf\u{E9}"] == "composed")
    #expect(mapping["cafe\u{301}"] == "decomposed")
    #expect(Node("caf\u{E9}") != Node("cafe\u{301}"))
  }

  @Test("keeps the last of several entries with one key in the first one's place")
  func duplicates() {
    let mapping = Mapping([
      .init(key: "a", value: 1), .init(key: "b", value: 2), .init(key: "a", value: 3),
    ])
    #expect(mapping.keys == ["a", "b"])
    #expect(mapping["a"] == 3)
  }
}
