import Diagnostics

/// What the fields of the ARNs of the services of a pull have to look like.
///
/// Service Authorization Reference, "Resource types defined by Amazon Elastic Container Registry", and likewise for
/// Amazon ECR Public, AWS STS and IAM.
enum ARNField {
  /// Services whose resources have no region.
  static let withoutRegion: Set<String> = ["ecr-public", "iam", "sts"]
  /// Services whose resources have a region and an account.
  static let withRegion: Set<String> = ["ecr"]
  /// Services whose resources belong to an account.
  static let withAccount = withoutRegion.union(withRegion)

  /// Whether some resource of the service has a resource field that `pattern` matches.
  static func isResource(_ pattern: String, of service: String) -> Bool {
    guard let types = ResourceTypePrefixes.byService[service] else { return true }
    guard !PolicyVariable.isIn(pattern) else { return true }
    return types.contains { TextPattern.overlap(pattern, $0.hasSuffix("/") ? $0 + "?*" : $0) }
  }

  /// Whether the partition is one of AWS's, or a pattern of one.
  static func isPartition(_ pattern: String) -> Bool {
    Partition.allCases.contains { TextPattern.overlap(pattern, $0.rawValue) }
  }

  /// What is wrong with a region, as the end of a sentence; `nil` for one that AWS has or may come to have.
  static func regionProblem(_ text: String, partition: String) -> String? {
    guard let region = try? Region(text), region.isPlausible else {
      return "names the region `\(text)`, which does not exist"
    }
    guard ResourceText.isOpen(partition) || region.partition.rawValue == partition else {
      return "names the region `\(text)`, which is in the partition `\(region.partition.rawValue)`"
    }
    return nil
  }
}
