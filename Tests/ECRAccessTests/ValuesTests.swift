import Documents
import Foundation
import Testing

@testable import ECRAccess

@Suite("The values")
struct ValuesTests {
  private static let valid = """
    ecr:
      cluster:
        name: svktek-clstr-dev
        account_id: "606639739464"
        oidc_endpoint_url: https://oidc.op1.openshiftapps.com/2k0c
      registry:
        account_id: "818140567777"
        region: us-east-1
    other: 1
    other: "{{ theirs }}"

    """

  @Test("of a valid file have no finding")
  func valid() {
    let reading = reading(file: Self.valid).reading
    #expect(reading.findings.isEmpty)
    #expect(reading.values != nil)
  }

  @Test(
    "with a sync image in the registry of the pull secret get a warning",
    arguments: [
      ("818140567777.dkr.ecr.us-east-1.amazonaws.com/aws-cli:1", true),
      ("818140567777.dkr.ecr.us-east-2.amazonaws.com/aws-cli:1", false),
      ("606639739464.dkr.ecr.us-east-1.amazonaws.com/aws-cli:1", false),
      ("docker.io/amazon/aws-cli:1", false),
    ])
  func imageInRegistry(image: String, isReported: Bool) {
    let rendering = rendering(["sync": ["image": Node(image)]])
    #expect(rendering.findings.map(\.rule) == (isReported ? ["values/image-in-registry"] : []))
    #expect(rendering.findings.allSatisfy { $0.severity == .warning })
    #expect(rendering.findings.allSatisfy { $0.location.source == "values[1]" })
    #expect(!rendering.artifacts.isEmpty)
  }

  @Test(
    "that are invalid are reported at their line and column, with help",
    arguments: [
      ("name: svktek-clstr-dev", "name: \"-x\"", "values/format", 3, 11, "rosa list clusters"),
      ("\"606639739464\"", "\"60663973946\"", "values/format", 4, 17, "leading zeros"),
      ("\"606639739464\"", "606639739464", "values/type", 4, 17, "\"606639739464\""),
      ("\"606639739464\"", "012345670123", "values/type", 4, 17, "\"012345670123\""),
      ("https://oidc", "http://oidc", "values/format", 5, 24, "as `rosa describe cluster`"),
      ("https://oidc.op1.openshiftapps.com/2k0c", "\"\"", "values/issuer-unknown", 5, 24, "rosa"),
      ("registry:", "regsitry:", "values/unknown-key", 6, 3, "did you mean `registry`?"),
      ("us-east-1", "us-east", "values/format", 8, 13, "us-east-1"),
      ("us-east-1", "\"{{ region }}\"", "values/template", 8, 13, "cf_deployment_ecr_overrides"),
      ("us-east-1", "!vault x", "values/template", 8, 13, "--set"),
      ("us-east-1", "~", "values/type", 8, 13, "leave the key out"),
      (
        "region: us-east-1", "region: us-east-1\n  namespace: CF_Dev", "values/format", 9, 14,
        "cf-dev"
      ),
      (
        "region: us-east-1", "region: us-east-1\n  sync: {refresh_interval: 13h}", "values/format",
        9, 28, "6h"
      ),
      (
        "region: us-east-1", "region: us-east-1\n  sync: {version: 1.0}", "values/type", 9, 19,
        "\"1.0\""
      ),
      (
        "region: us-east-1", "region: us-east-1\n    repositories: []", "values/required", 9, 19,
        "IAM patterns"
      ),
      (
        "region: us-east-1",
        "region: us-east-1\n    repositories: [818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/web]",
        "values/format", 9, 20, "`cf/web`"
      ),
      (
        "https://oidc.op1.openshiftapps.com/2k0c", "https://kubernetes.default.svc",
        "values/format",
        5, 24, "serviceAccountIssuer"
      ),
      (
        "region: us-east-1", "region: us-east-1\n  sync: {env: {AWS_ROLE_ARN: x}}",
        "values/reserved-env", 9, 15, "remove it"
      ),
    ])
  func faults(
    text: String, replacement: String, rule: String, line: Int, column: Int, help: String
  ) throws {
    let reading = reading(file: Self.valid.replacingLast(text, replacement)).reading
    let finding = try #require(reading.findings.first { $0.rule == rule })
    #expect(finding.location.source == "values.yaml")
    #expect(finding.location.line == line)
    #expect(finding.location.column == column)
    #expect(finding.help?.contains(help) == true)
  }

  @Test("are all checked in one run")
  func together() {
    let text = "ecr:\n  cluster: {name: X, account_id: \"1\"}\n  registy: {}\n  audience: \" \"\n"
    let rules = reading(file: text).reading.findings.map(\.rule).sorted()
    #expect(
      rules == [
        "values/format", "values/format", "values/format", "values/required", "values/required",
        "values/unknown-key",
      ])
  }

  @Test("without an issuer give a plan and render nothing")
  func noIssuer() {
    let rendering = rendering(["cluster": ["oidc_endpoint_url": ""]])
    #expect(rendering.plan?.node["oidc_issuer"] == "")
    #expect(rendering.artifacts.isEmpty)
    #expect(rendering.findings.map(\.rule) == ["values/issuer-unknown"])
  }

  @Test("that are disabled require nothing else, but an unknown key is reported")
  func disabled() {
    let reading = reading(file: "ecr: {enabled: false, namspace: x}\n").reading
    #expect(!reading.isEnabled)
    #expect(reading.findings.map(\.rule) == ["values/unknown-key"])
  }

  @Test("merge deeply: later layers override, lists replace")
  func layers() {
    let rendering = rendering(
      ["sync": ["resources": ["limits": ["cpu": "2"]]], "target_namespaces": ["a", "b"]],
      ["target_namespaces": ["c"]])
    let deployment = rendering.documents["deployment"]
    let container = deployment?["spec"]?["template"]?["spec"]?["containers"]?[0]
    #expect(container?["resources"]?["limits"] == ["cpu": "2", "memory": "2G"])
    #expect(rendering.planNode["target_namespaces"] == ["cf-dev", "c"])
  }

  @Test("name the layer of an error")
  func layerName() {
    let finding = rendering(["audience": "a b"]).findings.first
    #expect(finding?.location.source == "values[1]")
    #expect(finding?.location.path.description == "$.ecr.audience")
  }

  @Test("that are missing are reported in the file, not in the layers that a play adds")
  func missingInFile() {
    let (file, _) = Layer.fromFile(
      Array("ecr:\n  cluster:\n    name: c\n".utf8), source: "values.yaml")
    let layers = [Layer.fromOption(Values.defaults, source: "values[0]"), file]
    let findings = Values.read(layers + [Layer.fromOption([:], source: "values[2]")]).findings
    #expect(Set(findings.map(\.location.source)) == ["values.yaml"])
    #expect(Set(findings.map(\.location.line)) == [2, 3])
  }

  @Test(
    "can be set one by one",
    arguments: [
      ("audience=sts.amazonaws.com", ["audience": "sts.amazonaws.com"]),
      ("registry.account_id=012345678901", ["registry": ["account_id": "012345678901"]]),
      ("enabled=false", ["enabled": false]),
      ("target_namespaces=[\"a\", b]", ["target_namespaces": ["a", "b"]]),
      ("iam.tags.a=b=c", ["iam": ["tags": ["a": "b=c"]]]),
    ] as [(String, Node)])
  func assignments(text: String, expected: Node) {
    #expect(Layer.fromAssignment(text).layer?.node == expected)
  }

  @Test("cannot be set without a key or a value", arguments: ["", "a", "=b", "a..b=c"])
  func noAssignment(text: String) {
    #expect(Layer.fromAssignment(text).findings.map(\.rule) == ["values/format"])
  }

  @Test("suggest `ecr` for a misspelled key")
  func nearKey() {
    let finding = reading(file: "a: 1\nerc: {}\n").reading.findings.first
    #expect(finding?.rule == "values/required")
    #expect(finding?.location.line == 2)
  }

  @Test(
    "read durations",
    arguments: [
      ("6h", 21600), ("90m", 5400), ("1h30m", 5400), ("45s", 45), ("11h59m59s", 43199),
      ("12h", nil), ("13h", nil), ("0h", nil), ("6", nil), ("", nil), ("h", nil), ("30m1h", nil),
      ("1d", nil), ("99999999999999999999h", nil), ("-1h", nil),
    ] as [(String, Int?)])
  func durations(text: String, seconds: Int?) {
    #expect((try? RefreshInterval(text))?.seconds == seconds)
  }
}

extension String {
  fileprivate func replacingLast(_ part: String, _ other: String) -> String {
    replacingOccurrences(of: part, with: other)
  }
}
