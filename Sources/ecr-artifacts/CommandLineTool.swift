import Diagnostics
import Glibc

/// The program: one of two doors, chosen by how it is called.
struct CommandLineTool {
  static let version = "0.1.0"

  /// Every command, in the order of the help.
  static let commands: [Command] = [
    RenderCommand.command, ValidateCommand.command, ProveCommand.command, DiagnoseCommand.command,
    EvaluateCommand.command, CompareCommand.command, RulesCommand.command, SchemaCommand.command,
  ]

  /// Runs the program on `arguments`, the first of which is its own name.
  static func run(_ arguments: [String]) -> ExitCode {
    let name = arguments.first ?? Command.program
    let rest = Array(arguments.dropFirst())
    if let path = doorArgument(name, rest) {
      let result = ModuleEntryPoint.run(path)
      Output.print(result.line + "\n")
      return result.failure == nil ? .clean : .couldNotRun
    }
    do {
      return try runCommand(rest)
    } catch let failure as UsageFailure {
      Output.printError("\(Command.program): \(failure.message)\n")
      return .wrongUsage
    } catch let failure as DiskFailure {
      Output.printError("\(Command.program): \(failure.message)\n")
      return .couldNotRun
    } catch {
      Output.printError("\(Command.program): \(error)\n")
      return .couldNotRun
    }
  }

  /// What the Ansible door is to read, or `nil` where this is no call of Ansible's.
  ///
  /// A single argument with a `/` that is no command is an arguments file; a command never has one.
  private static func doorArgument(_ name: String, _ arguments: [String]) -> String? {
    if arguments.isEmpty { return name.hasSuffix("ecr_artifacts") ? "-" : nil }
    guard arguments.count == 1 else { return nil }
    let argument = arguments[0]
    if argument == "-" { return argument }
    let isFile = argument.contains("/") && !argument.hasPrefix("-")
    return isFile ? argument : nil
  }

  private static func runCommand(_ arguments: [String]) throws -> ExitCode {
    guard let name = arguments.first, name != "--help", name != "-h", name != "help" else {
      Output.print(helpText(for: arguments.dropFirst().first))
      return arguments.isEmpty ? .wrongUsage : .clean
    }
    if name == "--version" || name == "version" {
      Output.print("\(Command.program) \(version)\n")
      return .clean
    }
    guard let command = commands.first(where: { $0.name == name }) else {
      let nearest = NearestName.of(name, in: commands.map(\.name)).map { "did you mean `\($0)`?" }
      throw UsageFailure(
        "there is no command `\(name)`; \(nearest ?? "`\(Command.program) --help` lists them")")
    }
    let parsed = try ParsedArguments(arguments.dropFirst(), for: command)
    guard !parsed.has("help") else {
      Output.print(command.helpText)
      return .clean
    }
    return try command.run(parsed)
  }

  private static func helpText(for name: String?) -> String {
    if let command = commands.first(where: { $0.name == name }) { return command.helpText }
    let width = commands.map(\.name.count).max() ?? 0
    let list = commands.map { command in
      let pad = String(repeating: " ", count: width - command.name.count)
      return "  \(command.name)\(pad)  \(command.summary)\n"
    }.joined()
    return """
      \(Command.program) \(version): a cluster's pull access to ECR in another account, rendered and checked

      usage: \(Command.program) COMMAND [OPTION]...
             \(Command.program) ARGS-FILE | -    (the Ansible module: JSON arguments from a file or stdin)

      Commands:
      \(list)
      `\(Command.program) COMMAND --help` tells more. Exit codes: 0 clean, 1 could not run,
      3 findings or differences, 64 wrong usage.

      """
  }
}
