// `fuzz TARGET [OPTION]... [CORPUS]...`: runs one target under libFuzzer with libFuzzer's own options.
import CFuzzer
import Glibc

guard CommandLine.arguments.count > 1, let target = FuzzTarget(rawValue: CommandLine.arguments[1])
else {
  print("usage: fuzz TARGET [OPTION]... [CORPUS]...")
  for target in FuzzTarget.allCases { print(target.rawValue) }
  exit(64)
}
FuzzTarget.current = target

// libFuzzer sees the program's name and what follows the target's.
var count = CommandLine.argc - 1
let arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(
  capacity: Int(count) + 1)
for index in 0..<Int(count) {
  arguments[index] = CommandLine.unsafeArgv[index == 0 ? 0 : index + 1]
}
arguments[Int(count)] = nil
var list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = arguments
exit(
  LLVMFuzzerRunDriver(&count, &list) { data, size in
    FuzzTarget.current.run(Array(UnsafeBufferPointer(start: data, count: size)))
    return 0
  })
