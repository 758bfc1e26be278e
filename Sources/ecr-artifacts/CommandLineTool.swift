import Diagnostics

/// The program: the command line, or the Ansible module, depending on how it is called.
struct CommandLineTool {
  /// Every command, in the order of the help.
  static let commands: [Command] = [
    RenderCommand.command, ValidateCommand.command, ProveCommand.command, DiagnoseCommand.command,
    EvaluateCommand.command, CompareCommand.command, RulesCommand.command, SchemaCommand.command,
  ]

  /// Runs the program on `arguments`, the first of which is its own path.
  static func run(_ arguments: [String]) -> ExitCode {
    let path = arguments.first ?? Program.name
    let rest = Array(arguments.dropFirst())
    if let path = moduleArguments(path, rest) {
      FatalSignals.expectResult()
      let result = ModuleEntryPoint.run(path)
      let line = result.line + "\n"
      FatalSignals.resultBegins()
      Output.printData(line)
      return result.failure == nil ? .clean : .couldNotRun
    }
    do {
      return try runCommand(rest)
    } catch let failure as UsageFailure {
      Output.printError("\(Program.name): \(failure.message)\n")
      return .wrongUsage
    } catch let failure as FileFailure {
      Output.printError("\(Program.name): \(failure.message)\n")
      return .couldNotRun
    } catch {
      Output.printError("\(Program.name): \(error)\n")
      return .couldNotRun
    }
  }

  /// The path of the module's arguments, `-` for standard input; `nil` for a call of the command line.
  ///
  /// Ansible starts a binary module with the path of its arguments file as the only argument; no command contains a `/`.
  private static func moduleArguments(_ program: String, _ arguments: [String]) -> String? {
    guard let argument = arguments.first else {
      let isModule = program.split(separator: "/").last == "ecr_artifacts"
      return isModule && !FileSystem.inputIsTerminal ? "-" : nil
    }
    guard arguments.count == 1 else { return nil }
    if argument == "-" { return argument }
    guard argument.contains("/"), !argument.hasPrefix("-") else { return nil }
    let isFolder = (try? FileSystem.isDirectory(argument)) ?? false
    return isFolder ? nil : argument
  }

  private static func runCommand(_ arguments: [String]) throws -> ExitCode {
    guard let name = arguments.first, name != "--help", name != "-h", name != "help" else {
      Output.print(helpText(for: arguments.dropFirst().first))
      return arguments.isEmpty ? .wrongUsage : .clean
    }
    if name == "--version" || name == "version" {
      Output.print("\(Program.name) \(Program.version)\n")
      return .clean
    }
    guard let command = commands.first(where: { $0.name == name }) else {
      let nearest = NearestName.hint(for: name, in: commands.map(\.name))
      throw UsageFailure(
        "unknown command `\(name)`; \(nearest ?? "`\(Program.name) --help` lists the commands")")
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
      \(Program.name) \(Program.version): image pulls from ECR in another AWS account, rendered and proved

      usage: \(Program.name) COMMAND [OPTION]...
             \(Program.name) ARGS-FILE | -    (the Ansible module: JSON arguments from a file or stdin)

      Commands:
      \(list)
      `\(Program.name) COMMAND --help` describes a command. Exit codes: 0 clean, 1 could not run,
      3 findings or differences, 64 wrong usage.

      """
  }
}
