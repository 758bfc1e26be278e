import IAMPolicy
import Testing

@Suite("What is known about AWS's services")
struct ServiceTablesTests {
  @Test(
    "an action is found in any case, with its level and whether it can be granted on a resource",
    arguments: [
      ("ecr:BatchGetImage", "ecr:BatchGetImage", .read, false),
      ("ECR:batchgetimage", "ecr:BatchGetImage", .read, false),
      ("ecr:GetAuthorizationToken", "ecr:GetAuthorizationToken", .read, true),
      ("ecr:SetRepositoryPolicy", "ecr:SetRepositoryPolicy", .permissionsManagement, false),
      ("ecr:PutImage", "ecr:PutImage", .write, false),
      ("ecr:TagResource", "ecr:TagResource", .tagging, false),
      ("ecr:ListImages", "ecr:ListImages", .list, false),
      ("ecr:ListImageReferrers", "ecr:ListImageReferrers", .list, false),
      ("ecr-public:DescribeRegistries", "ecr-public:DescribeRegistries", .list, false),
      ("sts:AssumeRoleWithWebIdentity", "sts:AssumeRoleWithWebIdentity", .write, false),
      ("sts:GetServiceBearerToken", "sts:GetServiceBearerToken", .read, true),
    ] as [(String, String, ActionEntry.AccessLevel, Bool)])
  func action(name: String, fullName: String, level: ActionEntry.AccessLevel, isDead: Bool) throws {
    let entry = try #require(ServiceTables.action(name))
    #expect(entry.fullName == fullName)
    #expect(entry.level == level)
    #expect(entry.hasNoResourceLevel == isDead)
  }

  @Test("what is no action of a known service", arguments: ["ecr:BatchGetImages", "ecr", "", ":"])
  func noAction(name: String) {
    #expect(ServiceTables.action(name)?.fullName == nil)
  }

  @Test("services without a table are known by prefix")
  func prefixes() {
    #expect(ServiceTables.isKnown(prefix: "S3"))
    #expect(ServiceTables.service("s3")?.prefix == nil)
    #expect(!ServiceTables.isKnown(prefix: "erc"))
  }

  @Test("every action's resource types and keys are in its service's table")
  func references() {
    for service in ServiceTables.services {
      for action in service.actions {
        for use in action.resourceTypes {
          #expect(service.resourceType(use.type) != nil, "\(action.fullName): \(use.type)")
        }
        for key in action.conditionKeys {
          #expect(ServiceTables.conditionKey(key) != nil, "\(action.fullName): \(key)")
        }
      }
    }
  }

  @Test(
    "a condition key is found in any case, a tag's key being free",
    arguments: [
      ("aws:sourceip", "aws:SourceIp"), ("aws:ResourceTag/Team", "aws:ResourceTag/${TagKey}"),
      ("ecr:resourcetag/x/y", "ecr:ResourceTag/${TagKey}"), ("aws:ResourceTag/", nil),
      ("aws:Nothing", nil), ("sts:ExternalId", "sts:ExternalId"),
    ] as [(String, String?)])
  func conditionKey(name: String, found: String?) {
    #expect(ServiceTables.conditionKey(name)?.name == found)
  }

  @Test("a resource type's ARNs are a pattern")
  func arnPattern() {
    let pattern = ServiceTables.service("ecr")?.resourceType("repository")?.arnPattern
    #expect(pattern == "arn:*:ecr:*:*:repository/*")
  }
}
