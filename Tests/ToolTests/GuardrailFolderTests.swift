import Documents
import Foundation
import Testing

@Suite("Guardrail files")
struct GuardrailFolderTests {
  private static let policy =
    #"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}"#

  /// The environment `dev`, whose values name one file as service control policy.
  private func tool(_ name: String) throws -> Tool {
    let tool = try Tool.withEnvironment("  guardrails: {service_control_policies: [[\(name)]]}")
    for path in ["environments/dev/scp.json", "environments/shared/scp.json", "scp.json"] {
      try tool.write(Self.policy, to: path)
    }
    let outside = URL(filePath: tool.path("environments/dev/outside.json"))
    try FileManager.default.createSymbolicLink(
      at: outside, withDestinationURL: URL(filePath: tool.path("scp.json")))
    try FileManager.default.createSymbolicLink(
      atPath: tool.path("environments/dev/inside.json"), withDestinationPath: "../shared/scp.json")
    try FileManager.default.createSymbolicLink(
      atPath: tool.path("environments-of-others"), withDestinationPath: ".")
    return tool
  }

  private static let rows: [(name: String, isInside: Bool)] = [
    ("scp.json", true), ("../shared/scp.json", true), ("./../dev/scp.json", true),
    ("inside.json", true), ("../../scp.json", false), ("outside.json", false),
    ("../../environments/shared/scp.json", true),
    ("../../environments-of-others/scp.json", false),
  ]

  @Test("have to be in the folder that holds the environments", arguments: rows)
  func commands(name: String, isInside: Bool) throws {
    let tool = try tool(name)
    for arguments in [["render", "-e", "dev", "--check"], ["prove", "-e", "dev"]] {
      let outcome = try tool.run(arguments)
      #expect((outcome.code == 1) != isInside, "\(outcome.error)")
      #expect(outcome.error.contains("is outside `environments`") != isInside)
      let allowed = try tool.run(arguments + ["--allow-outside"])
      #expect(allowed.code != 1, "\(allowed.error)")
    }
  }

  @Test("have to be there for the module, too", arguments: rows)
  func module(name: String, isInside: Bool) throws {
    let tool = try tool(name)
    let values = Node(tool.path("environments/dev/deployment-values.yaml"))
    let outcome = try tool.module(["values": [values], "state": "rendered"])
    #expect((outcome.json?["failed"] == true) != isInside)
    #expect(
      outcome.json?["msg"]?.string?.contains("allow_outside: true") == (isInside ? nil : true))
    let allowed = try tool.module(["values": [values], "allow_outside": true])
    #expect(allowed.json?["failed"] == nil)
  }

  @Test("by their absolute path, where the folder of the values is the root's, are inside it alone")
  func absolute() throws {
    let tool = try tool("scp.json")
    let name = Node(tool.path("scp.json"))
    let values: Node = ["guardrails": ["registry_policy": name]]
    let file = Node(tool.path("environments/dev/deployment-values.yaml"))
    let outcome = try tool.module(["values": [file, values]])
    #expect(outcome.json?["msg"]?.string?.contains("is outside") == true)
  }

  @Test("without a values file are in the current folder", arguments: [true, false])
  func current(isInside: Bool) throws {
    let tool = try tool("scp.json")
    let settings = [
      "cluster.name=c", "cluster.account_id=606639739464", "registry.region=us-east-1",
      "cluster.oidc_endpoint_url=https://oidc.example.com/c", "registry.account_id=818140567777",
      "guardrails.registry_policy=\(isInside ? "environments/dev/outside.json" : "/etc/hostname")",
    ]
    let outcome = try tool.run(["render"] + settings.flatMap { ["--set", $0] })
    #expect(outcome.error.contains("is outside `.`") != isInside, "\(outcome.error)")
  }
}
