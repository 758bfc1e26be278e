import Documents
import Foundation
import IAMPolicy
import Testing

@testable import ECRAccess

private let foreignStatement =
  #"{"Sid": "ECR Repository Policy", "Effect": "Deny", "Principal": "*", "Action": "ecr:PutImage"}"#

@Suite("A repository's policy")
struct RepositoryPolicyMergeTests {
  private func merge(
    _ live: Node, _ desired: RepositoryPolicyMerge.DesiredState = .present
  ) throws -> (policies: Node, findings: [String]) {
    let plan = try #require(rendering().plan)
    let (policies, findings) = RepositoryPolicyMerge(plan, desired: desired).merged(live)
    return (policies, findings.map(\.rule))
  }

  private func ours(_ action: Node = Node(Plan.pullActions)) throws -> Node {
    try #require(rendering().plan).repositoryStatement.node.with("Action", action)
  }

  private func policy(_ statements: String) -> Node {
    Node(#"{"Version": "2008-10-17", "Id": "theirs", "Statement": \#(statements)}"#)
  }

  private func parsed(_ text: Node?) throws -> Node {
    let text = try #require(text?.string)
    return try #require(JSONReader.read(Array(text.utf8), source: nil).node)
  }

  private func text(_ node: Node) -> String { JSONWriter.text(node, style: .compact) }

  @Test("that does not exist gets our statement alone, and is removed again")
  func none() throws {
    let present = try merge(["app": .null])
    #expect(present.policies["app"] == rendering().documents["repository_policy"])
    let existing = Node(text(try #require(present.policies["app"])))
    #expect(try merge(["app": existing], .absent).policies["app"] == .null)
    #expect(try merge(["app": .null], .absent).policies["app"] == .null)
  }

  @Test(
    "of another owner keeps its statements, version and id",
    arguments: [foreignStatement, "[\(foreignStatement)]"])
  func foreign(statements: String) throws {
    let live = policy(statements)
    let present = try #require(try merge(["app": live]).policies["app"])
    #expect(present["Version"] == "2008-10-17")
    #expect(present["Id"] == "theirs")
    #expect(present["Statement"]?[0] == (try parsed(Node(foreignStatement))))
    #expect(present["Statement"]?[1] == (try ours()))
    let absent = try merge(["app": Node(text(present))], .absent).policies["app"]
    #expect(absent?["Statement"] == [try parsed(Node(foreignStatement))])
    #expect(try merge(["app": live], .absent).policies["app"] == (try parsed(live)))
  }

  @Test("with an equivalent of our statement stays unchanged")
  func sameMeaning() throws {
    let reordered = text(try ours(Node(Plan.pullActions.reversed())))
    let live = policy("[\(reordered), \(foreignStatement)]")
    #expect(try merge(["app": live]).policies["app"] == (try parsed(live)))
  }

  @Test("with an outdated statement of ours gets the current one in its place")
  func stale() throws {
    let stale = text(try ours().with("Principal", ["AWS": "AROAEXAMPLE"]))
    let merged = try merge(["app": policy("[\(stale), \(foreignStatement), \(stale)]")]).policies[
      "app"]
    #expect(merged?["Statement"] == [try ours(), try parsed(Node(foreignStatement))])
  }

  @Test("above ECR's size limit is an error")
  func size() throws {
    let long = foreignStatement.replacingOccurrences(
      of: "ecr:PutImage", with: String(repeating: "a", count: 10_000))
    #expect(try merge(["app": policy("[\(long)]")]).findings == ["access/repository-policy-size"])
  }

  @Test(
    "that is not a policy is an error", arguments: ["", "[]", "{}", #"{"Statement": 1}"#, "{"])
  func broken(text: String) throws {
    let merged = try merge(["app": Node(text)])
    #expect(merged.findings.count == 1)
    #expect(merged.policies["app"] == nil)
  }

  @Test("of ten thousand repositories is merged for each")
  func many() throws {
    let live = Node(
      .mapping(Mapping((0..<10_000).map { Mapping.Entry(key: "r\($0)", value: .null) })))
    #expect(try merge(live).policies.mapping?.entries.count == 10_000)
  }
}
