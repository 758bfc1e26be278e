import Glibc

/// What the exit code tells the caller.
enum ExitCode: CInt {
  case clean = 0
  case couldNotRun = 1
  /// The program ran and reports findings or differences.
  case findings = 3
  /// `EX_USAGE` of `sysexits.h`.
  case wrongUsage = 64
}
