import Documents
import Foundation
import Testing

@Suite("The command line")
struct CommandLineTests {
  private static let files = [
    "environments/dev/deployment-values.yaml", "environments/dev/ecr-cross-account-policy.json",
    "environments/dev/ecr-rbac.yml", "environments/dev/ecr-repository-policy.json",
    "environments/dev/ecr-sa.yml", "environments/dev/ecr-trust-policy.json",
    "environments/dev/ecrsync.yml",
  ]

  @Test("renders six artifacts and writes nothing")
  func dryRun() throws {
    let tool = try Tool.withEnvironment()
    let outcome = try tool.run("render", "-e", "dev")
    #expect(outcome.code == 0)
    #expect(outcome.error.isEmpty)
    #expect(outcome.output.components(separatedBy: "---\n# environments/dev/").count == 7)
    #expect(try tool.files() == ["environments/dev/deployment-values.yaml"])
  }

  @Test("writes changed files once, then reports no change")
  func write() throws {
    let tool = try Tool.withEnvironment()
    #expect(try tool.run("render", "-e", "dev", "--check").code == 3)
    #expect(try tool.run("render", "-e", "dev", "--write").output.contains("created "))
    #expect(try tool.files() == Self.files)
    #expect(try tool.run("render", "-e", "dev", "--check").code == 0)
    let again = try tool.run("render", "-e", "dev", "--write").output
    #expect(!again.contains("created") && !again.contains("updated"))
    let one = try tool.run("render", "-e", "dev", "--artifact", "trust_policy").output
    #expect(try one == tool.read("environments/dev/ecr-trust-policy.json"))
  }

  @Test("shows changes as a unified diff")
  func diff() throws {
    let tool = try Tool.withEnvironment()
    try tool.run("render", "-e", "dev", "--write")
    let outcome = try tool.run("render", "-e", "dev", "--diff", "--set", "audience=other")
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("-    eks.amazonaws.com/audience: openshift\n"))
    #expect(outcome.output.contains("+    eks.amazonaws.com/audience: other\n"))
    #expect(outcome.output.contains("@@ -2,7 +2,7 @@\n"))
  }

  @Test("prints one JSON object with `--format json`")
  func json() throws {
    let outcome = try Tool.withEnvironment().run("render", "-e", "dev", "--format=json")
    #expect(outcome.json?["counts"]?["error"] == 0)
    #expect(outcome.json?["documents"]?.mapping?.keys.count == 6)
    #expect(
      outcome.json?["plan"]?["registry_host"] == "818140567777.dkr.ecr.us-east-1.amazonaws.com")
  }

  @Test("shows an error with its line, a caret and help, and exits 3")
  func error() throws {
    let tool = try Tool.withEnvironment("  regsitry: {}")
    let outcome = try tool.run("render", "-e", "dev", "--write")
    #expect(outcome.code == 3)
    #expect(
      outcome.error.contains(
        """
        environments/dev/deployment-values.yaml:9:3: error: [values/unknown-key] unknown key `regsitry`
        9 |   regsitry: {}
              ^
          help: did you mean `registry`?
        """))
    #expect(try tool.files() == ["environments/dev/deployment-values.yaml"])
  }

  @Test(
    "exits 64 on wrong usage and says what to write instead",
    arguments: [
      (["rendr"], "did you mean `render`?"), (["render", "-e", "dev", "--wirte"], "`--write`"),
      (["render"], "-e dev"), (["render", "--artifact", "rbca", "-e", "dev"], "`rbac`"),
      (["render", "--write", "-f", "x"], "add `-e ENV`"), (["render", "-e"], "needs a value"),
      (["render", "-e", "dev", "--write", "--set", "a=b"], "committed values"),
      (["render", "x"], "unexpected argument `x`"),
      (["render", "-e", "../dev"], "not a valid environment name"),
      (["environments/"], "unknown command `environments/`"),
    ])
  func usage(arguments: [String], part: String) throws {
    let tool = try Tool.withEnvironment()
    let outcome = try tool.run(arguments)
    #expect(outcome.code == 64)
    #expect(outcome.error.contains(part))
    #expect(outcome.output.isEmpty)
  }

  @Test("lists the environments when one does not exist")
  func missingEnvironment() throws {
    let outcome = try Tool.withEnvironment().run("render", "-e", "prod")
    #expect(outcome.code == 1)
    #expect(outcome.error.contains("environments: dev"))
  }

  @Test("says that an environment is disabled")
  func disabled() throws {
    let outcome = try Tool.withEnvironment("  enabled: false").run("render", "-e", "dev")
    #expect(outcome.code == 0)
    #expect(outcome.error.contains("`ecr.enabled` is false: nothing to render"))
    #expect(outcome.output.isEmpty)
  }

  @Test(
    "prints help for itself and for each command", arguments: [["--help"], ["render", "--help"]])
  func help(arguments: [String]) throws {
    let outcome = try Tool().run(arguments)
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("usage: ecr-artifacts"))
  }

  @Test(
    "prints help without arguments, and on a terminal also under the module's name",
    arguments: [
      ("\"$0\"", 64), ("ln -s \"$0\" ecr_artifacts; script -qec ./ecr_artifacts /dev/null", 64),
      ("ln -s \"$0\" my_ecr_artifacts; ./my_ecr_artifacts", 64),
    ] as [(String, Int32)])
  func noArguments(line: String, code: Int32) throws {
    let outcome = try Tool().shell(line)
    #expect(outcome.code == code)
    #expect(outcome.output.contains("usage: ecr-artifacts COMMAND"))
  }

  @Test("prints a JSON Schema of the values")
  func schema() throws {
    let schema = try Tool().run("schema").json
    #expect(schema?["$schema"] == "https://json-schema.org/draft/2020-12/schema")
    #expect(schema?["properties"]?["cluster"]?["properties"]?["account_id"]?["pattern"] != nil)
  }
}
