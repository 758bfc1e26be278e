import Diagnostics

/// One line of text whose syntax another system defines.
public struct FreeText: CheckedText {
  public let text: String
  public static let pattern = "^[^\\u0000-\\u001f\\u007f]*$"

  public init(_ text: String) throws(InvalidText) {
    guard text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7f }) else {
      throw InvalidText("contains a line break or control character", help: "write it on one line")
    }
    self.text = text
  }
}

/// The audience of a service account token, which AWS calls a client ID of the OIDC provider: 1 to 255 characters.
///
/// IAM API Reference, CreateOpenIDConnectProvider, `ClientIDList`.
public struct Audience: CheckedText {
  public let text: String
  public static let pattern = "^[!-~]{1,255}$"

  public init(_ text: String) throws(InvalidText) {
    guard ASCIISet("!-~").covers(text), (1...255).contains(text.utf8.count) else {
      throw InvalidText(
        "is not a valid audience",
        help: "ROSA registers `openshift` (HCP) and `sts.amazonaws.com` (Classic)")
    }
    self.text = text
  }
}

/// The name of a ROSA cluster; it is part of the owner tag, so it contains no `/`.
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
        "is not a valid cluster name",
        help: "at most 54 lower-case letters, digits and hyphens, as `rosa list clusters` prints it"
      )
    }
    self.text = text
  }
}

/// When the kubelet pulls an image.
///
/// Kubernetes API reference, Container v1 core, `imagePullPolicy`.
public struct ImagePullPolicy: CheckedText {
  public let text: String
  public static let pattern = "^(Always|IfNotPresent|Never)$"

  public init(_ text: String) throws(InvalidText) {
    guard ["Always", "IfNotPresent", "Never"].contains(text) else {
      throw InvalidText(
        "is not a valid image pull policy", help: "write `Always`, `IfNotPresent` or `Never`")
    }
    self.text = text
  }
}
