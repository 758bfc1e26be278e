import Diagnostics
import Documents
import Glibc

/// Standard output and standard error.
enum Output {
  static let standard = STDOUT_FILENO

  /// Prints text for people, whatever it quotes: nothing in it acts on a terminal or on a CI service.
  static func print(_ text: String, to descriptor: CInt = STDOUT_FILENO) {
    printData(VisibleText.lines(text), to: descriptor)
  }

  static func printError(_ text: String) { print(text, to: STDERR_FILENO) }

  /// Prints a document as JSON, which is ASCII and escapes by its own grammar.
  static func printJSON(_ node: Node) { printData(JSONWriter.text(node, style: .pretty) + "\n") }

  /// Prints `text` unchanged: for text that is visible already. Exits when the reader has closed the stream, as other tools
  /// do.
  static func printData(_ text: String, to descriptor: CInt = STDOUT_FILENO) {
    do throws(FileFailure) {
      try StagedFile.write(Array(text.utf8), to: descriptor, name: "standard output")
    } catch {
      exit(ExitCode.couldNotRun.rawValue)
    }
  }
}
