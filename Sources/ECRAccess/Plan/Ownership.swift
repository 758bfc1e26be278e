import Diagnostics
import Documents

/// The marks of the resources that belong to an environment: tags in IAM, a label and an annotation in Kubernetes, a `Sid` in
/// repository policies.
public struct Ownership: Sendable {
  /// `<cluster account>/<cluster>/<namespace>/<sync name>`: one environment on one cluster.
  public let owner: String
  /// The `Sid` of the plan's statement in repository policies; it contains account and role.
  public let statementID: String

  public init(_ plan: Plan) {
    let values = plan.values
    let account = values.cluster.accountID
    owner = "\(account)/\(values.cluster.name)/\(values.namespace)/\(values.sync.name)"
    statementID = "CfDeployment\(account)" + Self.alphanumeric(values.iam.roleName.text)
  }

  static let label = "managed-by"
  static let labelValue = "cf-deployment"
  static let annotation = "cf-deployment/owner"

  /// The tags of IAM resources and the metadata of Kubernetes objects.
  var marks: Node {
    [
      "tags": [Self.label: Node(Self.labelValue), Self.annotation: Node(owner)],
      "metadata": [
        "labels": [Self.label: Node(Self.labelValue)],
        "annotations": [Self.annotation: Node(owner)],
      ],
    ]
  }

  /// A `Sid` is letters and digits alone (IAM User Guide, "IAM JSON policy elements: Sid"): any other byte becomes two
  /// hexadecimal digits.
  private static func alphanumeric(_ text: String) -> String {
    text.utf8.map { byte in
      if ASCIISet.lettersAndDigits.contains(byte) { return String(UnicodeScalar(byte)) }
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0\(digits)" : digits
    }.joined()
  }
}
