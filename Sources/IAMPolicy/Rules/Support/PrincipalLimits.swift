extension PolicyStatement {
  /// Whether a condition limits the callers, whatever the principals are.
  var limitsPrincipal: Bool {
    let names: Set<String> = ["aws:userid", "aws:username", "aws:federatedprovider"]
    return parsedConditions.contains {
      $0.key.id.hasPrefix("aws:principal") || names.contains($0.key.id)
    }
  }

  /// Whether a condition limits from where, or for whom, the request comes.
  var limitsSource: Bool {
    let names: Set<String> = ["sts:externalid", "aws:viaawsservice", "aws:calledvia"]
    return parsedConditions.contains { condition in
      let id = condition.key.id
      return id.hasPrefix("aws:source") || id.hasPrefix("aws:vpc")
        || id.hasPrefix("aws:ec2instancesource") || names.contains(id)
        || condition.key.issuer != nil
    }
  }

  /// The principals that match everybody.
  var everybody: [PrincipalElement.Entry] {
    guard let principals, !principals.isNegated else { return [] }
    return principals.entries.filter {
      $0.value.text == "*" && ($0.type == nil || $0.type == "AWS")
    }
  }
}
