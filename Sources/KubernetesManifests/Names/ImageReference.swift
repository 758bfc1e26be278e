import Diagnostics

/// A container image reference: `[registry/]repository[:tag][@digest]`.
///
/// The grammar and the limits are those of the kubelet's parser, github.com/distribution/reference, regexp.go and
/// normalize.go; the kubelet reports `InvalidImageName` for anything else.
public struct ImageReference: CheckedText {
  public let text: String
  /// The registry's host and port; `nil` for a short name, which CRI-O rejects as ambiguous.
  public let registry: String?
  public let repository: String
  public let tag: String?
  public let digest: String?
  public static let pattern = "^[A-Za-z0-9\\[][A-Za-z0-9._:/@\\[\\]-]*$"

  public init(_ text: String) throws(InvalidText) {
    self.text = text
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    var rest = Substring(text)
    if parts.count == 2, Self.isRegistry(parts[0]) {
      registry = String(parts[0])
      rest = parts[1]
    } else {
      registry = nil
    }
    let name = rest.prefix { $0 != ":" && $0 != "@" }
    repository = String(name)
    rest = rest[name.endIndex...]
    if rest.first == ":" {
      let tag = rest.dropFirst().prefix { $0 != "@" }
      self.tag = String(tag)
      rest = rest[tag.endIndex...]
    } else {
      tag = nil
    }
    digest = rest.isEmpty ? nil : String(rest.dropFirst())
    try check()
  }

  /// Whether the part before the first `/` is a registry. A first part in upper case is one too: no repository has upper case.
  private static func isRegistry(_ part: Substring) -> Bool {
    part == "localhost" || part.contains { $0 == "." || $0 == ":" }
      || part.lowercased() != String(part)
  }

  private func check() throws(InvalidText) {
    if let registry, !ImageGrammar.isRegistry(registry) {
      throw InvalidText(
        "has the invalid registry `\(registry)`",
        help: "a registry is a host with an optional port, such as `registry.example:5000`")
    }
    try checkRepository()
    if let tag, !ImageGrammar.isTag(tag) {
      throw InvalidText(
        "has the invalid tag `\(tag)`",
        help: "a tag is 1 to 128 letters, digits and `_.-`, and begins with neither `.` nor `-`")
    }
    if let digest, !ImageGrammar.isDigest(digest) {
      throw InvalidText(
        "has an invalid digest",
        help: "a digest is `sha256:` and 64 lower-case hexadecimal digits")
    }
  }

  private func checkRepository() throws(InvalidText) {
    if registry == nil, text.utf8.count == 64, ASCIISet("a-f0-9").covers(text) {
      throw InvalidText(
        "is an image ID, not an image reference", help: "write the name of the image")
    }
    let lowercase = repository.lowercased()
    if lowercase != repository {
      throw InvalidText(
        "is not a valid image reference: repository name must be lowercase",
        help: "write the repository as `\(lowercase)`")
    }
    guard ImageGrammar.isRepository(repository) else {
      throw InvalidText(
        "is not a valid image reference", help: "write it as `docker.io/amazon/aws-cli:latest`")
    }
    guard pathLength <= 255 else {
      throw InvalidText(
        "is not a valid image reference: repository name must not be more than 255 characters",
        help: "the repository has \(pathLength); use a shorter one")
    }
  }

  /// The length of the repository with the `library/` that Docker Hub's own images have.
  private var pathLength: Int {
    let isOnDockerHub = ["docker.io", "index.docker.io"].contains(registry ?? "docker.io")
    let isOfficial = isOnDockerHub && !repository.utf8.contains(UInt8(ascii: "/"))
    return repository.utf8.count + (isOfficial ? "library/".utf8.count : 0)
  }
}
