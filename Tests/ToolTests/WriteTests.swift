import CExtendedAttributes
import Documents
import Foundation
import Testing

@Suite("Writing artifacts")
struct WriteTests {
  private static let values: Node = [
    "cluster": [
      "name": "c", "account_id": "606639739464", "oidc_endpoint_url": "https://oidc.example.com/c",
    ],
    "registry": ["account_id": "818140567777", "region": "us-east-1"],
  ]

  private func arguments(_ dest: String, _ more: [(String, Node)] = []) -> Node {
    var mapping = Mapping([
      .init(key: "values", value: [Self.values]), .init(key: "dest", value: Node(dest)),
    ])
    for (key, value) in more { mapping[key] = value }
    return Node(.mapping(mapping))
  }

  private func mode(_ tool: Tool, _ name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: tool.path(name))[.posixPermissions] as? Int
  }

  @Test(
    "gives new files what the umask leaves, and keeps the mode of existing ones",
    arguments: [("022", 0o644), ("077", 0o600), ("002", 0o664)])
  func umask(mask: String, expected: Int) throws {
    let tool = try Tool.withEnvironment()
    try tool.write("{}", to: "environments/dev/ecr-trust-policy.json")
    let outcome = try tool.shell(
      "chmod 604 environments/dev/ecr-trust-policy.json; umask \(mask); \"$0\" render -e dev --write"
    )
    #expect(outcome.code == 0)
    #expect(try mode(tool, "environments/dev/ecr-sa.yml") == expected)
    #expect(try mode(tool, "environments/dev/ecr-trust-policy.json") == 0o604)
  }

  @Test("keeps extended attributes, and with them the access control list")
  func attributes() throws {
    let tool = try Tool.withEnvironment()
    try tool.write("{}", to: "environments/dev/ecr-trust-policy.json")
    let path = tool.path("environments/dev/ecr-trust-policy.json")
    // A file system without them, such as an old tmpfs, has nothing to keep.
    guard setxattr(path, "user.origin", "guide", 5, 0) == 0 else { return }
    try tool.run("render", "-e", "dev", "--write")
    var value = [UInt8](repeating: 0, count: 5)
    #expect(getxattr(path, "user.origin", &value, 5) == 5)
    #expect(value == Array("guide".utf8))
    #expect(try tool.read("environments/dev/ecr-trust-policy.json").contains("Statement"))
  }

  @Test(
    "refuses a destination that is a device or holds devices",
    arguments: [
      ("/dev", "is in `/dev`"), ("/dev/null", "is a device, not a folder"),
      ("/dev/../dev/.", "is in `/dev`"), ("link", "is in `/dev`"),
    ])
  func devices(dest: String, message: String) throws {
    let tool = try Tool()
    try FileManager.default.createSymbolicLink(
      atPath: tool.path("link"), withDestinationPath: "/dev")
    let path = dest.hasPrefix("/") ? dest : tool.path(dest)
    for isCheck in [true, false] {
      let outcome = try tool.module(
        arguments(path, [("_ansible_check_mode", Node(isCheck)), ("artifacts", ["rbac"])]))
      #expect(outcome.json?["failed"] == true)
      #expect(outcome.json?["changed"] == false)
      #expect(outcome.json?["msg"]?.string?.contains(message) == true)
    }
    #expect(access("/dev/ecr-rbac.yml", F_OK) != 0)
  }

  @Test(
    "refuses an artifact that is a link to a device", arguments: ["/dev/null", "/dev/ecr-none"])
  func linkToDevice(device: String) throws {
    let tool = try Tool()
    try FileManager.default.createSymbolicLink(
      atPath: tool.path("ecr-rbac.yml"), withDestinationPath: device)
    let outcome = try tool.module(arguments(tool.folder.path))
    #expect(outcome.json?["failed"] == true)
    #expect(try tool.files().allSatisfy { $0 == "ecr-rbac.yml" })
    #expect(access("/dev/ecr-none", F_OK) != 0)
  }

  @Test("deletes temporary files of killed runs, says so, and leaves other files alone")
  func leftovers() throws {
    let tool = try Tool.withEnvironment()
    let old = "environments/dev/.ecr-sa.yml.ecr-artifacts-0123456789abcdef"
    let others = [
      "environments/dev/.ecr-sa.yml.ecr-artifacts-0123", "environments/dev/.ecr-sa.yml.swp",
      "environments/dev/ecr-sa.yml.ecr-artifacts-0123456789abcdef",
    ]
    for name in others + [old] { try tool.write("old", to: name) }
    #expect(try tool.run("render", "-e", "dev", "--check").error.isEmpty)
    #expect(try tool.files().contains(old))
    let outcome = try tool.run("render", "-e", "dev", "--write")
    #expect(
      outcome.error.contains("removed `\(old)`, which a run that did not end had left behind"))
    let files = try tool.files()
    #expect(!files.contains(old) && others.allSatisfy(files.contains))
    try tool.write("old", to: old)
    let dest = tool.path("environments/dev")
    let module = try tool.module(arguments(dest, [("artifacts", ["rbac"])]))
    #expect(module.json?["warnings"]?[0]?.string?.contains(old) == true)
    #expect(try !tool.files().contains(old))
  }

  @Test("leaves the temporary files of a run that is still writing, and waits for it")
  func lock() throws {
    let tool = try Tool.withEnvironment()
    let living = "environments/dev/.ecr-sa.yml.ecr-artifacts-0123456789abcdef"
    try tool.write("being written", to: living)
    // The folder is locked until the run has said that it waits.
    let outcome = try tool.shell(
      """
      exec 7<environments/dev; flock 7
      { "$0" render -e dev --write 2>said 7<&-; echo "exit $?"; } &
      for try in {1..2000}; do if grep -q waiting said; then break; fi; sleep 0.01; done
      test -e \(living) && test ! -e environments/dev/ecr-sa.yml && echo untouched
      mv \(living) kept; flock -u 7; wait; cat said >&2
      """)
    #expect(outcome.output.hasPrefix("untouched\n"))
    #expect(outcome.output.hasSuffix("exit 0\n"))
    #expect(outcome.output.contains("created environments/dev/ecr-sa.yml"))
    #expect(
      outcome.error.contains(
        "another run is writing to `environments/dev`: waiting for it, at most 30 seconds"))
  }

  @Test("many runs at once all end well, and none reports what another has done")
  func many() throws {
    let tool = try Tool.withEnvironment()
    let outcome = try tool.shell(
      "for i in 1 2 3 4 5 6 7 8; do \"$0\" render -e dev --write & done; wait")
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 48)
    #expect(lines.count { $0.hasPrefix("created") } == 6)
    #expect(lines.count { $0.hasPrefix("unchanged") } == 42)
    #expect(try tool.files().count == 7)
  }

  @Test("a run that fails between two files says what it has written")
  func partial() throws {
    let tool = try Tool()
    try tool.write("old", to: "sub/ecr-trust-policy.json")
    let script = """
      ln -s sub/ecr-trust-policy.json ecr-trust-policy.json
      strace -qq -o /dev/null -e trace=rename -e inject=rename:error=EIO:when=3 "$0" "$1"
      """
    let text = JSONWriter.text(
      arguments(
        tool.folder.path,
        [("artifacts", ["service_account", "permissions_policy", "trust_policy", "rbac"])]),
      style: .compact)
    try tool.write(text, to: "args")
    guard try tool.shell("command -v strace").code == 0 else { return }
    let outcome = try tool.shell(script, tool.path("args"))
    #expect(outcome.json?["failed"] == true)
    #expect(outcome.json?["changed"] == true)
    let actions = (outcome.json?["artifacts"]?.list ?? []).compactMap { $0["action"]?.string }
    #expect(actions == ["created", "created", "pending", "pending"])
    #expect(outcome.json?["msg"]?.string?.contains("some files are new and some are old") == true)
    #expect(try tool.read("sub/ecr-trust-policy.json") == "old")
    #expect(try tool.files().allSatisfy { !$0.contains(".ecr-artifacts-") })
    let again = try tool.run("/\(tool.path("args"))")
    #expect(
      (again.json?["artifacts"]?.list ?? []).compactMap { $0["action"]?.string }
        == ["unchanged", "unchanged", "updated", "created"])
  }
}
