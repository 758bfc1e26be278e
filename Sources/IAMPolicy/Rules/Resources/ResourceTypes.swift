import Diagnostics

extension PolicyRules {
  static let invalidARNResource = PolicyRule.resources(
    RuleInfo(
      "iam/invalid-arn-resource", .error,
      summary: "an ARN with a resource type that its service does not define",
      why: "A repository's ARN ends in `repository/` and the repository's name, which can contain "
        + "wildcards; a single `*` matches every resource.",
      source: AWSPage.ecrActions, awsChecks: ["Error - Invalid ARN resource"],
      passing: Sample.resource(
        #"["arn:aws:ecr:us-east-1:818140567777:repository/*", "arn:aws:ecr:us-east-1:111122223333:*"]"#
      ),
      failing: Sample.resource(
        #"[▸"arn:aws:ecr:us-east-1:818140567777:app", ▸"arn:aws:ecr:us-east-1:818140567777:repository:app"]"#
      ))
  ) { resource in
    guard let arn = resource.arn, !arn.resource.isEmpty,
      !ARNField.isResource(arn.resource, of: arn.service)
    else { return nil }
    let types = (ResourceTypePrefixes.byService[arn.service] ?? []).map { "`\($0)`" }
    return resource.violation(
      "is not a valid resource of `\(arn.service)`",
      help: "start the sixth field with "
        + (types.count > 1 ? "one of " : "") + types.joined(separator: ", "))
  }

  static let resourceTypeWildcard = PolicyRule(
    RuleInfo(
      "iam/resource-type-wildcard", .warning,
      summary: "an ARN with a wildcard in its resource type",
      why: "AWS does not support wildcards in the word that names the type of a resource: the ARN "
        + "does not match any resource.",
      source: AWSPage.arns,
      passing: Sample.resource(
        #"["arn:aws:ecr:us-east-1:818140567777:repository/*", "arn:aws:ecr:us-east-1:111122223333:*"]"#
      ),
      failing: Sample.resource(#"[▸"arn:aws:ecr:us-east-1:818140567777:repo*/app"]"#))
  ) { policy in
    policy.statements.flatMap { $0.resources?.patterns ?? [] }.compactMap { resource in
      guard ResourceTypePrefixes.hasWildcard(policy.kind.completed(resource.text)) else {
        return nil
      }
      return ResourceText(resource).violation(
        "has a wildcard in its resource type", help: "write the type, such as `repository/*`")
    }
  }

  static let repositoryName = PolicyRule.resources(
    RuleInfo(
      "iam/repository-name", .warning,
      summary: "a repository's ARN with a name that no repository can have",
      why: "A name has lower-case letters, digits and `._-/`. With a tag or digest, as in the "
        + "reference of an image, the ARN does not match any repository.",
      source: "https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html",
      passing: Sample.resource(#""arn:aws:ecr:us-east-1:818140567777:repository/cf/api*""#),
      failing: Sample.resource(
        #"[▸"arn:aws:ecr:us-east-1:818140567777:repository/cf/api:latest", ▸"arn:aws:ecr:us-east-1:818140567777:repository/CF/api"]"#
      ))
  ) { resource in
    let type = "repository/"
    guard let arn = resource.arn, arn.service == "ecr", arn.resource.hasPrefix(type),
      !PolicyVariable.isIn(arn.resource),
      let character = ASCIISet("a-z0-9._/*?-").firstInvalidCharacter(
        in: arn.resource.dropFirst(type.count))
    else { return nil }
    return resource.violation(
      "names a repository with `\(character)`, which a name cannot contain",
      help: character == ":" || character == "@"
        ? "remove the tag or digest: a policy applies to all images of a repository"
        : "use lower-case letters, digits and `._-/`")
  }

  static let unsupportedResource = PolicyRule(
    RuleInfo(
      "iam/unsupported-resource", .error,
      summary: "a resource that a repository or registry policy does not support",
      why: "A repository policy applies to its repository, a registry policy to the registry's "
        + "repositories.",
      source: AWSPage.checks, awsChecks: ["Error - Unsupported resource ARN in policy"],
      passing: Sample.policy(
        Sample.repository
          + #", "Resource": "arn:aws:ecr:us-east-1:818140567777:repository/app""#),
      failing: Sample.policy(Sample.repository + #", "Resource": ▸"arn:aws:s3:::layers/*""#))
  ) { policy in
    guard [.resource, .registry].contains(policy.kind) else { return [] }
    return policy.statements.flatMap { $0.resources?.patterns ?? [] }.map(ResourceText.init)
      .compactMap { resource in
        guard let service = resource.arn?.service, service.lowercased() != "ecr",
          !ResourceText.isOpen(service), ServiceTables.isKnown(prefix: service)
        else { return nil }
        return resource.violation(
          "is not a repository", help: "remove `Resource`, or specify repositories by ARN")
      }
  }

  static let repositoryPolicyResource = PolicyRule(
    RuleInfo(
      "iam/repository-policy-resource", .error, summary: "a resource in a repository policy",
      why: "The resource of a repository policy is the repository that it is attached to. Only the "
        + "policy of the registry names repositories.",
      source: AWSPage.repositoryPolicies, passing: Sample.policy(Sample.repository),
      failing: Sample.policy(Sample.repository + #", ▸"Resource": "*""#))
  ) { policy in
    guard policy.kind == .resource else { return [] }
    return policy.statements.compactMap { statement in
      guard let name = statement.resources?.name else { return nil }
      return Violation(
        "\(statement.name) has `\(name)`, which a repository policy cannot have",
        at: statement.keyLocation(name), help: "remove it: the resource is the repository itself")
    }
  }

  static let redundantResource = PolicyRule.statements(
    RuleInfo(
      "iam/redundant-resource", .note,
      summary: "a resource that another resource of its statement includes",
      why: "It has no effect, and neither does removing it to protect the resource.",
      source: AWSPage.checks, awsChecks: ["Suggestion - Redundant resource"],
      passing: Sample.resource(
        #"["arn:aws:ecr:us-east-1:818140567777:repository/a", "arn:aws:ecr:us-east-1:818140567777:repository/b"]"#
      ),
      failing: Sample.resource(
        #"["arn:aws:ecr:us-east-1:818140567777:repository/*", ▸"arn:aws:ecr:us-east-1:818140567777:repository/a"]"#
      ))
  ) { statement, policy in
    redundant(statement.resources) { policy.kind.completed($0) }
  }
}
