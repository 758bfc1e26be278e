import CLibYAML

/// Writes YAML in the style of Kubernetes manifests: block style, lists not indented below their key, scripts as literal
/// blocks, and double quotes around strings that some reader would take for another type.
public enum YAMLWriter {
  /// The text of a stream, with `---` between documents and a line break at the end.
  public static func text(_ documents: [Node]) -> String {
    documents.map(text).joined(separator: "---\n")
  }

  private static func text(_ document: Node) -> String {
    let output = YAMLOutput()
    withUnsafeTemporaryAllocation(of: yaml_emitter_t.self, capacity: 1) { buffer in
      // One element was asked for, so there is a base address.
      let emitter = buffer.baseAddress.unsafelyUnwrapped
      yaml_emitter_initialize(emitter)
      defer { yaml_emitter_delete(emitter) }
      yaml_emitter_set_output(
        emitter, YAMLOutput.append, Unmanaged.passUnretained(output).toOpaque())
      yaml_emitter_set_unicode(emitter, 1)
      yaml_emitter_set_width(emitter, -1)
      YAMLEmitter(emitter).write(document)
    }
    return String(decoding: output.bytes, as: UTF8.self)
  }
}

/// Collects libyaml's output.
private final class YAMLOutput {
  var bytes: [UInt8] = []

  static let append:
    @convention(c) (
      UnsafeMutableRawPointer?, UnsafeMutablePointer<UInt8>?, Int
    ) -> CInt = { context, buffer, count in
      guard let context, let buffer else { return 0 }
      let output = Unmanaged<YAMLOutput>.fromOpaque(context).takeUnretainedValue()
      output.bytes += UnsafeBufferPointer(start: buffer, count: count)
      return 1
    }
}

/// Converts a tree to libyaml's events.
private struct YAMLEmitter {
  private let emitter: UnsafeMutablePointer<yaml_emitter_t>

  init(_ emitter: UnsafeMutablePointer<yaml_emitter_t>) { self.emitter = emitter }

  func write(_ document: Node) {
    emit { yaml_stream_start_event_initialize(&$0, YAML_UTF8_ENCODING) }
    emit { yaml_document_start_event_initialize(&$0, nil, nil, nil, 1) }
    node(document)
    emit { yaml_document_end_event_initialize(&$0, 1) }
    emit { yaml_stream_end_event_initialize(&$0) }
  }

  private func node(_ node: Node) {
    switch node.value {
    case .null: plain("null")
    case .bool(let flag): plain(flag ? "true" : "false")
    case .number(let literal): plain(literal)
    case .string(let text): string(text)
    case .list(let nodes):
      emit {
        yaml_sequence_start_event_initialize(&$0, nil, nil, 1, YAML_BLOCK_SEQUENCE_STYLE)
      }
      for element in nodes { self.node(element) }
      emit { yaml_sequence_end_event_initialize(&$0) }
    case .mapping(let mapping):
      emit { yaml_mapping_start_event_initialize(&$0, nil, nil, 1, YAML_BLOCK_MAPPING_STYLE) }
      for entry in mapping.entries {
        string(entry.key)
        self.node(entry.value)
      }
      emit { yaml_mapping_end_event_initialize(&$0) }
    }
  }

  private func plain(_ text: String) { scalar(text, YAML_PLAIN_SCALAR_STYLE, isPlain: true) }

  private func string(_ text: String) {
    if text.utf8.contains(UInt8(ascii: "\n")) {
      scalar(text, YAML_LITERAL_SCALAR_STYLE)
    } else if YAMLAmbiguity.isAmbiguous(text) {
      scalar(text, YAML_DOUBLE_QUOTED_SCALAR_STYLE)
    } else {
      scalar(text, YAML_PLAIN_SCALAR_STYLE, isPlain: true)
    }
  }

  private func scalar(_ text: String, _ style: yaml_scalar_style_t, isPlain: Bool = false) {
    let bytes = Array(text.utf8)
    bytes.withUnsafeBufferPointer { buffer in
      emit {
        yaml_scalar_event_initialize(
          &$0, nil, nil, buffer.baseAddress ?? UnsafePointer(bitPattern: 1), CInt(buffer.count),
          isPlain ? 1 : 0, 1, style)
      }
    }
  }

  private func emit(_ initialize: (inout yaml_event_t) -> CInt) {
    var event = yaml_event_t()
    guard initialize(&event) != 0 else { return }
    yaml_emitter_emit(emitter, &event)
  }
}

/// Whether some reader of YAML 1.1 or 1.2 takes an unquoted string for another type.
enum YAMLAmbiguity {
  private static let words: Set<String> = ["y", "Y", "n", "N", "=", "<<"]

  static func isAmbiguous(_ text: String) -> Bool {
    if words.contains(text) || startsLikeNumber(text) { return true }
    guard let node = try? YAMLScalar.plain(text) else { return true }
    return node.string == nil
  }

  /// Dates, versions, octal numbers: readers disagree about them unless they are quoted. Whatever continues in letters, such
  /// as `2k0c` or `10.0.0.1/a`, is a string to all of them.
  private static func startsLikeNumber(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first,
      ("0"..."9").contains(first) || "+-.".unicodeScalars.contains(first)
    else { return false }
    let scalars = text.unicodeScalars
    return scalars.contains { ("0"..."9").contains($0) }
      && scalars.allSatisfy {
        ("0"..."9").contains($0) || "+-._:eExobTZ abcdefABCDF".unicodeScalars.contains($0)
      }
  }
}
