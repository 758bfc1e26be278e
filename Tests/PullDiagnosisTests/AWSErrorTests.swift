import Foundation
import Testing

@testable import PullDiagnosis

@Suite("A diagnosis of AWS errors")
struct AWSErrorTests {
  /// The wording of an SDK, which may not name the call.
  struct SDK: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let namesCall: Bool
    let text: @Sendable (_ row: Row, _ message: String) -> String
  }

  /// A pair of call and code, and its cause.
  struct Row: Sendable {
    let service: String
    let call: String
    let code: String
    let cause: String

    /// The code as SDKs print it that name classes of exceptions.
    var exception: String { code.hasSuffix("Exception") ? code : code + "Exception" }
  }

  static let sdks: [SDK] = [
    SDK(testDescription: "botocore", namesCall: true) {
      "botocore.exceptions.ClientError: An error occurred (\($0.code)) when calling the \($0.call) operation: \($1)"
    },
    SDK(testDescription: "AWS CLI after retries", namesCall: true) {
      "aws: [ERROR]: An error occurred (\($0.code)) when calling the \($0.call) operation (reached max retries: 4): \($1)"
    },
    SDK(testDescription: "Go v2", namesCall: true) {
      "operation error \($0.service.uppercased()): \($0.call), https response error StatusCode: 400, RequestID: 0f0f-1, api error \($0.code): \($1)"
    },
    SDK(testDescription: "Go v2, modelled errors", namesCall: true) {
      "operation error \($0.service.uppercased()): \($0.call), exceeded maximum number of attempts, 3, https response error StatusCode: 400, RequestID: 0f0f-1, \($0.exception): \($1)"
    },
    SDK(testDescription: "Go v1", namesCall: false) {
      "\($0.code): \($1)\n\tstatus code: 400, request id: 0f0f-1"
    },
    SDK(testDescription: "Go v1 in JSON", namesCall: false) {
      #"{"level":"error","error":"\#($0.code): \#($1)\n\tstatus code: 400, request id: 0f0f-1"}"#
    },
    SDK(testDescription: "Java 1", namesCall: false) {
      "com.amazonaws.AmazonServiceException: \($1) (Service: AWSx; Status Code: 400; Error Code: \($0.code); Request ID: 0f0f-1)"
    },
    SDK(testDescription: "Java 2", namesCall: false) {
      "software.amazon.awssdk.services.\($0.service).model.\($0.exception): \($1) (Service: X, Status Code: 400, Request ID: 0f0f-1)"
    },
    SDK(testDescription: "JavaScript", namesCall: false) {
      "\($0.exception): \($1)\n    at throwDefaultError (/app/node_modules/@smithy/smithy-client/index.js:388:20)"
    },
  ]

  /// Causes of a code whose call is not known.
  private static let withoutCall: [String: Set<String>] = [
    "policy-version-quota": ["ecr-quota"], "role-policy-quota": ["ecr-quota"],
    "iam-quota": ["ecr-quota"],
    "repository-policy-invalid": ["ecr-parameter-invalid"],
    "registry-policy-invalid": ["ecr-parameter-invalid"],
    "ecr-parameter-invalid": ["sts-parameter-invalid"],
    "role-missing": ["iam-entity-missing"],
    "session-policy-invalid": ["policy-document-invalid"],
    "web-identity-token-expired": ["session-expired"],
    "assume-role-refused": ["access-denied"],
    "get-authorization-token-denied": ["access-denied"], "pull-action-denied": ["access-denied"],
  ]

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures")

  private static func lines(_ name: String) throws -> [[String]] {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      .split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: " | ", maxSplits: 3).map(String.init) }
  }

  /// Words that say nothing, made by a generator that repeats itself.
  private static func message(_ seed: inout UInt64) -> String {
    let words = ["the", "value", "given", "for", "item", "is", "not", "what", "it", "should", "be"]
    return (0..<8).map { _ in
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return words[Int(seed >> 33) % words.count]
    }.joined(separator: " ")
  }

  @Test(
    "names a fitting cause for each error of each call, in every SDK's wording", arguments: sdks)
  func errors(sdk: SDK) throws {
    let rows = try Self.lines("aws-errors.txt").map {
      Row(service: $0[0], call: $0[1], code: $0[2], cause: $0[3])
    }
    #expect(rows.count > 600)
    var seed: UInt64 = 1
    for row in rows {
      let text = sdk.text(row, Self.message(&seed))
      let found = Diagnosis.of(text: text, source: nil).findings.map {
        $0.rule.dropFirst("cause/".count)
      }
      var fitting: Set<String> = [row.cause]
      if !sdk.namesCall { fitting.formUnion(Self.withoutCall[row.cause] ?? []) }
      #expect(found.count == 1 && fitting.contains(String(found.first ?? "")), "\(text)")
    }
  }

  @Test("names a fitting cause for each exception of botocore")
  func exceptions() throws {
    let rows = try Self.lines("botocore-exceptions.txt")
    for row in rows where !row[1].hasPrefix("- ") {
      let text = row.dropFirst(2).joined(separator: " | ").replacing(#"\n"#, with: "\n")
      let found = Diagnosis.of(text: text, source: nil).findings.map {
        $0.rule.dropFirst("cause/".count)
      }
      #expect(found == [row[1][...]], "\(row[0]): \(text)")
    }
  }
}
