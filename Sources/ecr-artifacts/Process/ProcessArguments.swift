import Glibc

/// The process' arguments, its own path first.
enum ProcessArguments {
  /// Swift reads them from /proc, which a chroot or a container need not have. Then they are taken from where the kernel puts
  /// them: right below the environment (System V ABI, AMD64 supplement, 3.4.1 "Initial Stack and Register State").
  static var all: [String] {
    let arguments = CommandLine.arguments
    let environment: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = environ
    guard arguments.isEmpty, let environment else { return arguments }
    // The word below the environment is the null pointer that ends the arguments, and below these is their number.
    let words = UnsafeRawPointer(environment).assumingMemoryBound(to: Int.self)
    guard words[-1] == 0 else { return [] }
    var count = 0
    while count < 1 << 16, words[-2 - count] != count { count += 1 }
    return (0..<count).reversed().map { index in
      UnsafePointer<CChar>(bitPattern: words[-2 - index]).map { String(cString: $0) } ?? ""
    }
  }
}
