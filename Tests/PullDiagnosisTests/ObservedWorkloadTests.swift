import Diagnostics
import Documents
import Testing

@testable import PullDiagnosis

@Suite("A diagnosis of the state of a cluster")
struct ObservedWorkloadTests {
  private static let annotated: Node = ["cf-deployment/identity": "arn openshift issuer"]

  private func pod(_ status: Node, env: Node = [], annotations: Node = [:]) -> Node {
    [
      "metadata": ["name": "sync-1", "annotations": annotations],
      "spec": ["serviceAccountName": "ecr-sa", "containers": [["name": "ecr-sync", "env": env]]],
      "status": status,
    ]
  }

  private func event(_ message: String, of kind: String, _ name: String, count: Node = 1) -> Node {
    [
      "type": "Warning", "reason": "Failed", "message": Node(message), "count": count,
      "involvedObject": ["kind": Node(kind), "name": Node(name)],
    ]
  }

  @Test("reads container states, conditions, events and logs, each with its location")
  func places() throws {
    let live: Node = [
      "pods": [
        pod([
          "conditions": [
            [
              "type": "PodScheduled", "status": "False", "reason": "Unschedulable",
              "message": "0/1 nodes are available: 1 Insufficient cpu.",
            ]
          ],
          "containerStatuses": [
            [
              "state": [
                "waiting": [
                  "reason": "CreateContainerConfigError",
                  "message": "container has runAsNonRoot and image will run as root",
                ]
              ], "lastState": ["terminated": ["reason": "OOMKilled", "exitCode": 137]],
            ]
          ],
        ])
      ],
      "events": [
        event("exceeded quota: compute, requested: cpu=1", of: "ReplicaSet", "sync", count: 7)
      ],
      "logs": ["sync-1": ["started", "curl: (6) Could not resolve host: sts"]],
    ]
    let places = Dictionary(
      uniqueKeysWithValues: Diagnosis.of(live: live).findings.map {
        ($0.rule, "\($0.location.source ?? "") \($0.location.path)")
      })
    #expect(
      places == [
        "cause/insufficient-resources": "pod sync-1 $.pods[0].status.conditions[0].message",
        "cause/image-runs-as-root":
          "pod sync-1 $.pods[0].status.containerStatuses[0].state.waiting.message",
        "cause/memory-limit-too-low":
          "pod sync-1 $.pods[0].status.containerStatuses[0].lastState.terminated.reason",
        "cause/quota-exceeded": "event of ReplicaSet sync $.events[0].message",
        "cause/dns-failed": "log of sync-1 $.logs.sync-1",
      ])
    let quota = Diagnosis.of(live: live).findings.first { $0.rule == "cause/quota-exceeded" }
    #expect(quota?.message.contains("(7 times)") == true)
  }

  @Test("ignores events of pods that no longer exist, and events of type Normal")
  func oldEvents() {
    let normal = event("no basic auth credentials", of: "Pod", "sync-1")
    var mapping = normal.mapping ?? Mapping()
    mapping["type"] = "Normal"
    let live: Node = [
      "pods": [pod([:])],
      "events": [event("no basic auth credentials", of: "Pod", "sync-0"), Node(.mapping(mapping))],
    ]
    #expect(Diagnosis.of(live: live).findings.map(\.rule) == [Diagnosis.unknownID])
  }

  /// An event of type Normal or Warning about a pod, at a time of one minute.
  private static func event(
    _ type: String, _ reason: String, _ message: String, at second: String?,
    of pod: String = "sync-1"
  ) -> Node {
    [
      "type": Node(type), "reason": Node(reason), "message": Node(message),
      "involvedObject": ["kind": "Pod", "name": Node(pod), "namespace": "cf-dev"],
      "lastTimestamp": second.map { Node("2026-03-02T08:15:\($0)Z") } ?? .null,
    ]
  }

  private static let failed = event(
    "Warning", "Failed", "Failed to pull image \"x/a:1\": no basic auth credentials", at: "04")
  private static func pulled(at second: String?, of pod: String = "sync-1") -> Node {
    event("Normal", "Pulled", "Successfully pulled image \"x/a:1\" in 2s", at: second, of: pod)
  }

  /// Events in the order of a list, and the severities of the findings by id.
  static let normalEvents: [(name: String, events: [Node], findings: [String])] = [
    ("a pull after a failed one", [failed, pulled(at: "20")], ["note no-basic-auth-credentials"]),
    ("listed before it", [pulled(at: "20"), failed], ["note no-basic-auth-credentials"]),
    ("a pull before it", [failed, pulled(at: "03")], ["error no-basic-auth-credentials"]),
    ("in the same second", [failed, pulled(at: "04")], ["error no-basic-auth-credentials"]),
    ("at no known time", [failed, pulled(at: nil)], ["error no-basic-auth-credentials"]),
    (
      "a pull of another pod", [failed, pulled(at: "20", of: "sync-2")],
      ["error no-basic-auth-credentials"]
    ),
    (
      "a back-off, which the kubelet calls normal",
      [event("Normal", "BackOff", "Back-off pulling image \"x/a:1\"", at: "04")],
      ["warning image-pull-failed"]
    ),
    (
      "a back-off that is over",
      [event("Normal", "BackOff", "Back-off pulling image \"x/a:1\"", at: "04"), pulled(at: "20")],
      ["note image-pull-failed"]
    ),
    (
      "what reads like a failure and is none",
      [event("Normal", "Killing", "Stopping container failed-jobs", at: "04")], ["note unknown"]
    ),
    (
      "what reads like a cause and is normal",
      [event("Normal", "Created", "Created container: no basic auth credentials", at: "04")],
      ["note unknown"]
    ),
  ]

  @Test(
    "reads events of type Normal where they carry a failure or a recovery", arguments: normalEvents)
  func normal(row: (name: String, events: [Node], findings: [String])) {
    func found(_ diagnosis: Diagnosis) -> [String] {
      diagnosis.findings.map { "\($0.severity) \($0.rule.dropFirst("cause/".count))" }
    }
    #expect(found(Diagnosis.of(live: ["events": Node(row.events)])) == row.findings)
    let list: Node = ["kind": "List", "items": Node(row.events)]
    let text = JSONWriter.text(list, style: .pretty)
    #expect(found(Diagnosis.of(text: text, source: nil)) == row.findings)
  }

  @Test("does not take a pod's own state for over because of an event")
  func state() {
    let waiting: Node = [
      "containerStatuses": [
        [
          "state": [
            "waiting": [
              "message": "Back-off pulling image \"x/a:1\"", "reason": "ImagePullBackOff",
            ]
          ]
        ]
      ]
    ]
    let live: Node = ["pods": [pod(waiting)], "events": [Self.pulled(at: "20")]]
    #expect(Diagnosis.of(live: live).findings.map(\.severity) == [.warning])
  }

  @Test("recognizes a pod that the webhook did not inject, and explains its symptoms by it")
  func injection() throws {
    let waiting: Node = [
      "containerStatuses": [["state": ["waiting": ["reason": "CrashLoopBackOff"]]]]
    ]
    let live: Node = ["pods": [pod(waiting, annotations: Self.annotated)]]
    let finding = try #require(Diagnosis.of(live: live).findings.first)
    #expect(Diagnosis.of(live: live).findings.map(\.rule) == ["cause/webhook-did-not-inject"])
    #expect(finding.location.path.description == "$.pods[0].spec.containers")
    let injected = pod(
      waiting, env: [["name": "AWS_WEB_IDENTITY_TOKEN_FILE", "value": "/t"]],
      annotations: Self.annotated)
    #expect(Diagnosis.of(live: ["pods": [injected]]).findings.map(\.rule) == ["cause/crash-loop"])
    let account: Node = [
      "metadata": [
        "name": "ecr-sa", "annotations": ["eks.amazonaws.com/role-arn": "arn:aws:iam::1:role/r"],
      ]
    ]
    let byAccount: Node = ["pods": [pod(waiting)], "service_account": account]
    #expect(Diagnosis.of(live: byAccount).findings.map(\.rule) == ["cause/webhook-did-not-inject"])
    #expect(
      Diagnosis.of(live: ["pods": [pod(waiting)]]).findings.map(\.rule) == ["cause/crash-loop"])
  }

  @Test(
    "has a note on any other value",
    arguments: [
      [:], ["pods": .null], ["pods": [1, .null, []]], ["events": "x"], ["logs": [["a"]]],
      ["logs": ["a": 1]], ["pods": ["items": []]], ["deployment": []],
      ["events": [["count": "x", "involvedObject": 3]]],
    ] as [Node])
  func shapes(live: Node) {
    #expect(Diagnosis.of(live: live).findings.map(\.rule) == [Diagnosis.unknownID])
  }
}
