import Diagnostics

/// One line of text that another system defines and that is only passed on.
public struct FreeText: CheckedText {
  public let text: String
  public static let pattern = "^[^\\u0000-\\u001f\\u007f]*$"

  public init(_ text: String) throws(InvalidText) {
    guard text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7f }) else {
      throw InvalidText("holds a line break or control character", help: "write it on one line")
    }
    self.text = text
  }
}

/// The audience of a service account token, which AWS calls a client id of the OIDC provider: 1 to 255 characters.
///
/// IAM API Reference, CreateOpenIDConnectProvider, `ClientIDList`.
public struct Audience: CheckedText {
  public let text: String
  public static let pattern = "^[!-~]{1,255}$"

  public init(_ text: String) throws(InvalidText) {
    guard ASCIISet("!-~").covers(text), (1...255).contains(text.utf8.count) else {
      throw InvalidText(
        "is no audience",
        help: "ROSA registers `openshift` (HCP) and `sts.amazonaws.com` (Classic)")
    }
    self.text = text
  }
}

/// The name of a ROSA cluster; it becomes part of the owner mark, so `/` and blanks are out.
///
/// Red Hat OpenShift Service on AWS, "rosa create cluster", `--cluster-name`.
public struct ClusterName: CheckedText {
  public let text: String
  public static let pattern = "^[a-z]([a-z0-9-]{0,52}[a-z0-9])?$"

  public init(_ text: String) throws(InvalidText) {
    guard ASCIISet("a-z0-9-").covers(text), (1...54).contains(text.utf8.count),
      let first = text.utf8.first, ASCIISet.lowercase.contains(first), !text.hasSuffix("-")
    else {
      throw InvalidText(
        "is no cluster's name",
        help: "at most 54 lower-case letters, digits and hyphens, as `rosa list clusters` prints it"
      )
    }
    self.text = text
  }
}

/// When the kubelet asks the registry for an image.
///
/// Kubernetes API reference, Container v1 core, `imagePullPolicy`.
public struct ImagePullPolicy: CheckedText {
  public let text: String
  public static let pattern = "^(Always|IfNotPresent|Never)$"

  public init(_ text: String) throws(InvalidText) {
    guard ["Always", "IfNotPresent", "Never"].contains(text) else {
      throw InvalidText(
        "is no pull policy", help: "write `Always`, `IfNotPresent` or `Never`")
    }
    self.text = text
  }
}
