import Glibc

/// Standard output and standard error.
enum Output {
  static let standard = STDOUT_FILENO

  /// Prints `text` as it stands; a reader that has gone away ends the program, as it does for other tools.
  static func print(_ text: String, to descriptor: CInt = STDOUT_FILENO) {
    do throws(DiskFailure) {
      try StagedFile.write(Array(text.utf8), to: descriptor, name: "standard output")
    } catch {
      exit(ExitCode.couldNotRun.rawValue)
    }
  }

  static func printError(_ text: String) { print(text, to: STDERR_FILENO) }
}

/// What the program says by its exit code.
enum ExitCode: CInt {
  case clean = 0
  case couldNotRun = 1
  /// It ran, and has something to say: findings or differences.
  case findings = 3
  /// `EX_USAGE` of `sysexits.h`.
  case wrongUsage = 64
}
