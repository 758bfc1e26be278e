import Glibc

/// Why a file could not be read or written.
struct FileFailure: Error {
  /// A sentence that names the path.
  let message: String
  /// The path; `nil`: the failure is not about a single one.
  let path: String?
  /// What is wrong, for a message that names the path itself.
  let problem: String

  init(_ message: String) {
    self.message = message
    path = nil
    problem = message
  }

  /// - Parameter problem: The predicate of a sentence about the path: `is a socket, not a file`.
  init(at path: String, _ problem: String) {
    message = "`\(path)` \(problem)"
    self.path = path
    self.problem = problem
  }

  /// - Parameter code: `errno` right after the call that failed.
  init(_ action: String, _ path: String, code: CInt = errno) {
    let reason = String(cString: strerror(code))
    message = "could not \(action) `\(path)`: \(reason)"
    self.path = path
    problem = "could not \(action) it: \(reason)"
  }
}
