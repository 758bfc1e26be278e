import Diagnostics
import Documents

/// The content of a pull secret, in the format of its type.
///
/// Kubernetes documentation, "Secrets", Docker config Secrets.
struct DockerConfig {
  /// The key that each type of pull secret requires.
  static let keys = [
    "kubernetes.io/dockerconfigjson": ".dockerconfigjson",
    "kubernetes.io/dockercfg": ".dockercfg",
  ]

  /// The key of the Secret that holds the content.
  let key: String
  /// Where the content is in the Secret.
  let location: Location
  /// The content; `nil` where it is not JSON.
  let json: Node?

  /// The content of a pull secret; `nil` for any other object, and where the content is absent or not base64.
  init?(_ object: ManifestDocument) {
    guard object.kind == "Secret", let key = Self.keys[object.node.text("type")] else {
      return nil
    }
    self.key = key
    let bytes: [UInt8]
    // `stringData` overrides `data`.
    if let plain = object.node["stringData"]?[key], let text = plain.string {
      (bytes, location) = (Array(text.utf8), plain.location)
    } else if let node = object.node["data"]?[key], let text = node.string,
      let decoded = Base64.decoded(text, ignoresLineBreaks: true)
    {
      (bytes, location) = (decoded, node.location)
    } else {
      return nil
    }
    let (node, findings) = JSONReader.read(bytes, source: nil)
    json = findings.contains { $0.rule == "syntax/json" } ? nil : node
  }

  /// The registries with their credentials; `nil` where the content does not have the structure of its type.
  var registries: [Mapping.Entry]? {
    guard let json, let content = json.mapping else { return nil }
    if key == ".dockercfg" {
      return content.entries.contains { $0.key == "auths" } ? nil : content.entries
    }
    // Go's decoder ignores the letter case of fields.
    guard let auths = content.entries.first(where: { $0.key.lowercased() == "auths" }) else {
      return content.isEmpty ? [] : nil
    }
    return auths.value.mapping?.entries ?? []
  }

  /// Why a kubelet cannot use the credentials of a registry; `nil` if it can.
  ///
  /// kubernetes/kubernetes, pkg/credentialprovider/config.go, `DockerConfigEntry`; keyring.go, `BasicDockerKeyring.Add`.
  static func problem(of entry: Mapping.Entry) -> String? {
    // A malformed key may be anything, a credential too, so that the message does not repeat it.
    guard isRegistry(entry.key) else { return "a key is not the name of a registry" }
    let auth = entry.value.text("auth")
    guard !auth.isEmpty else {
      return (entry.value.text("username") + entry.value.text("password")).isEmpty
        ? "`\(entry.key)` has no credentials" : nil
    }
    guard let bytes = decoded(auth) else { return "`auth` of `\(entry.key)` is not valid base64" }
    return bytes.contains(UInt8(ascii: ":"))
      ? nil : "`auth` of `\(entry.key)` is not base64 of `USER:PASSWORD`"
  }

  /// Decodes base64 with or without padding, as the kubelet does.
  private static func decoded(_ text: String) -> [UInt8]? {
    let body = text.utf8.filter { !" \t\r\n".utf8.contains($0) }
    let padding = body.last == UInt8(ascii: "=") ? 0 : (4 - body.count % 4) % 4
    return Base64.decoded(
      String(decoding: body, as: UTF8.self) + String(repeating: "=", count: padding))
  }

  /// A host with an optional scheme, port and path; the host may contain wildcards.
  private static func isRegistry(_ key: String) -> Bool {
    let schemes = ["https://", "http://"].filter(key.hasPrefix)
    let rest = key.dropFirst(schemes.first?.count ?? 0)
    let host = rest.prefix { $0 != "/" }
    return !host.isEmpty && ASCIISet("A-Za-z0-9.:_*?[]-").covers(host)
      && !rest.contains { $0.isWhitespace }
  }
}
