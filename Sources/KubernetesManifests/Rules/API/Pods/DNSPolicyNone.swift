import Diagnostics
import Documents

extension ManifestRules {
  static let dnsPolicyNone = ManifestRule(
    RuleInfo(
      "k8s/dns-policy-none", .error, summary: "a pod without DNS that names no server either",
      why:
        "With `dnsPolicy: None` the API server demands a server in `dnsConfig.nameservers`; it takes three at most.",
      source: APIPage.dns,
      passing: APISample.pod("dnsPolicy: None", "dnsConfig: {nameservers: [10.0.0.10]}"),
      failing: APISample.pod("dnsPolicy: ▸None"))
  ) { object in
    guard let spec = object.pod?.spec else { return [] }
    let servers = spec["dnsConfig"]?["nameservers"]
    if let servers, let list = servers.list, list.count > 3 {
      return [Violation("there are \(list.count) servers, and 3 at most", at: servers.location)]
    }
    guard let policy = spec["dnsPolicy"], policy == "None", servers?.list?.isEmpty ?? true else {
      return []
    }
    return [
      Violation(
        "the policy `None` leaves the pod without a DNS server", at: policy.location,
        help: "add `dnsConfig.nameservers`")
    ]
  }
}
