import Documents
import Testing

@testable import ECRAccess

/// What the pod identity webhook makes of the sync's pod, before and after it is created.
@Suite("The identity webhook in the proof")
struct WebhookProofTests {
  private static let role = "arn:aws:iam::606639739464:role/ROSAECRAssumeRole"
  private static let file = "/var/run/secrets/eks.amazonaws.com/serviceaccount/token"

  /// A change to the Deployment's pod template.
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let env: [(String, String)]
    var annotations: [(String, String)] = []
    /// The audience of a token volume of the pod's own; `nil`: it has none.
    var ownToken: String?
    let result: ProofRow.Result
    var message: String?

    var testDescription: String { name }
  }

  static let rows: [Row] = [
    Row(name: "nothing is set", env: [], result: .holds),
    Row(
      name: "the role is set", env: [("AWS_ROLE_ARN", role)], result: .fails,
      message: "`AWS_ROLE_ARN` is set in container `ecr-sync`"),
    Row(
      name: "the file is set", env: [("AWS_WEB_IDENTITY_TOKEN_FILE", file)], result: .fails,
      message: "`AWS_WEB_IDENTITY_TOKEN_FILE` is set in container `ecr-sync`"),
    Row(
      name: "both are set as the webhook would",
      env: [("AWS_ROLE_ARN", role), ("AWS_WEB_IDENTITY_TOKEN_FILE", file)], result: .holds),
    Row(
      name: "both are set, the file elsewhere",
      env: [("AWS_ROLE_ARN", role), ("AWS_WEB_IDENTITY_TOKEN_FILE", "/token/jwt")],
      result: .fails, message: "no service account token is mounted at `/token/jwt`"),
    Row(
      name: "all variables are set, so that the container is left alone",
      env: [
        ("AWS_ROLE_ARN", role), ("AWS_WEB_IDENTITY_TOKEN_FILE", file), ("AWS_REGION", "us-east-1"),
        ("AWS_STS_REGIONAL_ENDPOINTS", "regional"),
      ], result: .fails, message: "no service account token is mounted"),
    Row(
      name: "region and STS variables alone",
      env: [("AWS_REGION", "us-east-1"), ("AWS_STS_REGIONAL_ENDPOINTS", "regional")], result: .holds
    ),
    Row(
      name: "the container is skipped", env: [],
      annotations: [("eks.amazonaws.com/skip-containers", "proxy, ecr-sync")], result: .fails,
      message: "`eks.amazonaws.com/skip-containers` names container `ecr-sync`"),
    Row(
      name: "another container is skipped", env: [],
      annotations: [("eks.amazonaws.com/skip-containers", "proxy")], result: .holds),
    Row(
      name: "a role-arn on the pod does nothing", env: [],
      annotations: [("eks.amazonaws.com/role-arn", "arn:aws:iam::1:role/x")], result: .holds),
    Row(
      name: "another role is set",
      env: [("AWS_ROLE_ARN", "\(role)2"), ("AWS_WEB_IDENTITY_TOKEN_FILE", file)], result: .fails,
      message: "`AWS_ROLE_ARN` is `\(role)2`"),
    Row(
      name: "a token volume of the pod's own",
      env: [("AWS_ROLE_ARN", role), ("AWS_WEB_IDENTITY_TOKEN_FILE", "/own/token")],
      ownToken: "openshift", result: .holds),
    Row(
      name: "a token volume with another audience",
      env: [("AWS_ROLE_ARN", role), ("AWS_WEB_IDENTITY_TOKEN_FILE", "/own/token")],
      ownToken: "sts.amazonaws.com", result: .fails,
      message: "the token's audience is `sts.amazonaws.com`, not `openshift`"),
  ]

  /// The Deployment's template with the row's changes.
  private func template(_ row: Row, of deployment: Node) -> Node {
    var template = deployment["spec"]?["template"] ?? [:]
    var spec = template["spec"] ?? [:]
    var container = spec["containers"]?[0] ?? [:]
    let variables: [Node] = row.env.map { ["name": Node($0.0), "value": Node($0.1)] }
    container = container.with("env", Node((container["env"]?.list ?? []) + variables))
    if let audience = row.ownToken {
      let mounts = container["volumeMounts"]?.list ?? []
      container = container.with(
        "volumeMounts", Node(mounts + [["mountPath": "/own/", "name": "own"]]))
      let volume: Node = [
        "name": "own",
        "projected": [
          "sources": [["serviceAccountToken": ["audience": Node(audience), "path": "token"]]]
        ],
      ]
      spec = spec.with("volumes", Node((spec["volumes"]?.list ?? []) + [volume]))
    }
    spec = spec.with("containers", Node([container]))
    var metadata = template["metadata"] ?? [:]
    for (key, value) in row.annotations {
      metadata = metadata.with(
        "annotations", (metadata["annotations"] ?? [:]).with(key, Node(value)))
    }
    template = template.with("metadata", metadata)
    return template.with("spec", spec)
  }

  @Test("before the pod is created", arguments: rows)
  func offline(row: Row) throws {
    let proof = try proof { chain in
      let deployment = try #require(chain.deployment)
      let spec = try #require(deployment.node["spec"])
      let changed = deployment.node.with(
        "spec", spec.with("template", template(row, of: deployment.node)))
      chain.deployment = PullChain.Document("ecrsync.yml", changed.moved(of: "ecrsync.yml"))
    }
    let own = row.ownToken != nil
    proof.expect(
      own ? "the sync's container has the role" : "the identity webhook will give", row.result)
    #expect(proof.findings.map(\.rule) == (row.result == .fails ? ["access/webhook"] : []))
    if let message = row.message {
      #expect(proof.findings.first?.message.contains(message) == true, "\(proof.findings)")
      #expect(proof.findings.first?.location.source == "ecrsync.yml")
    }
    #expect(
      proof.rows("the identity webhook acts").count == (own || row.result == .fails ? 0 : 1))
  }

  @Test("after the pod was created with what the webhook adds", arguments: rows)
  func live(row: Row) throws {
    let proof = try proof { chain in
      let deployment = try #require(chain.deployment)
      let template = template(row, of: deployment.node)
      let account = try #require(chain.serviceAccount)
      let webhook = try #require(
        PodIdentityWebhook(
          serviceAccount: account.node, podAnnotations: template["metadata"]?["annotations"]))
      let pod = template.with("spec", webhook.injected(into: template["spec"] ?? [:]))
      chain.pods = [PullChain.Document("Pod cf-dev/x", pod)]
    }
    proof.expect("was given the role and a token", row.result)
    if let message = row.message {
      #expect(proof.findings.first?.message.contains(message) == true, "\(proof.findings)")
    }
  }

  @Test("a pod that the webhook did not act on, and one with a sidecar that has the role")
  func notInjected() throws {
    let proof = try proof { chain in
      let deployment = try #require(chain.deployment)
      let template = deployment.node["spec"]?["template"] ?? [:]
      let spec = template["spec"] ?? [:]
      let sidecar: Node = [
        "name": "sidecar",
        "env": [
          ["name": "AWS_ROLE_ARN", "value": Node(Self.role)],
          ["name": "REFRESH_SECONDS", "value": "1"],
        ],
      ]
      let containers = [sidecar] + (spec["containers"]?.list ?? [])
      let pod = template.with("spec", spec.with("containers", Node(containers)))
      chain.pods = [PullChain.Document("Pod cf-dev/x", pod)]
    }
    #expect(proof.findings.map(\.rule) == ["access/webhook"])
    #expect(proof.findings.first?.help?.contains("rollout restart") == true)
  }

  @Test(
    "the token's life is clamped, that of the pod before that of the service account",
    arguments: [
      (nil, nil, 86400), ("60", nil, 600), (nil, "3600", 3600), ("7200", "3600", 7200),
      ("999999", nil, 86400), ("soon", "1200", 1200), ("-1", nil, 600),
      ("99999999999999999999", nil, 86400),
    ] as [(String?, String?, Int)])
  func life(pod: String?, account: String?, life: Int) throws {
    let key = "eks.amazonaws.com/token-expiration"
    var annotations: Node = ["eks.amazonaws.com/role-arn": Node(Self.role)]
    if let account { annotations = annotations.with(key, Node(account)) }
    let podAnnotations: Node = pod.map { ([:] as Node).with(key, Node($0)) } ?? [:]
    let webhook = try #require(
      PodIdentityWebhook(
        serviceAccount: ["metadata": ["annotations": annotations]], podAnnotations: podAnnotations))
    #expect(webhook.tokenLife == life)
    let spec: Node = [
      "containers": [["name": "a"]], "initContainers": [["name": "b"]],
      "ephemeralContainers": [["name": "c"]],
    ]
    let injected = webhook.injected(into: spec)
    for kind in ["containers", "initContainers"] {
      let identity = try #require(injected[kind]?[0].map { WebIdentity($0, in: injected) })
      #expect(identity.isComplete && identity.role == Self.role && identity.tokenLife == life)
      #expect(identity.audience == nil)
    }
    #expect(injected["ephemeralContainers"] == spec["ephemeralContainers"])
    #expect(webhook.injected(into: injected) == injected)
  }

  @Test("the webhook does nothing for a service account without a role")
  func noRole() {
    #expect(PodIdentityWebhook(serviceAccount: ["metadata": [:]], podAnnotations: nil) == nil)
  }

  @Test("an image in the registry that the secret is for is assumed to be reachable")
  func image() throws {
    let host = "818140567777.dkr.ecr.us-east-1.amazonaws.com"
    let proof = try proof(["sync": ["image": Node("\(host)/aws-cli:1")]])
    proof.expect("pull the sync's own image", .assumed, because: host)
    #expect(try ECRAccessTests.proof().rows("own image").isEmpty)
  }
}
