import Documents
import Testing

@testable import IAMPolicy

/// A policy that grows: what it has n of.
struct GrowingPolicy: Sendable, CustomTestStringConvertible {
  let name: String
  let size: Int
  /// What twice the policy multiplies the steps by at most.
  let factor: Int
  let statements: @Sendable (Int) -> [Node]
  var testDescription: String { name }

  /// - Parameter size: How many there are of it at least; policies of AWS's sizes have fewer than four times as many.
  init(
    _ name: String, from size: Int, factor: Int = 4,
    _ statements: @escaping @Sendable (Int) -> [Node]
  ) {
    self.name = name
    self.size = size
    self.factor = factor
    self.statements = statements
  }
}

@Suite("The steps of a question about many requests")
struct SearchBudgetTests {
  private static func statement(
    _ effect: String = "Allow", action: Node = "ecr:*", resource: Node = "*",
    where condition: Node? = nil
  ) -> Node {
    var statement = Mapping()
    statement["Effect"] = Node(effect)
    statement["Action"] = action
    statement["Resource"] = resource
    statement["Condition"] = condition
    return Node(.mapping(statement))
  }

  private static func test(_ name: String, _ key: String, _ value: Node) -> Node {
    Node(
      .mapping(
        Mapping([.init(key: name, value: Node(.mapping(Mapping([.init(key: key, value: value)]))))])
      ))
  }

  static let policies: [GrowingPolicy] = [
    GrowingPolicy("tag values and tag keys that ForAnyValue denies", from: 10) { count in
      (0..<count).flatMap { number in
        [
          statement(where: test("StringEquals", "aws:RequestTag/k", Node("v\(number)"))),
          statement(where: test("StringEquals", "aws:RequestTag/l", Node("v\(number)"))),
          statement(
            "Deny", where: test("ForAnyValue:StringEquals", "aws:TagKeys", Node("v\(number)"))),
        ]
      }
    },
    GrowingPolicy("statements that differ in everything", from: 20) { count in
      (0..<count).map { number in
        statement(
          action: Node("s3:A\(number)"), resource: Node("arn:aws:s3:::b\(number)/*"),
          where: test("StringEquals", "aws:RequestTag/k\(number)", Node("v\(number)")))
      }
    },
    GrowingPolicy("values of one condition", from: 200) { count in
      [
        statement(
          where: test("StringEquals", "aws:SourceVpc", Node((0..<count).map { "vpc-\($0)" })))
      ]
    },
    GrowingPolicy("patterns of one condition", from: 50) { count in
      [
        statement(
          where: test("StringLike", "aws:SourceVpc", Node((0..<count).map { "vpc-\($0)*" })))
      ]
    },
    GrowingPolicy("keys of one condition", from: 50) { count in
      [
        statement(
          where: Node(
            .mapping(
              Mapping([
                .init(
                  key: "StringEquals",
                  value: Node(
                    .mapping(
                      Mapping(
                        (0..<count).map {
                          .init(key: "aws:RequestTag/k\($0)", value: ["a", "b"])
                        }))))
              ]))))
      ]
    },
    GrowingPolicy("denials, each with a key of its own", from: 20) { count in
      [statement()]
        + (0..<count).map {
          statement("Deny", where: test("StringEquals", "aws:RequestTag/k\($0)", ["a", "b"]))
        }
    },
    GrowingPolicy("tests of one key of several values", from: 15) { count in
      (0..<count).map {
        statement(where: test("ForAnyValue:StringEquals", "aws:TagKeys", Node("k\($0)")))
      }
    },
    GrowingPolicy("denials of what is not among many tag keys", from: 15, factor: 8) { count in
      [statement()]
        + (0..<count).map {
          statement(
            "Deny", where: test("ForAllValues:StringNotEquals", "aws:TagKeys", Node("k\($0)")))
        }
    },
    GrowingPolicy("resources", from: 50) { count in
      [statement(resource: Node((0..<count).map { "arn:aws:s3:::bucket-\($0)/*" }))]
    },
  ]

  @Test("do not multiply: twice the policy takes four times the steps at most", arguments: policies)
  func growth(_ policy: GrowingPolicy) throws {
    let steps = try [1, 2, 4].map { factor in
      try QuestionSteps(
        PolicyGenerator.policy(policy.statements(factor * policy.size)), kind: .identity)
    }
    for (one, next) in zip(steps, steps.dropFirst()) {
      for (before, after) in zip(one.all, next.all) {
        #expect(
          after.steps <= policy.factor * before.steps,
          "\(after.what): \(before.steps), \(after.steps)")
      }
    }
    #expect(steps.map(\.undecided) == [[], [], []])
  }
}
