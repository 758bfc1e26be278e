import Documents
import Foundation
import Testing

@testable import ECRAccess

@Suite("The artifacts")
struct ArtifactTests {
  private func text(_ artifact: Artifact) throws -> String {
    try #require(rendering().artifacts.first { $0.artifact == artifact }).text
  }

  private func guide(_ name: String) throws -> Node {
    try #require(YAMLReader.read(Array(Guide.file(name).utf8), source: nil).documents.first)
  }

  @Test("contain the guide's policies, byte for byte")
  func policies() throws {
    #expect(try text(.permissionsPolicy) == Guide.file("ecr-cross-account-policy.json"))
    #expect(try text(.trustPolicy) == Guide.file("ecr-trust-policy.json"))
  }

  @Test("contain the guide's service account with the audience pinned")
  func serviceAccount() throws {
    var metadata = try #require(try guide("ecr-sa.yml")["metadata"]?.mapping)
    var annotations = try #require(metadata["annotations"]?.mapping)
    annotations["eks.amazonaws.com/audience"] = "openshift"
    metadata["annotations"] = Node(.mapping(annotations))
    #expect(rendering().documents["service_account"]?["metadata"] == Node(.mapping(metadata)))
  }

  @Test("keep everything of the guide's Deployment that was right")
  func deployment() throws {
    let guide = try guide("ecrsync.yml")
    let ours = try #require(rendering().documents["deployment"])
    for key in ["apiVersion", "kind", "metadata"] { #expect(ours[key] == guide[key]) }
    for key in [
      "progressDeadlineSeconds", "replicas", "revisionHistoryLimit", "selector", "strategy",
    ] {
      #expect(ours["spec"]?[key] == guide["spec"]?[key])
    }
    let template = try #require(ours["spec"]?["template"])
    #expect(template["metadata"]?["labels"] == guide["spec"]?["template"]?["metadata"]?["labels"])
    let pod = try #require(template["spec"])
    let guidePod = try #require(guide["spec"]?["template"]?["spec"])
    for key in ["volumes", "serviceAccountName", "restartPolicy", "terminationGracePeriodSeconds"] {
      #expect(pod[key] == guidePod[key])
    }
    let container = try #require(pod["containers"]?[0])
    let guideContainer = try #require(guidePod["containers"]?[0])
    for key in ["name", "imagePullPolicy", "resources", "volumeMounts"] {
      #expect(container[key] == guideContainer[key])
    }
    #expect(container["env"]?[0] == guideContainer["env"]?[0])
  }

  @Test("are written in the guide's style: its files are reproduced byte for byte")
  func style() throws {
    for name in ["ecr-sa.yml", "ecrsync.yml"] {
      // The guide has a trailing space on one line.
      let text = try Guide.file(name).replacingOccurrences(of: "cf-dev \n", with: "cf-dev\n")
      #expect(YAMLWriter.text(YAMLReader.read(Array(text.utf8), source: nil).documents) == text)
    }
  }

  @Test("contain the script as a readable literal block")
  func script() throws {
    let text = try text(.deployment)
    #expect(text.contains("        - |-\n"))
    let documents = YAMLReader.read(Array(text.utf8), source: nil).documents
    #expect(documents == [rendering().documents["deployment"]])
  }

  @Test("replace the pods when role, audience or issuer change")
  func identity() {
    func identity(_ overrides: Node) -> Node? {
      rendering(overrides).documents["deployment"]?["spec"]?["template"]?["metadata"]?[
        "annotations"]?["cf-deployment/identity"]
    }
    let plain = identity([:])
    #expect(plain != nil)
    #expect(identity(["audience": "sts.amazonaws.com"]) != plain)
    #expect(identity(["iam": ["role_name": "Other"]]) != plain)
    #expect(identity(["cluster": ["oidc_endpoint_url": "https://a.b/c"]]) != plain)
    #expect(identity(["namespace": "other"]) == plain)
  }

  @Test("let the sync create and patch one secret in each target namespace")
  func rbac() throws {
    let documents = try #require(
      rendering(["target_namespaces": ["a", "cf-dev"]]).documents["rbac"]?.list)
    #expect(documents.map { $0["kind"]?.string } == ["Role", "RoleBinding", "Role", "RoleBinding"])
    #expect(
      documents.map { $0["metadata"]?["namespace"]?.string } == ["cf-dev", "cf-dev", "a", "a"])
    let rule: Node = [
      "apiGroups": [""], "resources": ["secrets"], "resourceNames": ["regcred"],
      "verbs": ["create", "patch"],
    ]
    #expect(documents[2]["rules"] == [rule])
    #expect(documents[3]["subjects"]?[0]?["namespace"] == "cf-dev")
  }

  @Test("follow the region into its partition")
  func partition() {
    let plan = rendering(["registry": ["region": "cn-north-1"]]).planNode
    #expect(plan["role_arn"] == "arn:aws-cn:iam::606639739464:role/ROSAECRAssumeRole")
    #expect(plan["registry_host"] == "818140567777.dkr.ecr.cn-north-1.amazonaws.com.cn")
  }

  @Test("have an owner and a statement ID of letters and digits")
  func ownership() {
    let plan = rendering(["iam": ["role_name": "a-b_c", "path": "/x/"]]).planNode
    #expect(plan["owner"] == "606639739464/svktek-clstr-dev/cf-dev/ecr-credentials-sync")
    #expect(plan["statement_id"] == "CfDeployment606639739464a2db5fc")
    #expect(plan["role_arn"] == "arn:aws:iam::606639739464:role/x/a-b_c")
  }

  @Test("have the patterns as a regular expression for the play")
  func expression() {
    let plan = rendering(["registry": ["repositories": ["cf/*", "a.b", "x?"]]]).planNode
    #expect(plan["repositories_regex"] == "^(?:cf/.*|a\\.b|x.)$")
    #expect(plan["repositories_are_patterns"] == true)
  }

  @Test("have the guide's defaults")
  func defaults() {
    #expect(Values.defaults["sync"]?["resources"]?["requests"] == ["cpu": "500m", "memory": "1G"])
    #expect(Values.defaults["registry"]?["repositories"] == ["*"])
    #expect(Values.schema["properties"]?["audience"]?["default"] == "openshift")
  }
}
