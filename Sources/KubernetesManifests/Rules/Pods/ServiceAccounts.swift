import Diagnostics
import Documents

extension ManifestRules {
  static let tokenAudience = ManifestRule(
    RuleInfo(
      "pods/token-audience", .note,
      summary: "a service account with an AWS role that does not pin the token audience",
      why: "The identity webhook's default is `sts.amazonaws.com` on ROSA Classic and EKS, and "
        + "`openshift` on ROSA with hosted control planes: a trust policy that requires the "
        + "other one rejects the token.",
      source: "https://github.com/aws/amazon-eks-pod-identity-webhook",
      passing: serviceAccount("\n    eks.amazonaws.com/audience: openshift"),
      failing: serviceAccount(mark: "▸"))
  ) { document in
    guard document.kind == "ServiceAccount",
      let annotations = document.node["metadata"]?["annotations"],
      annotations["eks.amazonaws.com/role-arn"] != nil,
      annotations["eks.amazonaws.com/audience"] == nil
    else { return [] }
    return [
      Violation(
        "the service account does not pin the token audience",
        at: annotations.keyLocation("eks.amazonaws.com/role-arn"),
        help: "add `eks.amazonaws.com/audience` with the audience of the trust policy")
    ]
  }

  private static func serviceAccount(_ more: String = "", mark: String = "") -> String {
    """
    apiVersion: v1
    kind: ServiceAccount
    metadata:
      name: ecr-sa
      annotations:
        \(mark)eks.amazonaws.com/role-arn: arn:aws:iam::606639739464:role/ROSAECRAssumeRole\(more)
    """
  }

  static let serviceAccountField = ManifestRule.pods(
    RuleInfo(
      "pods/service-account-field", .note, summary: "the deprecated field `serviceAccount`",
      why:
        "It is a deprecated alias of `serviceAccountName`, which wins where both are set: changing "
        + "only the alias has no effect.",
      source: "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/",
      passing: Sample.pod("serviceAccountName: ecr-sa"),
      failing: Sample.pod("▸serviceAccount: ecr-sa\nserviceAccountName: ecr-sa"))
  ) { pod in
    guard let old = pod.spec["serviceAccount"]?.string, !old.isEmpty else { return [] }
    let new = pod.spec["serviceAccountName"]?.string
    let clash = new.map { $0 == old ? "" : ", and `serviceAccountName` is `\($0)`" } ?? ""
    return [
      Violation(
        "`serviceAccount` is deprecated\(clash)", at: pod.spec.keyLocation("serviceAccount"),
        help: new == nil ? "write `serviceAccountName: \(old)`" : "remove it")
    ]
  }
}
