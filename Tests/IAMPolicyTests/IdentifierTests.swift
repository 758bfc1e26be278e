import Diagnostics
import IAMPolicy
import Testing

@Suite("Texts with a grammar of AWS")
struct IdentifierTests {
  @Test(
    "an account id is twelve digits",
    arguments: [
      ("606639739464", nil), ("012345670123", nil), ("60663973946", "has 11 digits, not 12"),
      ("6066-3973-9464", "holds `-`, which is not a digit"), ("", "has 0 digits, not 12"),
    ] as [(String, String?)])
  func account(text: String, problem: String?) {
    var found: String?
    do { _ = try AccountID(text) } catch { found = error.problem }
    #expect(found == problem)
  }

  @Test(
    "a region knows its partition and the end of its host names",
    arguments: [
      ("us-east-1", Partition.aws, "amazonaws.com"), ("cn-north-1", .china, "amazonaws.com.cn"),
      ("us-gov-west-1", .usGov, "amazonaws.com"), ("us-iso-east-1", .iso, "c2s.ic.gov"),
      ("us-isob-east-1", .isoB, "sc2s.sgov.gov"), ("ap-southeast-7", .aws, "amazonaws.com"),
    ])
  func region(code: String, partition: Partition, suffix: String) throws {
    let region = try Region(code)
    #expect(region.partition == partition)
    #expect(region.partition.dnsSuffix == suffix)
  }

  @Test(
    "what is no region", arguments: ["", "us-east", "US-EAST-1", "us--1", "us-east-1a", "1-2-3"])
  func noRegion(code: String) {
    #expect(throws: InvalidText.self) { try Region(code) }
  }

  @Test("an ARN's resource may hold colons")
  func arn() throws {
    let arn = try ARN("arn:aws:iam::606639739464:oidc-provider/host:1/path")
    #expect(arn.account == "606639739464")
    #expect(arn.resource == "oidc-provider/host:1/path")
  }

  @Test("what is no ARN", arguments: ["", "arn:aws:iam", "urn:aws:iam:::x", "arn:aws:iam:::"])
  func noARN(text: String) {
    #expect(throws: InvalidText.self) { try ARN(text) }
  }

  @Test(
    "a path has a slash on both ends",
    arguments: [
      ("/", true), ("/a/", true), ("/a/b/", true), ("a/", false), ("/a", false), ("//", false),
      ("/a b/", false),
    ])
  func path(text: String, isValid: Bool) {
    #expect(((try? IAMPath(text)) != nil) == isValid)
  }

  @Test("a role's name has at most 64 characters, a policy's 128")
  func names() {
    let text = String(repeating: "a", count: 65)
    #expect(throws: InvalidText.self) { try RoleName(text) }
    #expect((try? PolicyName(text)) != nil)
    #expect(throws: InvalidText.self) { try RoleName("a/b") }
  }
}
