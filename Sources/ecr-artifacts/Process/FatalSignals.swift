import Glibc

/// Signals that end the process: a limit that was reached, a fault of the program, or a user who stops it.
///
/// The handler deletes temporary files and, for the module, prints the JSON object that Ansible waits for. It calls only
/// what signal-safety(7) allows; everything that needs memory is made beforehand.
enum FatalSignals {
  /// Limits and faults: the process could not go on.
  private static let faults = [
    SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGSYS, SIGTRAP, SIGXCPU,
  ]
  private static let requests = [SIGHUP, SIGINT, SIGTERM]
  private static let stackSize = 64 << 10

  // Texts of the program itself: a handler cannot ask for memory, and a run that ends well pays nothing for them.
  private static let name: StaticString = "ecr-artifacts: "
  private static let reason: StaticString =
    """
    the process was ended by a signal: a limit on its memory, stack or time (`ulimit -a`), someone \
    who stopped it, or a fault of the program
    """
  private static let lineFeed: StaticString = "\n"
  private static let opening: StaticString = #"{"failed":true,"msg":""#
  private static let unchanged: StaticString = #"","changed":false}"#
  private static let changed: StaticString =
    #"; what it had written before is in `artifacts`","changed":true,"artifacts":["#
  private static let separator: StaticString = ","
  private static let closing: StaticString = "]}"

  /// Whether the module's result is still to be printed.
  nonisolated(unsafe) private static var owesResult = false
  nonisolated(unsafe) private static var isHandling = false

  /// Handles the signals from now on.
  static func install() {
    UnfinishedWrites.prepare()
    // What Swift initializes on the first use, it initializes here.
    _ = (name, reason, lineFeed, opening, unchanged, changed, separator, closing)
    (owesResult, isHandling) = (false, false)
    useAlternateStack()
    for signal in faults + requests { handle(signal) }
    // The kernel ends a process at once by a fault whose signal is blocked, as some parents leave it.
    var unblocked = sigset_t()
    sigemptyset(&unblocked)
    for signal in faults { sigaddset(&unblocked, signal) }
    sigprocmask(SIG_UNBLOCK, &unblocked, nil)
  }

  /// A handler cannot run on a stack that has no room left. Each thread has its own.
  static func useAlternateStack() {
    let memory = mmap(
      nil, stackSize, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let memory, memory != MAP_FAILED else { return }
    var stack = stack_t(ss_sp: memory, ss_flags: 0, ss_size: stackSize)
    sigaltstack(&stack, nil)
  }

  /// The module runs, and its caller waits for one JSON object.
  static func expectResult() { owesResult = true }

  /// The result is being printed: another object would only break it.
  static func resultBegins() { owesResult = false }

  private static func handle(_ signal: CInt) {
    var old = sigaction()
    // `nohup` and shells have background processes ignore a signal.
    guard sigaction(signal, nil, &old) == 0,
      unsafeBitCast(old.__sigaction_handler.sa_handler, to: Int.self) != 1
    else { return }
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { FatalSignals.received($0) }
    action.sa_flags = SA_ONSTACK | SA_NODEFER
    sigaction(signal, &action, nil)
  }

  private static func received(_ signal: CInt) {
    // A fault of the handler itself
    if isHandling { _exit(ExitCode.couldNotRun.rawValue) }
    isHandling = true
    UnfinishedWrites.removeTemporaries()
    let isRequest = signal == SIGHUP || signal == SIGINT || signal == SIGTERM
    if owesResult {
      printResult()
    } else if !isRequest {
      print(name, to: STDERR_FILENO)
      print(reason, to: STDERR_FILENO)
      print(lineFeed, to: STDERR_FILENO)
    }
    guard isRequest else { _exit(ExitCode.couldNotRun.rawValue) }
    // The caller sees which signal it was.
    Glibc.signal(signal, SIG_DFL)
    raise(signal)
  }

  private static func printResult() {
    owesResult = false
    var hasChanged = false
    print(opening)
    print(reason)
    UnfinishedWrites.forEachChange { change, isFirst in
      print(isFirst ? changed : separator)
      _ = write(STDOUT_FILENO, change, strlen(change))
      hasChanged = true
    }
    print(hasChanged ? closing : unchanged)
    print(lineFeed)
  }

  private static func print(_ text: StaticString, to descriptor: CInt = STDOUT_FILENO) {
    _ = write(descriptor, text.utf8Start, text.utf8CodeUnitCount)
  }
}
