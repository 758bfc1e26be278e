extension PolicyKind {
  /// A resource as AWS reads it: where an ARN has fewer than six fields, AWS adds `*` for each that is missing.
  ///
  /// It always does so in policies of identities; in policies of resources and endpoints if the ARN has a wildcard; in
  /// service control policies if it ends in `*`; in resource control policies never. Elsewhere the text stays as it is, and
  /// as an incomplete ARN it matches nothing unless a wildcard covers what is missing. ARNs in conditions are not completed.
  ///
  /// IAM User Guide, "IAM JSON policy elements: Resource", on incomplete ARNs.
  func completed(_ resource: String) -> String {
    let fields = ARN.split(resource.utf8)
    guard (3...5).contains(fields.count), fields[0].elementsEqual("arn".utf8), !fields[2].isEmpty,
      completesShortARN(resource)
    else { return resource }
    return resource + String(repeating: ":*", count: 6 - fields.count)
  }

  private func completesShortARN(_ resource: String) -> Bool {
    switch self {
    case .identity: true
    case .trust, .resource, .endpoint, .registry: TextPattern.hasWildcard(resource)
    case .scp: resource.hasSuffix("*")
    case .rcp: false
    }
  }
}
