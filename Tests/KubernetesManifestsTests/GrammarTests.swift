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
    "the kubelet parses these image references, up to the greatest lengths",
    arguments: [
      "registry.example:5000/a", "[2001:db8::1]:5000/a:b", "[::1]/a", "127.0.0.1:80/a", "a__b/c",
      "a---b", "a.b_c-d", "localhost/a", "Registry.example/a", "Registry/a", "a:_x.Y-z",
      "a@sha512:" + String(repeating: "0f", count: 64), "index.docker.io/a/b",
      "a:" + String(repeating: "t", count: 128), String(repeating: "a", count: 247),
      "registry.example/" + String(repeating: "a", count: 255),
      "docker.io/b/" + String(repeating: "a", count: 253),
    ])
  func validImage(text: String) throws {
    #expect(try ImageReference(text).text == text)
  }

  private static let invalidFormat = "is not a valid image reference"
  private static let tooLong =
    invalidFormat + ": repository name must not be more than 255 characters"
  static let invalidImages: [(text: String, problem: String)] = [
    ("", invalidFormat), ("docker.io/", invalidFormat), ("a//b", invalidFormat),
    ("a/", invalidFormat), ("/a", invalidFormat), ("a..b", invalidFormat),
    ("a___b", invalidFormat), ("a._b", invalidFormat), ("-a", invalidFormat),
    ("a-", invalidFormat), ("a b", invalidFormat), ("ä", invalidFormat), ("@", invalidFormat),
    ("https://registry.example/a", "has the invalid registry `https:`"),
    ("registry_x:80/a", "has the invalid registry `registry_x:80`"),
    ("registry.example:/a", "has the invalid registry `registry.example:`"),
    ("registry.example:x/a", "has the invalid registry `registry.example:x`"),
    ("[::1/a", "has the invalid registry `[::1`"),
    ("[::1]5000/a", "has the invalid registry `[::1]5000`"),
    ("[fe80::1%eth0]/a", "has the invalid registry `[fe80::1%eth0]`"),
    (".example/a", "has the invalid registry `.example`"),
    ("docker.io/Amazon/x", invalidFormat + ": repository name must be lowercase"),
    ("Nginx:latest", invalidFormat + ": repository name must be lowercase"),
    (String(repeating: "0a", count: 32), "is an image ID, not an image reference"),
    ("a:", "has the invalid tag ``"), ("a:-b", "has the invalid tag `-b`"),
    ("a:b:c", "has the invalid tag `b:c`"), ("a:b/c", "has the invalid registry `a:b`"),
    (
      "a:" + String(repeating: "t", count: 129),
      "has the invalid tag `\(String(repeating: "t", count: 129))`"
    ),
    ("a@sha256:12", "has an invalid digest"), ("a@", "has an invalid digest"),
    ("a@sha256:" + String(repeating: "0f", count: 16), "has an invalid digest"),
    ("a@sha256:" + String(repeating: "0F", count: 32), "has an invalid digest"),
    ("a@md5:" + String(repeating: "0f", count: 32), "has an invalid digest"),
    (String(repeating: "a", count: 248), tooLong),
    ("registry.example/" + String(repeating: "a", count: 256), tooLong),
    ("docker.io/" + String(repeating: "a", count: 250), tooLong),
  ]

  @Test("the kubelet rejects other image references", arguments: invalidImages)
  func invalidImage(text: String, problem: String) {
    let error = #expect(throws: InvalidText.self) { try ImageReference(text) }
    #expect(error?.problem == problem)
  }

  @Test(
    "a version of the Pod Security Standards",
    arguments: [
      ("latest", true), ("1.0", true), ("v1.25", true), ("1.37", true), ("1.38", false),
      ("1.-1", false), ("1.07", false), ("1.+7", false), ("v", false), ("", false), ("37", false),
      ("2.1", false), ("Latest", false), ("1.99999999999999999999", false),
    ])
  func podSecurityVersion(text: String, isValid: Bool) {
    #expect(((try? PodSecurityVersion(text)) != nil) == isValid)
  }
}
