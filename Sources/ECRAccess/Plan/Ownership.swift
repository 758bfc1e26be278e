import Diagnostics
import Documents

/// How what we made is told from what others made: tags in IAM, a label and an annotation in Kubernetes, a `Sid` in the
/// registry's policies.
public struct Ownership: Sendable {
  /// `<cluster account>/<cluster>/<namespace>/<sync name>`: one environment on one cluster.
  public let owner: String
  /// The `Sid` of our statement in repository policies, unique by the role.
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

  /// The marks in the shape in which each kind of object takes them.
  var marks: Node {
    [
      "tags": [Self.label: Node(Self.labelValue), Self.annotation: Node(owner)],
      "metadata": [
        "labels": [Self.label: Node(Self.labelValue)],
        "annotations": [Self.annotation: Node(owner)],
      ],
    ]
  }

  /// A `Sid` is letters and digits alone (IAM User Guide, "IAM JSON policy elements: Sid"): anything else stands as its
  /// two hexadecimal digits.
  private static func alphanumeric(_ text: String) -> String {
    text.utf8.map { byte in
      if ASCIISet.lettersAndDigits.contains(byte) { return String(UnicodeScalar(byte)) }
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0\(digits)" : digits
    }.joined()
  }
}
