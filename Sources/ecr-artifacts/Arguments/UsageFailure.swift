/// Why a command line is not valid, and what to write instead.
struct UsageFailure: Error {
  let message: String

  init(_ message: String) { self.message = message }
}
