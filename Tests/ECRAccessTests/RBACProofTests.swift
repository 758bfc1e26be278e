import Documents
import Testing

@testable import ECRAccess

@Suite("The API server's token in the proof")
struct APITokenProofTests {
  private static let claim = "gets the token that the API server knows it by"

  private static func pod(_ setting: Node, _ chain: inout PullChain) throws {
    let deployment = try #require(chain.deployment)
    let spec = try #require(deployment.node["spec"])
    let template = try #require(spec["template"])
    let changed = template.with(
      "spec", try #require(template["spec"]).with("automountServiceAccountToken", setting))
    chain.deployment = PullChain.Document(
      deployment.name, deployment.node.with("spec", spec.with("template", changed)))
  }

  @Test("is mounted unless the pod, or for lack of a word of it the service account, opts out")
  func settings() throws {
    try proof().expect(Self.claim, .holds)
    try proof { try Self.pod(false, &$0) }.expect(Self.claim, .fails)
    let optedOut: (inout PullChain) throws -> Void = { chain in
      let account = try #require(chain.serviceAccount)
      chain.serviceAccount = PullChain.Document(
        account.name, account.node.with("automountServiceAccountToken", false))
    }
    try proof([:], optedOut).expect(Self.claim, .fails)
    try proof {
      try optedOut(&$0)
      try Self.pod(true, &$0)
    }.expect(Self.claim, .holds)
  }
}

/// What bindings give the sync beyond its own Role.
@Suite("Bindings in the proof")
struct RBACProofTests {
  private static func binding(
    _ kind: String, _ role: String,
    subject: String = #"{"kind": "ServiceAccount", "name": "ecr-sa", "namespace": "cf-dev"}"#,
    clusterWide: Bool = false
  ) -> String {
    let metadata = clusterWide ? #"{"name": "more"}"# : #"{"name": "more", "namespace": "cf-dev"}"#
    return
      #"{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "\#(clusterWide ? "ClusterRoleBinding" : "RoleBinding")", "metadata": \#(metadata), "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "\#(kind)", "name": "\#(role)"}, "subjects": [\#(subject)]}"#
  }

  private static let everyServiceAccount =
    #"{"apiGroup": "rbac.authorization.k8s.io", "kind": "Group", "name": "system:serviceaccounts:cf-dev"}"#

  @Test(
    "a well-known ClusterRole is known by what it holds",
    arguments: [
      "cluster-admin", "admin", "edit", "view", "system:openshift:scc:privileged",
      "system:deployer",
    ])
  func wellKnown(role: String) throws {
    let proof = try proof {
      $0.rbac.append(try document(Self.binding("ClusterRole", role), named: "more.json"))
    }
    proof.expect("it may do nothing else", .fails)
    #expect(proof.findings.map(\.rule) == ["access/rbac-excess"])
    #expect(proof.findings.first?.location.source == "more.json")
  }

  @Test("cluster-admin in the whole cluster")
  func clusterAdmin() throws {
    let proof = try proof {
      let text = Self.binding("ClusterRole", "cluster-admin", clusterWide: true)
      $0.rbac = [try document(text, named: "more.json")]
    }
    proof.expect("the sync may create and patch", .holds)
    #expect(proof.findings.first?.message.contains("in every namespace") == true)
  }

  @Test(
    "what every service account of a cluster may is no excess",
    arguments: [
      "system:image-puller", "system:basic-user", "system:discovery", "basic-user",
      "system:openshift:scc:restricted-v2", "self-access-reviewer",
    ])
  func ofEverybody(role: String) throws {
    let proof = try proof {
      let text = Self.binding("ClusterRole", role, subject: Self.everyServiceAccount)
      $0.rbac.append(try document(text, named: "more.json"))
    }
    #expect(proof.findings.map(\.text) == [])
    proof.expect("it may do nothing else", .holds)
    #expect(proof.rows("more gives the sync nothing more").isEmpty)
  }

  @Test(
    "OpenShift's own bindings of a namespace are about others",
    arguments: [
      (
        "system:image-builder",
        #"{"kind": "ServiceAccount", "name": "builder", "namespace": "cf-dev"}"#
      ),
      (
        "system:deployer", #"{"kind": "ServiceAccount", "name": "deployer", "namespace": "cf-dev"}"#
      ),
      ("admin", #"{"apiGroup": "rbac.authorization.k8s.io", "kind": "User", "name": "developer"}"#),
    ])
  func others(role: String, subject: String) throws {
    let proof = try proof {
      $0.rbac.append(
        try document(Self.binding("ClusterRole", role, subject: subject), named: "more.json"))
    }
    #expect(proof.findings.map(\.text) == [])
  }

  @Test("a binding of a role that was not seen is assumed, with the command that decides it")
  func unseen() throws {
    let rows: [(String, String, String?)] = [
      ("ClusterRole", "team-reader", "oc get clusterrole team-reader -o yaml"),
      ("Role", "reader", "oc get role reader -n cf-dev -o yaml"),
    ]
    for (kind, role, command) in rows {
      let proof = try proof {
        $0.rbac.append(try document(Self.binding(kind, role), named: "more.json"))
      }
      proof.expect("RoleBinding cf-dev/more gives the sync nothing more", .assumed, because: role)
      #expect(proof.rows("cf-dev/more gives").first?.decidedBy == command)
      #expect(proof.findings.isEmpty)
    }
    let alone = try proof {
      $0.rbac = [try document(Self.binding("ClusterRole", "team-sync"), named: "more.json")]
    }
    alone.expect("the sync may create and patch", .assumed, because: "team-sync")
  }

  @Test(
    "a Role that was given is evaluated, and one that is not among all those of its namespace does not exist"
  )
  func given() throws {
    let role =
      #"{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "Role", "metadata": {"name": "reader", "namespace": "cf-dev"}, "rules": [{"apiGroups": [""], "resources": ["pods"], "verbs": ["list"]}]}"#
    let given = try proof {
      $0.rbac += [
        try document(Self.binding("Role", "reader"), named: "more.json"),
        try document(role, named: "role.json"),
      ]
    }
    #expect(given.findings.map(\.rule) == ["access/rbac-excess"])
    let complete = try proof {
      $0.hasAllRoles = true
      $0.rbac.append(try document(Self.binding("Role", "reader"), named: "more.json"))
    }
    #expect(complete.rows("cf-dev/more gives").isEmpty)
    #expect(complete.findings.isEmpty)
  }
}
