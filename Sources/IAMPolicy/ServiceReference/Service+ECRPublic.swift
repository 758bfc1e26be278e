// Written by Tests/tables/generate.py; do not edit.

extension Service {
  static let ecrPublic = Service(
    prefix: "ecr-public",
    actions: [
      ActionEntry("ecr-public", "BatchCheckLayerAvailability", .read, on: ["repository*"]),
      ActionEntry("ecr-public", "BatchDeleteImage", .write, on: ["repository*"]),
      ActionEntry("ecr-public", "CompleteLayerUpload", .write, on: ["repository*"]),
      ActionEntry(
        "ecr-public", "CreateRepository", .write, on: ["repository*"],
        keys: ["aws:RequestTag/${TagKey}", "aws:TagKeys"]),
      ActionEntry("ecr-public", "DeleteRepository", .write, on: ["repository*"]),
      ActionEntry("ecr-public", "DeleteRepositoryPolicy", .write, on: ["repository*"]),
      ActionEntry("ecr-public", "DescribeImageTags", .list, on: ["repository*"]),
      ActionEntry("ecr-public", "DescribeImages", .read, on: ["repository*"]),
      ActionEntry("ecr-public", "DescribeRegistries", .list, on: ["registry*"]),
      ActionEntry("ecr-public", "DescribeRepositories", .list, on: ["repository"]),
      ActionEntry("ecr-public", "GetAuthorizationToken", .read),
      ActionEntry("ecr-public", "GetRegistryCatalogData", .read, on: ["registry*"]),
      ActionEntry("ecr-public", "GetRepositoryCatalogData", .read, on: ["repository*"]),
      ActionEntry("ecr-public", "GetRepositoryPolicy", .read, on: ["repository*"]),
      ActionEntry("ecr-public", "InitiateLayerUpload", .write, on: ["repository*"]),
      ActionEntry("ecr-public", "ListTagsForResource", .read, on: ["repository*"]),
      ActionEntry("ecr-public", "PutImage", .write, on: ["repository*"]),
      ActionEntry("ecr-public", "PutRegistryCatalogData", .write, on: ["registry*"]),
      ActionEntry("ecr-public", "PutRepositoryCatalogData", .write, on: ["repository*"]),
      ActionEntry("ecr-public", "SetRepositoryPolicy", .permissionsManagement, on: ["repository*"]),
      ActionEntry(
        "ecr-public", "TagResource", .tagging, on: ["repository*"],
        keys: ["aws:RequestTag/${TagKey}", "aws:TagKeys"]),
      ActionEntry(
        "ecr-public", "UntagResource", .tagging, on: ["repository*"], keys: ["aws:TagKeys"]),
      ActionEntry("ecr-public", "UploadLayerPart", .write, on: ["repository*"]),
    ],
    resourceTypes: [
      ResourceType(
        "registry", arn: "arn:${Partition}:ecr-public::${Account}:registry/${RegistryId}"),
      ResourceType(
        "repository", arn: "arn:${Partition}:ecr-public::${Account}:repository/${RepositoryName}",
        keys: ["aws:ResourceTag/${TagKey}", "ecr-public:ResourceTag/${TagKey}"]),
    ],
    conditionKeys: [
      ConditionKey("aws:RequestTag/${TagKey}", .string),
      ConditionKey("aws:ResourceTag/${TagKey}", .string),
      ConditionKey("aws:TagKeys", .string, isMultiValued: true),
      ConditionKey("ecr-public:ResourceTag/${TagKey}", .string),
    ])
}
