import Documents
import KubernetesManifests

extension Values.Sync {
  /// What the container sets itself, or what the identity webhook sets: `sync.env` may not.
  static let reservedEnvironment: Set<String> = [
    "REGION", "REGISTRY_HOST", "PULL_SECRET", "TARGET_NAMESPACES", "REFRESH_SECONDS", "OWNER",
    "HOME", "AWS_EC2_METADATA_DISABLED", "AWS_ROLE_ARN", "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE",
  ]

  init?(_ section: Section) {
    let name = section.text(
      "name", DNSLabel.self, default: "ecr-credentials-sync", "name of the Deployment")
    let image = section.text(
      "image", ImageReference.self, default: "docker.io/amazon/aws-cli:latest",
      "an image with bash, curl, jq and aws, with its registry's name")
    let pullPolicy = section.text(
      "image_pull_policy", ImagePullPolicy.self, default: "Always",
      "Always, IfNotPresent or Never")
    let interval = section.text(
      "refresh_interval", RefreshInterval.self, default: "6h",
      "time between two refreshes; a token lives 12h")
    let env = section.dictionary(
      "env", EnvironmentName.self, FreeText.self,
      "further environment of the container: proxy, CA bundle, STS endpoint")
    let owner = section.text(
      "owner", FreeText.self, default: "consultingFirm", "annotation app.kubernetes.io/owner")
    let version = section.text(
      "version", LabelValue.self, default: "1.0", "label app.kubernetes.io/version")
    let component = section.text(
      "component", LabelValue.self, default: "apiComponent", "label app.kubernetes.io/component")
    let instance = section.text(
      "instance", LabelValue.self, default: "apiservice", "label app.kubernetes.io/instance")
    let (limits, requests) = section.section("resources", "what the container may use") { section in
      (
        section.dictionary(
          "limits", LabelValue.self, Quantity.self, default: ["cpu": "1", "memory": "2G"],
          "at most"),
        section.dictionary(
          "requests", LabelValue.self, Quantity.self, default: ["cpu": "500m", "memory": "1G"],
          "at least")
      )
    }
    for (key, _) in env where Self.reservedEnvironment.contains(key.text) {
      section.report(
        "values/reserved-env", about: "env", "`\(key)` is set by the project or by the webhook",
        help: "take it out of `sync.env`")
    }
    guard let name, let image, let pullPolicy, let interval, let owner, let version,
      let component, let instance
    else { return nil }
    self.init(
      name: name, image: image, imagePullPolicy: pullPolicy, refreshInterval: interval, env: env,
      owner: owner, version: version, component: component, instance: instance,
      limits: limits, requests: requests)
  }
}
