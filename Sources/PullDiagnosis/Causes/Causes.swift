/// Every cause, in the order in which they claim a line: what says more stands before what says less.
///
/// A cause is an entry in one of the lists here, a file for each group.
enum Causes {
  static let all: [Cause] =
    sync + webIdentity + credentials + authorization + imageNames + imageAccess + imageTransport
    + apiAccess + admission + scheduling + configuration + runtime + connections + proxies
    + symptoms

  /// Patterns of words that mean something only where an image is being pulled, as the kubelet, containerd and CRI-O begin
  /// to say it.
  static func pulling(_ words: String...) -> [String] {
    let beginnings = [
      "failed to pull image", "pulling image", "failed to resolve reference",
      "pinging container registry", "initializing source docker://",
    ]
    return words.flatMap { word in beginnings.map { "\($0)*\(word)" } }
  }
}
