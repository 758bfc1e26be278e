import Glibc

/// Why a file could not be read or written.
struct FileFailure: Error {
  let message: String

  init(_ message: String) { self.message = message }

  /// - Parameter code: `errno` right after the call that failed.
  init(_ action: String, _ path: String, code: CInt = errno) {
    message = "could not \(action) `\(path)`: \(String(cString: strerror(code)))"
  }
}
