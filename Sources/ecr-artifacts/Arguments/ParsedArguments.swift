import Diagnostics

/// The options and operands of one call of a command.
struct ParsedArguments {
  private var values: [String: [String]] = [:]
  private(set) var operands: [String] = []

  /// Reads `--option value`, `--option=value`, `-o value`, `-ovalue` and operands in any order; `--` ends the options.
  init(_ arguments: some Sequence<String>, for command: Command) throws(UsageFailure) {
    var rest = Array(arguments)[...]
    while let argument = rest.popFirst() {
      if argument == "--" {
        operands += rest
        break
      } else if argument.hasPrefix("--") {
        try parseLong(argument, &rest, command)
      } else if argument.hasPrefix("-"), argument != "-" {
        try parseShort(argument, &rest, command)
      } else {
        operands.append(argument)
      }
    }
    guard command.operands != nil || operands.isEmpty else {
      throw UsageFailure("unexpected argument `\(operands[0])` for `\(command.name)`")
    }
  }

  /// Whether an option was given.
  func has(_ option: String) -> Bool { values[option] != nil }

  /// The last value of an option.
  func last(_ option: String) -> String? { values[option]?.last }

  /// Every value of an option, in order.
  func all(_ option: String) -> [String] { values[option] ?? [] }

  private mutating func parseLong(
    _ argument: String, _ rest: inout ArraySlice<String>, _ command: Command
  ) throws(UsageFailure) {
    let parts = argument.dropFirst(2).split(
      separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let option = command.options.first(where: { $0.long == name }) else {
      throw Self.unknown("--\(name)", command)
    }
    try store(option, inline: parts.count == 2 ? String(parts[1]) : nil, &rest)
  }

  private mutating func parseShort(
    _ argument: String, _ rest: inout ArraySlice<String>, _ command: Command
  ) throws(UsageFailure) {
    let name = argument.dropFirst().first
    guard let option = command.options.first(where: { $0.short != nil && $0.short == name })
    else { throw Self.unknown(argument, command) }
    let inline = argument.dropFirst(2)
    try store(option, inline: inline.isEmpty ? nil : String(inline), &rest)
  }

  private mutating func store(
    _ option: CommandOption, inline: String?, _ rest: inout ArraySlice<String>
  ) throws(UsageFailure) {
    guard let metavariable = option.value else {
      guard inline == nil else {
        throw UsageFailure("`--\(option.long)` does not accept a value")
      }
      values[option.long] = [""]
      return
    }
    guard let value = inline ?? rest.popFirst() else {
      throw UsageFailure("`--\(option.long)` needs a value: \(metavariable)")
    }
    guard option.choices.isEmpty || option.choices.contains(value) else {
      let nearest = NearestName.hint(for: value, in: option.choices).map { "; \($0)" }
      throw UsageFailure(
        "`\(value)` is not a valid `--\(option.long)`, expected one of "
          + option.choices.joined(separator: ", ") + (nearest ?? ""))
    }
    values[option.long, default: []].append(value)
  }

  private static func unknown(_ option: String, _ command: Command) -> UsageFailure {
    let known = command.options.map { "--\($0.long)" }
    let nearest = NearestName.hint(for: option, in: known)
    return UsageFailure(
      "unknown option `\(option)` for `\(command.name)`; "
        + (nearest ?? "`\(Program.name) \(command.name) --help` lists the options"))
  }
}
