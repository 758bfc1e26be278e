import Documents
import KubernetesManifests

extension Values.Sync {
  init?(_ section: Section) {
    let name = section.text(
      "name", DNSLabel.self, default: "ecr-credentials-sync", "name of the Deployment")
    let image = section.text(
      "image", ImageReference.self, default: "docker.io/amazon/aws-cli:latest",
      "an image with bash, curl, jq and aws, including the name of its registry")
    let pullPolicy = section.text(
      "image_pull_policy", ImagePullPolicy.self, default: "Always",
      "Always, IfNotPresent or Never")
    let interval = section.text(
      "refresh_interval", RefreshInterval.self, default: "6h",
      "time between two refreshes; a token is valid for 12h")
    let env = section.dictionary(
      "env", EnvironmentName.self, FreeText.self,
      "further environment variables of the container: proxy, CA bundle, STS endpoint")
    let owner = section.text(
      "owner", FreeText.self, default: "consultingFirm", "annotation app.kubernetes.io/owner")
    let version = section.text(
      "version", LabelValue.self, default: "1.0", "label app.kubernetes.io/version")
    let component = section.text(
      "component", LabelValue.self, default: "apiComponent", "label app.kubernetes.io/component")
    let instance = section.text(
      "instance", LabelValue.self, default: "apiservice", "label app.kubernetes.io/instance")
    let (limits, requests) = section.section("resources", "the container's resources") { section in
      (
        section.dictionary(
          "limits", LabelValue.self, Quantity.self, default: ["cpu": "1", "memory": "2G"],
          "resource limits"),
        section.dictionary(
          "requests", LabelValue.self, Quantity.self, default: ["cpu": "500m", "memory": "1G"],
          "resource requests")
      )
    }
    for (key, _) in env where SyncVariable.reserved.contains(key.text) {
      section.report(
        "values/reserved-env", about: "env",
        "`\(key)` is reserved: the sync or the identity webhook sets it",
        help: "remove it from `sync.env`")
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
