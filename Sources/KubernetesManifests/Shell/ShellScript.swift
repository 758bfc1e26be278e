import Diagnostics
import Documents

/// A script that a container passes to a shell: `/bin/sh -ec TEXT`.
struct ShellScript: Sendable {
  let node: Node
  /// The single letters and long names of the options that the shell is started with.
  let options: Set<String>
  let commands: [ShellCommand]
  /// The names that the script defines as functions or aliases.
  let definitions: Set<String>
  /// The names of the variables that the script sets.
  let assignments: Set<String>

  private static let shells: Set<String> = ["sh", "bash", "ash", "dash", "ksh", "zsh"]

  /// - Parameter words: A command line; `nil` if it does not start a shell with a script.
  init?(_ words: [Node]) {
    guard let shell = words.first?.string, Self.shells.contains(ShellCommand.name(shell)) else {
      return nil
    }
    var options: Set<String> = []
    var rest = words.dropFirst()
    while let option = rest.first?.string, option.hasPrefix("-") || option.hasPrefix("+") {
      rest = rest.dropFirst()
      if option.hasPrefix("--") { continue }
      if option.hasPrefix("-") { options.formUnion(option.dropFirst().map(String.init)) }
      // The name of a long option is a separate word.
      if option.hasSuffix("o"), let name = rest.popFirst()?.string { options.insert(name) }
    }
    guard options.contains("c"), let node = rest.first, let text = node.string else {
      return nil
    }
    let parsed = ShellParser(text)
    self.node = node
    self.options = options
    (commands, definitions) = (parsed.commands, parsed.definitions)
    assignments = parsed.assignments
  }

  var text: String { node.string ?? "" }

  /// The location of a command: its line, if the script is a literal block.
  func location(of command: ShellCommand) -> Location { node.location(ofLine: command.line) }

  /// The `set` commands that change options.
  private var settings: [ShellCommand] {
    commands.filter {
      $0.program == "set" && $0.arguments.contains { $0.first == "-" || $0.first == "+" }
    }
  }

  /// Whether it sets shell options.
  var setsOptions: Bool { !settings.isEmpty }

  /// Whether it exits at the first command that fails.
  var endsOnFailure: Bool {
    options.contains("e") || options.contains("errexit")
      || settings.contains { command in
        command.arguments.contains("errexit")
          || command.arguments.contains {
            $0.hasPrefix("-") && !$0.hasPrefix("--") && $0.contains("e")
          }
      }
  }

  /// Whether it disables `errexit` anywhere.
  var disablesErrexit: Bool {
    settings.contains { $0.arguments.contains { $0.hasPrefix("+") && $0.contains("e") } }
  }

  /// The condition of an endless loop: the `true` of `while true`.
  var endlessLoop: ShellCommand? {
    commands.first { command in
      (command.after == "while" && ["true", ":"].contains(command.words.joined(separator: " ")))
        || (command.after == "while" && command.words == ["[", "1", "]"])
        || (command.after == "until" && command.words == ["false"])
    }
  }
}

extension PodTemplate.Container {
  /// The shell script that the container runs; `nil` if it runs none.
  var script: ShellScript? { ShellScript(["command", "args"].flatMap(node.elements)) }
}
