/// What to do about the faults that libyaml names in its own words.
enum YAMLHelp {
  private static let texts = [
    (
      "found character that cannot start any token",
      "indent with blanks, not with tabs; put a text that begins with `%`, `@` or a backtick in quotes"
    ),
    ("mapping values are not allowed", "put a text that holds `: ` in quotes"),
    ("could not find expected ':'", "write `key: value`, with a blank after the colon"),
    ("did not find expected key", "keys of one mapping begin in the same column"),
    ("found unexpected end of stream", "close the quote"),
    ("did not find expected ',' or", "close the bracket, or quote a text that begins with one"),
    ("did not find expected node content", "put a text that begins with `{{` in quotes"),
    ("block sequence entries are not allowed", "begin the list on a line of its own"),
  ]

  static func text(for problem: String) -> String? {
    texts.first { problem.hasPrefix($0.0) }?.1
  }
}
