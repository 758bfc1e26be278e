/// Facts about a widely used image that hold for every tag: the programs that it lacks, and its home directory.
struct KnownImage: Sendable {
  /// What messages call it.
  let name: String
  /// Programs that users expect in it, but that it does not contain.
  let lacks: Set<String>
  /// Whether its `HOME` is `/`, where only root can write.
  let hasRootsHome: Bool

  private static let clients: Set<String> = ["oc", "kubectl", "helm", "docker", "podman", "skopeo"]

  private static let all: [(repositories: Set<String>, image: KnownImage)] = [
    (
      ["docker.io/amazon/aws-cli", "public.ecr.aws/aws-cli/aws-cli"],
      KnownImage(name: "amazon/aws-cli", lacks: clients, hasRootsHome: true)
    ),
    (
      ["docker.io/library/busybox"],
      KnownImage(
        name: "busybox", lacks: clients.union(["aws", "bash", "curl", "git", "jq", "python3"]),
        hasRootsHome: false)
    ),
    (
      ["docker.io/library/alpine"],
      KnownImage(
        name: "alpine", lacks: clients.union(["aws", "bash", "curl", "git", "jq", "python3"]),
        hasRootsHome: false)
    ),
    (
      ["docker.io/curlimages/curl", "quay.io/curl/curl"],
      KnownImage(
        name: "curlimages/curl", lacks: clients.union(["aws", "bash", "git", "python3"]),
        hasRootsHome: false)
    ),
    (
      ["registry.k8s.io/kubectl"],
      KnownImage(name: "kubectl", lacks: ["sh", "bash", "oc", "aws", "curl"], hasRootsHome: false)
    ),
  ]

  /// The image of that name, with any tag; a short name means Docker Hub.
  static func named(_ reference: ImageReference) -> KnownImage? {
    let path = reference.repository
    let short = path.contains("/") ? path : "library/\(path)"
    let name = reference.registry.map { "\($0)/\(path)" } ?? "docker.io/\(short)"
    return all.first { $0.repositories.contains(name) }?.image
  }
}

extension PodTemplate.Container {
  /// The known facts about its image.
  var knownImage: KnownImage? { reference.flatMap(KnownImage.named) }
}
