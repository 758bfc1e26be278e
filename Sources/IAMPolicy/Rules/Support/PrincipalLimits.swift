extension PolicyStatement {
  /// Whether a condition narrows down who asks, whatever the principals say.
  var limitsWho: Bool {
    let names: Set<String> = ["aws:userid", "aws:username", "aws:federatedprovider"]
    return parsedConditions.contains {
      $0.key.id.hasPrefix("aws:principal") || names.contains($0.key.id)
    }
  }

  /// Whether a condition narrows down from where, or for whom, the request comes.
  var limitsWhence: Bool {
    let names: Set<String> = ["sts:externalid", "aws:viaawsservice", "aws:calledvia"]
    return parsedConditions.contains { condition in
      let id = condition.key.id
      return id.hasPrefix("aws:source") || id.hasPrefix("aws:vpc")
        || id.hasPrefix("aws:ec2instancesource") || names.contains(id)
        || condition.key.issuer != nil
    }
  }

  /// The principals that stand for everybody.
  var everybody: [PrincipalElement.Entry] {
    guard let principals, !principals.isNegated else { return [] }
    return principals.entries.filter {
      $0.value.text == "*" && ($0.type == nil || $0.type == "AWS")
    }
  }
}
