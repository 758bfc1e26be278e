/// Help for syntax errors that libyaml reports in its own words.
enum YAMLHelp {
  private static let texts = [
    (
      "found character that cannot start any token",
      "indent with spaces, not tabs; quote a string that begins with `%`, `@` or a backtick"
    ),
    ("mapping values are not allowed", "quote a string that contains `: `"),
    ("could not find expected ':'", "write `key: value`, with a space after the colon"),
    ("did not find expected key", "the keys of a mapping start in the same column"),
    ("found unexpected end of stream", "close the quote"),
    ("did not find expected ',' or", "close the bracket, or quote a string that begins with one"),
    ("did not find expected node content", "quote a string that begins with `{{`"),
    ("block sequence entries are not allowed", "start the list on a new line"),
  ]

  static func text(for problem: String) -> String? {
    texts.first { problem.hasPrefix($0.0) }?.1
  }
}
