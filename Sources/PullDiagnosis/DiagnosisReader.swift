import Diagnostics
import Documents

/// Diagnoses a text that comes in pieces, and holds no more of it than a message may need.
///
/// A text that may be one document of JSON or YAML is held as a whole, up to a limit.
public struct DiagnosisReader {
  /// Why a text could not be diagnosed.
  public enum Failure: Error, Equatable {
    /// What began as one document is longer than `limit` bytes.
    case documentTooLong(limit: Int)
  }

  /// In bytes: far above what `oc get` prints of a namespace.
  public static let documentLimit = 64 << 20

  private var scanner: LogScanner
  private let source: String?
  private let limit: Int
  /// The text so far, while it may be a document.
  private var held: [UInt8] = []
  private var form: DocumentForm? = DocumentForm()

  /// - Parameters:
  ///   - source: The text's name in the findings.
  ///   - documentLimit: How many bytes of a document are held.
  public init(source: String?, documentLimit: Int = Self.documentLimit) {
    self.source = source
    limit = documentLimit
    scanner = LogScanner(source: source)
  }

  /// Reads more of the text, of any length.
  ///
  /// - Throws: If the text is one document that is too long to be held.
  public mutating func append(_ bytes: ArraySlice<UInt8>) throws(Failure) {
    read(bytes)
    guard held.count <= limit else { throw .documentTooLong(limit: limit) }
  }

  /// Reads more of the text, whatever its length.
  mutating func read(_ bytes: ArraySlice<UInt8>) {
    guard form != nil else { return scanner.append(bytes) }
    held += bytes
    form?.append(bytes)
    guard form?.isPossible == false else { return }
    form = nil
    scanner.append(held[...])
    held = []
  }

  /// How many bytes of the text are held.
  var heldCount: Int { held.count + scanner.buffer.count }

  /// What was found in the text, which is over.
  public mutating func finish() -> Diagnosis {
    guard form != nil else {
      scanner.finish()
      return scanner.diagnosis
    }
    let text = Array(String(decoding: held, as: UTF8.self).utf8)
    held = []
    guard let messages = messages(in: text) else {
      scanner.append(text[...])
      scanner.finish()
      return scanner.diagnosis
    }
    scanner.read(messages)
    return scanner.diagnosis(quoting: text)
  }

  /// The messages of objects of Kubernetes or records of CloudTrail; `nil` for any other text.
  private func messages(in text: [UInt8]) -> [LocatedMessage]? {
    switch form?.language {
    case .json:
      guard let node = JSONReader.read(text, source: source).node else { return nil }
      return CloudTrailRecord.messages(in: node) ?? KubernetesMessages.all(in: [node])
    case .yaml:
      let reading = YAMLReader.read(text, source: source)
      return reading.findings.isEmpty ? KubernetesMessages.all(in: reading.documents) : nil
    case nil: return nil
    }
  }
}
