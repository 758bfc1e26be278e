import Documents
import Testing

@testable import IAMPolicy

/// A policy that is made to take long, or to trip something.
struct HostilePolicy: Sendable, CustomTestStringConvertible {
  let name: String
  let kind: PolicyKind
  let node: Node
  var testDescription: String { name }

  init(_ name: String, as kind: PolicyKind = .identity, _ statements: [Node]) {
    self.name = name
    self.kind = kind
    node = PolicyGenerator.policy(statements)
  }
}

@Suite("Policies that are made to take long")
struct HostilePolicyTests {
  private static func allow(
    action: Node = "*", resource: Node = "*", condition: Node? = nil
  ) -> Node {
    var statement: Mapping = Mapping()
    statement["Effect"] = "Allow"
    statement["Action"] = action
    statement["Resource"] = resource
    statement["Condition"] = condition
    return Node(.mapping(statement))
  }

  private static func texts(_ count: Int, _ make: (Int) -> String) -> Node {
    Node((0..<count).map(make))
  }

  private static let wildcards = String(repeating: "*?", count: 1000) + "*"

  static let policies: [HostilePolicy] = sizes + wildcardRuns + values

  private static let sizes = [
    HostilePolicy(
      "ten thousand statements",
      (0..<10_000).map { allow(action: Node("s3:A\($0)"), resource: Node("arn:aws:s3:::b\($0)/*")) }
    ),
    HostilePolicy(
      "ten thousand statements with conditions",
      (0..<10_000).map { number in
        allow(condition: ["StringLike": ["aws:RequestTag/k\(number)": Node("*\(number)*")]])
      }),
    HostilePolicy(
      "a hundred denials, each with a key of its own",
      [allow()]
        + (0..<100).map { number in
          [
            "Effect": "Deny", "Action": "*", "Resource": "*",
            "Condition": ["StringEquals": ["aws:RequestTag/k\(number)": ["a", "b"]]],
          ]
        }),
    HostilePolicy(
      "ten thousand principals", as: .resource,
      [
        [
          "Effect": "Allow", "Action": "ecr:*",
          "Principal": ["AWS": texts(10_000) { "arn:aws:iam::111122223333:role/r\($0)" }],
        ]
      ]),
    HostilePolicy(
      "a thousand statements, each for another principal", as: .resource,
      (0..<1000).map { number in
        [
          "Effect": "Allow", "Action": "ecr:*",
          "Principal": ["AWS": Node("arn:aws:iam::111122223333:role/r\(number)")],
        ]
      }),
  ]

  private static let wildcardRuns = [
    HostilePolicy("a thousand wildcards in an action", [allow(action: Node("s3:\(wildcards)"))]),
    HostilePolicy(
      "a thousand wildcards in a resource", [allow(resource: Node("arn:aws:s3:::\(wildcards)"))]),
    HostilePolicy(
      "a thousand wildcards in a value",
      [allow(condition: ["StringLike": ["aws:SourceVpc": Node("x\(wildcards)")]])]),
    HostilePolicy(
      "sixty runs in each of sixty resources",
      [
        allow(
          resource: texts(60) { index in
            "arn:aws:s3:::"
              + (0..<60).map { "*\(Unicode.Scalar(UInt8(97 + (index * $0) % 26)))" }.joined()
          })
      ]),
    HostilePolicy(
      "forty letters, each somewhere",
      [
        allow(
          action: texts(26) { "s3:*\(Unicode.Scalar(UInt8(97 + $0)))*" },
          resource: texts(26) { "*\(Unicode.Scalar(UInt8(97 + $0)))*" })
      ]
        + (0..<26).map {
          allow(
            action: Node("s3:*\(Unicode.Scalar(UInt8(97 + $0)))*"),
            resource: Node("*\(Unicode.Scalar(UInt8(97 + $0)))*"))
        }),
  ]

  private static let values = [
    HostilePolicy(
      "five thousand values that all have to fit",
      [
        allow(condition: [
          "ForAllValues:StringLike": ["aws:TagKeys": texts(5000) { "*k\($0)*" }]
        ])
      ]),
    HostilePolicy(
      "thirty tests of one key of several values",
      (0..<30).map { number in
        allow(condition: ["ForAnyValue:StringEquals": ["aws:TagKeys": Node("k\(number)")]])
      }),
    HostilePolicy(
      "braces that do not close",
      [allow(resource: Node("arn:aws:s3:::" + String(repeating: "${", count: 40_000) + "}"))]),
    HostilePolicy(
      "numbers, dates and addresses at the end of their range",
      [
        allow(condition: [
          "NumericLessThan": [
            "aws:MultiFactorAuthAge": [
              Node(String(repeating: "9", count: 5000)), "-0", "-", ".", "1.", "",
            ]
          ],
          "DateLessThan": [
            "aws:CurrentTime": [
              "9223372036854775807", "-9223372036854775807", "-9223372036854775808", "9999-12-31",
              "0000-01-01", "0000-00-00", "99999999999999999999",
            ]
          ],
          "IpAddress": [
            "aws:SourceIp": [
              "0.0.0.0/0", "255.255.255.255/32", "::/0", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
              "1.2.3.4/33", "::/129", ":::", "1::2::3", "/",
            ]
          ],
          "BinaryEquals": ["k": ["====", "QQ==", "Q", ""]], "Bool": ["b": ["maybe"]],
          "ArnLike": ["aws:SourceArn": ["::::::", "*", "arn:*:*:*:*:*", ""]],
          "Null": ["n": ["", "true"]], "NoOperator": ["x": "y"], "": ["": ""],
        ])
      ]),
    HostilePolicy(
      "elements of wrong types",
      [
        [:], ["Effect": "Allow"], ["Effect": "Allow", "Action": [], "Resource": []], "x",
        ["Effect": "Allow", "Action": [["a"]], "Resource": ["b": "c"], "Condition": "d"],
        [
          "Effect": "Deny", "Action": "nocolon", "Resource": "", "Principal": ["AWS": [:]],
          "Condition": ["StringEquals": ["k": [[], "v"]]],
        ],
      ]),
  ]

  /// A small one, so that what spends it all does not take long without optimization.
  private static let limit = 200_000

  @Test("are decided, searched and compared within the budget of a question", arguments: policies)
  func withinBudget(_ hostile: HostilePolicy) throws {
    let steps = try QuestionSteps(hostile.node, kind: hostile.kind, limit: Self.limit)
    for (what, count) in steps.all {
      // What is begun is ended: the last piece of work is one pass over the policy at most.
      #expect(count <= 2 * Self.limit, "\(what)")
    }
  }
}

/// How many steps the questions about a policy take.
struct QuestionSteps {
  let limit: Int
  private(set) var all: [(what: String, steps: Int)] = []
  private(set) var undecided: [String] = []

  init(_ node: Node, kind: PolicyKind, limit: Int = SearchBudget.question) throws {
    self.limit = limit
    let policy = Policy(node, kind: kind)
    let set =
      kind == .identity
      ? PolicySet(identityPolicies: [policy]) : PolicySet(resourcePolicy: policy)
    let principal = try RequestPrincipal("arn:aws:iam::111122223333:user/u")
    let request = AccessRequest(
      action: "s3:\(String(repeating: "a", count: 300))",
      resource: "arn:aws:s3:::\(String(repeating: "ab", count: 300))",
      resourceAccount: "111122223333", principal: principal, unknownKeys: .allNotGiven)
    let evaluator = Evaluator(set)
    _ = evaluator.decide(request).outcome
    measure("one request") {
      ExactDecision(evaluator, request, budget: $0).shortfall
    }
    let any = SymbolicRequest(principal: principal, unknownKeys: .allNotGiven)
    measure("allowed") { SetDecision(evaluator, over: any, budget: $0).canBeAllowed().shortfall }
    measure("refused") { SetDecision(evaluator, over: any, budget: $0).canBeRefused().shortfall }
    let extra: Node = ["Effect": "Allow", "Action": "s3:x", "Resource": "arn:aws:s3:::x"]
    let statements = (node["Statement"]?.list ?? []).reversed()
    let other = Policy(PolicyGenerator.policy([extra] + statements), kind: kind)
    let turned = Policy(PolicyGenerator.policy(Array(statements)), kind: kind)
    let empty = Policy(PolicyGenerator.policy([]), kind: kind)
    #expect(PolicyComparison(policy, turned).isEqual)
    measure("compare") { PolicyComparison(policy, other, budget: $0).shortfall }
    measure("compare with none") { PolicyComparison(policy, empty, budget: $0).shortfall }
  }

  private mutating func measure(_ what: String, _ question: (SearchBudget) -> String?) {
    let budget = SearchBudget(limit: limit)
    if question(budget) != nil { undecided.append(what) }
    all.append((what, budget.steps))
  }
}

extension SetDecision.Existence {
  fileprivate var shortfall: String? { if case .notShown(let why) = self { why } else { nil } }
}

extension PolicyComparison {
  fileprivate var shortfall: String? {
    if case .notShown(let why) = result { why } else { nil }
  }
}
