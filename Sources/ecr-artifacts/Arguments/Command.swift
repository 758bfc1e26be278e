/// One command of the program.
struct Command: Sendable {
  let name: String
  let summary: String
  /// The help's text below the usage line.
  let discussion: String
  /// How the usage line shows the arguments without a dash; `nil` for a command that accepts none.
  let operands: String?
  /// The options, in titled groups.
  let groups: [(title: String, options: [CommandOption])]
  let run: @Sendable (ParsedArguments) throws -> ExitCode

  var options: [CommandOption] { groups.flatMap(\.options) + [Self.help] }

  static let help = CommandOption.flag("help", short: "h", "show this help")

  /// The command's help page.
  var helpText: String {
    let usage = (groups.flatMap(\.options).map(\.usage) + [operands].compactMap { $0 })
      .joined(separator: " ")
    var text = "usage: \(Program.name) \(name)\(usage.isEmpty ? "" : " \(usage)")\n\n"
    text += discussion + "\n"
    let width = options.map(\.synopsis.count).max() ?? 0
    for (title, options) in groups + [("Help", [Self.help])] {
      text += "\n\(title):\n"
      for option in options {
        let pad = String(repeating: " ", count: width - option.synopsis.count)
        text += "  \(option.synopsis)\(pad)  \(option.meaning)\n"
      }
    }
    return text
  }
}
