import CLibYAML

/// libyaml's parser as a sequence of events, and the only place where its memory is handled.
final class YAMLEvents {
  /// A place in the text, line and column from 1.
  struct Mark {
    var line = 1
    var column = 1
  }

  struct Scalar {
    let text: String
    let tag: String?
    let anchor: String?
    let isPlain: Bool
    let isLiteral: Bool
  }

  enum Event {
    case streamEnd
    case documentStart
    case documentEnd
    case alias(String)
    case scalar(Scalar)
    case listStart(anchor: String?, tag: String?)
    case listEnd
    case mappingStart(anchor: String?, tag: String?)
    case mappingEnd
    /// A syntax error, in libyaml's own words.
    case fault(String)
  }

  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let places: YAMLPlaces

  private init(_ parser: UnsafeMutablePointer<yaml_parser_t>, _ places: YAMLPlaces) {
    self.parser = parser
    self.places = places
  }

  /// Passes the events of `bytes` to `body`; they are valid only there.
  static func read<Result>(_ bytes: [UInt8], _ body: (YAMLEvents) -> Result) -> Result {
    withUnsafeTemporaryAllocation(of: yaml_parser_t.self, capacity: 1) { buffer in
      bytes.withUnsafeBufferPointer { input in
        // One element was asked for, so there is a base address.
        let parser = buffer.baseAddress.unsafelyUnwrapped
        yaml_parser_initialize(parser)
        defer { yaml_parser_delete(parser) }
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, input.baseAddress, input.count)
        return body(YAMLEvents(parser, YAMLPlaces(bytes)))
      }
    }
  }

  /// The next significant event and its location.
  func next() -> (event: Event, mark: Mark) {
    while true {
      var event = yaml_event_t()
      guard yaml_parser_parse(parser, &event) != 0 else { return fault }
      defer { yaml_event_delete(&event) }
      guard let meaning = Self.meaning(of: event) else { continue }
      return (meaning, places[event.start_mark])
    }
  }

  private var fault: (event: Event, mark: Mark) {
    let state = parser.pointee
    if state.error == YAML_MEMORY_ERROR {
      return (.fault("there is not enough memory to read the text"), places[state.mark])
    }
    let problem = state.problem.map { String(cString: $0) } ?? "invalid YAML"
    // An error about a character has no mark.
    let isOfReader = state.error == YAML_READER_ERROR
    return (
      .fault(problem),
      isOfReader ? places[offset: state.problem_offset] : places[state.problem_mark]
    )
  }

  private static func meaning(of event: yaml_event_t) -> Event? {
    switch event.type {
    case YAML_STREAM_END_EVENT: .streamEnd
    case YAML_DOCUMENT_START_EVENT: .documentStart
    case YAML_DOCUMENT_END_EVENT: .documentEnd
    case YAML_ALIAS_EVENT: .alias(text(event.data.alias.anchor) ?? "")
    case YAML_SCALAR_EVENT: .scalar(scalar(event))
    case YAML_SEQUENCE_START_EVENT:
      .listStart(
        anchor: text(event.data.sequence_start.anchor), tag: text(event.data.sequence_start.tag))
    case YAML_SEQUENCE_END_EVENT: .listEnd
    case YAML_MAPPING_START_EVENT:
      .mappingStart(
        anchor: text(event.data.mapping_start.anchor), tag: text(event.data.mapping_start.tag))
    case YAML_MAPPING_END_EVENT: .mappingEnd
    default: nil
    }
  }

  private static func scalar(_ event: yaml_event_t) -> Scalar {
    let data = event.data.scalar
    let bytes = UnsafeBufferPointer(start: data.value, count: data.length)
    return Scalar(
      text: String(decoding: bytes, as: UTF8.self), tag: text(data.tag),
      anchor: text(data.anchor), isPlain: data.style == YAML_PLAIN_SCALAR_STYLE,
      isLiteral: data.style == YAML_LITERAL_SCALAR_STYLE)
  }

  private static func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    pointer.map { String(cString: $0) }
  }
}
