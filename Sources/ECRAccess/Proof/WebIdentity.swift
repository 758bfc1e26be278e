import Diagnostics
import Documents

/// What a container gives the AWS SDK to assume its role with: a role and the file of a projected service account token.
///
/// Kubernetes documentation, "Projected Volumes", `serviceAccountToken`.
struct WebIdentity {
  private let container: Node
  private let roleVariable: Node?
  private let fileVariable: Node?
  /// The `serviceAccountToken` that the file holds; `nil` where no such token is mounted there.
  private let token: Node?

  /// - Parameter spec: The spec of the container's pod.
  init(_ container: Node, in spec: Node) {
    self.container = container
    roleVariable = container.variable(PodIdentityWebhook.roleVariable)
    fileVariable = container.variable(PodIdentityWebhook.fileVariable)
    token = fileVariable?["value"]?.string.flatMap { Self.token(at: $0, container, spec) }
  }

  var role: String? { roleVariable?["value"]?.string }
  var audience: String? { token?["audience"]?.string }
  /// In seconds; the API server gives an hour where none is set.
  var tokenLife: Int? {
    token.map { token in
      guard case .number(let text)? = token["expirationSeconds"]?.value else { return 3600 }
      return Int(text) ?? 3600
    }
  }

  /// Whether the container has all of it, with nothing left to the webhook.
  var isComplete: Bool { roleVariable != nil && token != nil }

  /// A variable whose value comes from elsewhere and was not seen.
  var unseenVariable: String? {
    [roleVariable, fileVariable].compactMap(\.self).first { $0["valueFrom"] != nil }?["name"]?
      .string
  }

  /// What keeps the container from assuming the role with a token for the audience; `nil`: nothing does.
  ///
  /// - Parameter audience: `nil`: whatever the token's is.
  func fault(role wanted: String, audience: String?) -> (message: String, place: Location)? {
    let here = (container["env"] ?? container).location
    guard let roleVariable else { return ("`AWS_ROLE_ARN` is not set", here) }
    guard role == wanted else {
      return ("`AWS_ROLE_ARN` is `\(role ?? "")`, not `\(wanted)`", roleVariable.location)
    }
    guard let fileVariable else { return ("`AWS_WEB_IDENTITY_TOKEN_FILE` is not set", here) }
    guard token != nil else {
      let file = fileVariable["value"]?.string ?? ""
      return ("no service account token is mounted at `\(file)`", fileVariable.location)
    }
    guard let audience, self.audience != audience else { return nil }
    return (
      "the token's audience is `\(self.audience ?? "")`, not `\(audience)`",
      token?.location ?? here
    )
  }

  private static func token(at file: String, _ container: Node, _ spec: Node) -> Node? {
    for mount in container["volumeMounts"]?.list ?? [] {
      let volume = spec["volumes"]?.list?.first { $0["name"] == mount["name"] }
      for source in volume?["projected"]?["sources"]?.list ?? [] {
        guard let token = source["serviceAccountToken"], let path = token["path"]?.string else {
          continue
        }
        let folder = mount["mountPath"]?.string ?? ""
        let place = mount["subPath"]?.string == path ? folder : "\(folder)/\(path)"
        if place.split(separator: "/") == file.split(separator: "/") { return token }
      }
    }
    return nil
  }
}
