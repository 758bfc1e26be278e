import Diagnostics
import Documents
import IAMPolicy

// Image layers: a node fetches them from a bucket of Amazon S3, in a private cluster through a gateway endpoint.
extension PullStep {
  /// Each policy of an S3 endpoint has to allow the bucket that ECR keeps layers in.
  ///
  /// Amazon ECR User Guide, "Amazon ECR interface VPC endpoints", on the gateway endpoint of Amazon S3. ECR signs the layer's
  /// URL itself: what depends on the principal is not known.
  mutating func decideLayerEndpoints() {
    let plan = chain.plan
    let layers = PullRequest.layers(plan)
    for policy in chain.guardrails.layerEndpointPolicies {
      let permissions = RolePermissions.endpoint(chain, policy)
      let claim = "the policy of the Amazon S3 endpoint allows the bucket of the image layers"
      guard Policy(policy.node, kind: .endpoint).namesEveryoneOnly else {
        log.assumed(
          claim, because: "it names principals, and ECR signs the URLs of layers",
          decidedBy: DecidingCommand.pull(plan))
        continue
      }
      log.decide(
        PermissionClaim(
          text: claim, rule: ProofRules.guardrail, documents: policy.name,
          unreadable: policy.unreadable, command: DecidingCommand.pull(plan)
        ) { request, answer in
          Violation(
            "the policy of the Amazon S3 endpoint does not allow `\(request.title)`"
              + answer.reason,
            at: answer.location ?? policy.node.location,
            help: "allow `s3:GetObject` on `\(plan.layerARN)` to everyone (`\"*\"`)")
        }, [layers], permissions.isAlwaysAllowed)
    }
  }
}

extension GuardrailDocuments {
  /// Policies of endpoints of Amazon S3, which image layers come through.
  var layerEndpointPolicies: [PullChain.Document] {
    endpointPolicies.filter { Policy($0.node, kind: .endpoint).isAboutS3Only }
  }

  /// Policies of endpoints of ECR.
  var registryEndpointPolicies: [PullChain.Document] {
    endpointPolicies.filter { !Policy($0.node, kind: .endpoint).isAboutS3Only }
  }
}

extension Policy {
  fileprivate var isAboutS3Only: Bool {
    !statements.isEmpty && statements.allSatisfy { $0.onlyService == "s3" }
  }

  fileprivate var namesEveryoneOnly: Bool {
    statements.allSatisfy { statement in
      guard let principals = statement.principals, !principals.isNegated else { return false }
      return principals.entries.allSatisfy { $0.value.text == "*" }
    }
  }
}

extension PullRequest {
  fileprivate static func layers(_ plan: Plan) -> PullRequest {
    PullRequest(
      action: "s3:GetObject", resources: .matching(Glob(plan.layerARN)), conditions: .layer(plan),
      title: "s3:GetObject on \(plan.layerARN)")
  }
}

extension Plan {
  /// The image layers of the registry's Region.
  fileprivate var layerARN: String {
    "arn:\(partition.rawValue):s3:::prod-\(values.registry.region)-starport-layer-bucket/*"
  }
}
