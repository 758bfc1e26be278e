import Documents
import Testing

@testable import KubernetesManifests

@Suite("The commands of a shell script")
struct ShellParserTests {
  @Test(
    "are found with their words",
    arguments: [
      ("oc get pods", ["oc get pods"]),
      ("a; b && c || d & e", ["a", "b", "c", "d", "e"]),
      ("a | b\nc", ["a", "b", "c"]),
      ("# oc is a comment\na # oc", ["a"]),
      ("echo 'oc get; x' \"oc && y\"", ["echo oc get; x oc && y"]),
      ("a \\\n  --flag \\\n  b", ["a --flag b"]),
      ("X=$(date +%s) a", ["date +%s", "a"]),
      ("a \"$(b `c`)\"", ["c", "b `c`", "a $(b `c`)"]),
      ("a > /tmp/x 2>&1 < in", ["a"]),
      ("a 2>/dev/null", ["a"]),
      ("cat <<EOF | b\noc get\nEOF\nc", ["cat", "b", "c"]),
      ("if a; then b; else c; fi", ["a", "b", "c"]),
      ("for x in oc kubectl; do a; done", ["a"]),
      ("case $1 in oc|kubectl) a ;; *) b ;; esac", ["a", "b"]),
      ("(a; b)", ["a", "b"]),
      ("x=$((1 + 2)); ((x > 1)) && a", ["a"]),
      ("oc() { a; }; oc", ["a", "oc"]),
      ("{ a; b; } | c", ["a", "b", "c"]),
      ("a \"${X:-$(b)}\"", ["a ${X:-$(b)}"]),
      ("read x <<< oc", ["read x"]),
      ("", []), ("$(", ["$()"]), ("\"", [""]), ("`", ["``"]), (")", []), ("<<", []),
    ])
  func commands(script: String, expected: [String]) {
    #expect(ShellParser(script).commands.map { $0.words.joined(separator: " ") } == expected)
  }

  @Test("know their line, their pipeline and whether their exit status is checked")
  func places() {
    let commands = ShellParser("a\n\nif b | c; then\n  d \\\n    e\n  f || g\nfi\n! h").commands
    #expect(commands.map(\.line) == [1, 3, 3, 4, 6, 6, 8])
    #expect(commands.map(\.isChecked) == [false, true, true, false, true, false, true])
    #expect(commands[1].pipeline == commands[2].pipeline)
    #expect(commands[2].pipeline != commands[3].pipeline)
  }

  @Test("definitions and assignments are collected separately")
  func definitions() {
    let parser = ShellParser("oc() { true; }\nalias k=kubectl\nHOME=/tmp a\nexport B=1")
    #expect(parser.definitions == ["oc", "k"])
    #expect(parser.assignments == ["HOME", "B"])
  }

  @Test(
    "take the options of the shell into account",
    arguments: [
      (["/bin/sh", "-ce", "a"], true), (["bash", "-e", "-o", "pipefail", "-c", "a"], true),
      (["sh", "-c", "set -eu; a"], true), (["sh", "-c", "set -o errexit\na"], true),
      (["sh", "-c", "set -u; a"], false), (["sh", "-c", "a -e"], false),
    ])
  func errexit(line: [String], ends: Bool) throws {
    let script = try #require(ShellScript(line.map { Node($0) }))
    #expect(script.endsOnFailure == ends)
  }
}
