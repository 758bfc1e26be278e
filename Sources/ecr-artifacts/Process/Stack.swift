import Glibc

/// Room on the stack: nested documents need some, and a limit may leave almost none.
enum Stack {
  /// In bytes: the usual limit.
  private static let size = 8 << 20

  /// Runs `body` with `size` bytes of stack, whatever the limit is.
  static func withRoom(_ body: @escaping () -> CInt) -> CInt {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_STACK.rawValue), &limit) == 0, limit.rlim_cur < size
    else { return body() }
    // The kernel asks for the limit when the stack grows.
    let isRaised = limit.rlim_max >= size
    if isRaised {
      limit.rlim_cur = rlim_t(size)
      if setrlimit(__rlimit_resource_t(RLIMIT_STACK.rawValue), &limit) == 0 { return body() }
    }
    return inThread(body) ?? body()
  }

  private final class Work {
    let body: () -> CInt
    var result: CInt = 0

    init(_ body: @escaping () -> CInt) { self.body = body }
  }

  /// `nil`: there is no memory for another stack.
  private static func inThread(_ body: @escaping () -> CInt) -> CInt? {
    var attributes = pthread_attr_t()
    guard pthread_attr_init(&attributes) == 0 else { return nil }
    defer { pthread_attr_destroy(&attributes) }
    guard pthread_attr_setstacksize(&attributes, size) == 0 else { return nil }
    let work = Work(body)
    var thread = pthread_t()
    let isStarted = pthread_create(
      &thread, &attributes,
      { argument in
        FatalSignals.useAlternateStack()
        guard let argument else { return nil }
        let work = Unmanaged<Work>.fromOpaque(argument).takeUnretainedValue()
        work.result = work.body()
        return nil
      }, Unmanaged.passUnretained(work).toOpaque())
    guard isStarted == 0 else { return nil }
    pthread_join(thread, nil)
    return work.result
  }
}
