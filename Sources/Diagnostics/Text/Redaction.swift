/// Hides credentials in text that is shown: whatever follows the name of a secret, and whatever has the form of one.
///
/// It cannot know every secret. It hides what has the form of those that take part in a pull: passwords and tokens of
/// registries, web identity tokens, AWS credentials, keys; the rest by the names that programs give them.
public enum Redaction {
  public static let mark = "[hidden]"

  /// The text with each credential as `[hidden]`.
  public static func text(_ text: String) -> String {
    var text = text
    return text.withUTF8 { bytes in
      let spans = CredentialScanner(bytes).spans()
      guard !spans.isEmpty else { return String(decoding: bytes, as: UTF8.self) }
      var shown: [UInt8] = []
      var at = 0
      for span in spans {
        shown += bytes[at..<span.lowerBound]
        shown += mark.utf8
        at = span.upperBound
      }
      shown += bytes[at...]
      return String(decoding: shown, as: UTF8.self)
    }
  }

  /// Where credentials are in a text, as ranges of its bytes in order.
  public static func spans(in bytes: [UInt8]) -> [Range<Int>] {
    bytes.withUnsafeBufferPointer { CredentialScanner($0).spans() }
  }

  /// Whether a field, variable or option of this name holds a credential, whatever its value looks like.
  public static func isSecretName(_ name: some StringProtocol) -> Bool {
    SecretName(name.utf8) == .certain
  }
}

/// What the name of a field, a variable, an option or a header says about its value.
enum SecretName {
  /// The value is a credential.
  case certain
  /// The value is a credential if it looks like one.
  case possible

  private static let certainNames = [
    "password", "passwd", "passphrase", "secretaccesskey", "secretkey", "sessiontoken",
    "securitytoken", "clientsecret", "apikey", "privatekey", "accesstoken", "refreshtoken",
    "idtoken", "identitytoken", "registrytoken", "bearertoken", "webidentitytoken",
    "amzsignature", "authtoken", "storepass", "keypass", "dockerconfigjson", "dockercfg",
  ].map { Array($0.utf8) }
  private static let possibleNames: Set<[UInt8]> = Set(
    ["token", "secret", "auth", "authorization", "credential", "credentials", "pwd"]
      .map { Array($0.utf8) })

  /// - Parameter name: Letters of either case, digits, `_`, `-` and `.`.
  init?(_ name: some Collection<UInt8>) {
    var compact: [UInt8] = []
    var last: [UInt8] = []
    for byte in name {
      switch byte {
      case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."): last = []
      default:
        let lower = byte >= 0x41 && byte <= 0x5A ? byte + 0x20 : byte
        compact.append(lower)
        last.append(lower)
      }
    }
    if Self.certainNames.contains(where: { compact.ends(with: $0) }) {
      self = .certain
    } else if Self.possibleNames.contains(last) {
      self = .possible
    } else {
      return nil
    }
  }
}

extension [UInt8] {
  fileprivate func ends(with suffix: [UInt8]) -> Bool {
    count >= suffix.count && self[(count - suffix.count)...].elementsEqual(suffix)
  }
}
