import Glibc

/// Standard output and standard error.
enum Output {
  static let standard = STDOUT_FILENO

  /// Prints `text` unchanged; exits when the reader has closed the stream, as other tools do.
  static func print(_ text: String, to descriptor: CInt = STDOUT_FILENO) {
    do throws(FileFailure) {
      try StagedFile.write(Array(text.utf8), to: descriptor, name: "standard output")
    } catch {
      exit(ExitCode.couldNotRun.rawValue)
    }
  }

  static func printError(_ text: String) { print(text, to: STDERR_FILENO) }
}
