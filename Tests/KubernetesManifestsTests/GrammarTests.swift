import Diagnostics
import KubernetesManifests
import Testing

@Suite("The syntax of Kubernetes names, quantities and images")
struct GrammarTests {
  @Test(
    "a DNS label",
    arguments: [
      ("cf-dev", true), ("a", true), ("0a", true), ("CF_Dev", false), ("-a", false),
      ("a-", false), ("a.b", false), ("", false), (String(repeating: "a", count: 63), true),
      (String(repeating: "a", count: 64), false),
    ])
  func label(text: String, isValid: Bool) {
    #expect(((try? DNSLabel(text)) != nil) == isValid)
  }

  @Test(
    "a DNS subdomain",
    arguments: [
      ("ecr-credentials-sync.cf-dev", true), ("a..b", false), ("a.B", false), ("", false),
      (String(repeating: "a", count: 254), false),
    ])
  func subdomain(text: String, isValid: Bool) {
    #expect(((try? DNSSubdomain(text)) != nil) == isValid)
  }

  @Test(
    "a quantity",
    arguments: [
      ("500m", true), ("2G", true), ("1.5", true), (".5", true), ("1e3", true), ("128Mi", true),
      ("2GB", false), ("", false), ("-1", false), ("1.2.3", false), ("m", false), (".", false),
      ("++1", false), ("1e", false),
    ])
  func quantity(text: String, isValid: Bool) {
    #expect(((try? Quantity(text)) != nil) == isValid)
  }

  @Test("an image reference is parsed into its parts")
  func image() throws {
    let digest = "sha256:" + String(repeating: "a", count: 64)
    let image = try ImageReference("localhost:5000/amazon/aws-cli:2.1@\(digest)")
    #expect(image.registry == "localhost:5000")
    #expect(image.repository == "amazon/aws-cli")
    #expect(image.tag == "2.1")
    #expect(image.digest == digest)
  }

  @Test("a short name has no registry")
  func shortName() throws {
    #expect(try ImageReference("amazon/aws-cli:latest").registry == nil)
    #expect(try ImageReference("docker.io/amazon/aws-cli").tag == nil)
  }

  @Test(
    "invalid image references are rejected",
    arguments: ["", "docker.io/Amazon/x", "a:", "a:-b", "a@sha256:12", "docker.io/", "a//b"])
  func noImage(text: String) {
    #expect(throws: InvalidText.self) { try ImageReference(text) }
  }
}
