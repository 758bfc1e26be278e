/// Every cause, in order of precedence: of several that match one message, the first is reported.
///
/// More specific causes come first. A cause is an entry in one of the lists in this folder, a file for each group.
enum Causes {
  static let all: [Cause] =
    sync + workstation + awsConfiguration + webIdentity + identityTokens + credentials
    + denials + nodeGrants + roleGrants + pullThroughCache + iam + iamPolicies + ecr
    + imageNames + imageLayers + imageProxies + pullSecrets + imageAccess + imageTransport
    + admission + apiAccess + apiObjects + scheduling + configuration + runtime
    + proxies + connections + awsService + symptoms

  /// Patterns of words that have this meaning only where an image is being pulled, as the kubelet, containerd, CRI-O and
  /// docker introduce it.
  static func pulling(_ words: String...) -> [String] {
    let beginnings = [
      "failed to pull", "pulling image", "failed to resolve reference", "errimagepull:",
      "pinging container registry", "initializing source docker://", "error response from daemon",
      "error creating build container", "reading manifest",
    ]
    return words.flatMap { word in beginnings.map { "\($0)*\(word)" } }
  }

  /// Patterns of an AWS error code, in the wording of every AWS SDK (see `AWSErrorWording`).
  ///
  /// - Parameters:
  ///   - code: The error code without the suffix `Exception`.
  ///   - operations: The calls that return it; none for any call.
  static func aws(_ code: String, _ operations: String...) -> [String] {
    let error = "(\(code)) when calling the "
    return operations.isEmpty ? [error] : operations.map { "\(error)\($0) operation" }
  }
}
