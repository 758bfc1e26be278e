/// One option of a command, declared once: the parser and the help both read this.
struct CommandOption: Sendable {
  let long: String
  let short: Character?
  /// What the help calls the option's value; `nil` for a flag.
  let value: String?
  /// The accepted values; empty: any.
  let choices: [String]
  let repeats: Bool
  let meaning: String

  /// An option without a value.
  static func flag(_ long: String, short: Character? = nil, _ meaning: String) -> CommandOption {
    CommandOption(
      long: long, short: short, value: nil, choices: [], repeats: false, meaning: meaning)
  }

  /// An option with a value; the last one counts, unless the option repeats.
  static func value(
    _ long: String, short: Character? = nil, _ value: String, choices: [String] = [],
    repeats: Bool = false, _ meaning: String
  ) -> CommandOption {
    CommandOption(
      long: long, short: short, value: value, choices: choices, repeats: repeats,
      meaning: meaning)
  }

  /// How the usage line shows it: `[-e ENV]`, `[--set K=V]...`.
  var usage: String {
    let name = short.map { "-\($0)" } ?? "--\(long)"
    let shown = choices.isEmpty || choices.count > 4 ? value : choices.joined(separator: "|")
    return "[\(name)\(shown.map { " \($0)" } ?? "")]\(repeats ? "..." : "")"
  }

  /// How the list of options shows it: `-e, --env ENV`.
  var synopsis: String {
    let short = short.map { "-\($0), " } ?? "    "
    return "\(short)--\(long)\(value.map { " \($0)" } ?? "")"
  }
}
