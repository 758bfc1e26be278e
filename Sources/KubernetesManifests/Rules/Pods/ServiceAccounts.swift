import Diagnostics
import Documents

extension ManifestRules {
  static let tokenAudience = ManifestRule(
    RuleInfo(
      "pods/token-audience", .note,
      summary: "a service account with an AWS role whose token's audience is left open",
      why: "The identity webhook's default is `sts.amazonaws.com` on ROSA Classic and EKS, and "
        + "`openshift` on ROSA with hosted control planes: a trust policy that demands the other "
        + "one refuses the token.",
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
        "the audience of the token for AWS is the webhook's default",
        at: annotations.keyLocation("eks.amazonaws.com/role-arn"),
        help: "annotate `eks.amazonaws.com/audience` with the audience of the trust policy")
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
        "It is an old name of `serviceAccountName`, which counts where both are set: a change of "
        + "the old one alone changes nothing.",
      source: "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/",
      passing: Sample.pod("serviceAccountName: ecr-sa"),
      failing: Sample.pod("▸serviceAccount: ecr-sa\nserviceAccountName: ecr-sa"))
  ) { pod in
    guard let old = pod.spec["serviceAccount"]?.string, !old.isEmpty else { return [] }
    let new = pod.spec["serviceAccountName"]?.string
    let clash = new.map { $0 == old ? "" : ", and `serviceAccountName` says `\($0)`" } ?? ""
    return [
      Violation(
        "`serviceAccount` is deprecated\(clash)", at: pod.spec.keyLocation("serviceAccount"),
        help: new == nil ? "write `serviceAccountName: \(old)`" : "take it out")
    ]
  }
}
