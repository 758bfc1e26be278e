import Documents
import Foundation
import Testing

@Suite("The process at its limits")
struct LimitTests {
  /// The module's arguments, in a file beside the destination.
  private func tool(_ more: String = "") throws -> Tool {
    let tool = try Tool()
    try FileManager.default.createDirectory(
      atPath: tool.path("dest"), withIntermediateDirectories: true)
    try tool.write(
      """
      {"dest": "\(tool.path("dest"))", "values": [{"cluster": {"name": "c", "account_id": "606639739464",
       "oidc_endpoint_url": "https://oidc.example.com/c"},
       "registry": {"account_id": "818140567777", "region": "us-east-1"}}]\(more)}
      """, to: "args")
    return tool
  }

  @Test("prints a failure as JSON where the size of files is limited, and leaves no temporary file")
  func fileSize() throws {
    let tool = try tool()
    for blocks in [0, 1, 2, 4, 8] {
      let outcome = try tool.shell(
        "ulimit -f \(blocks); exec \(Self.unblocked) \"$0\" \"$1\"", tool.path("args"))
      let isEnough = outcome.json?["failed"] == nil
      #expect(outcome.json?["changed"] == Node(isEnough), "\(blocks)")
      #expect(try tool.files().count == (isEnough ? 7 : 1), "\(blocks)")
      _ = try tool.shell("rm -f dest/*")
    }
  }

  @Test(
    "runs on a stack of any size that leaves room to start", arguments: [64, 128, 512])
  func stack(kibibytes: Int) throws {
    let tool = try tool()
    let nested = String(repeating: "[", count: 120) + String(repeating: "]", count: 120)
    try tool.write(nested, to: "deep.json")
    let script = "ulimit -s \(kibibytes); "
    let outcome = try tool.shell(script + "exec \"$0\" \"$1\"", tool.path("args"))
    #expect(outcome.json?["changed"] == true)
    let deep = try tool.shell(script + "exec \"$0\" validate deep.json --format json")
    #expect(deep.json?["checked"] == 0)
  }

  @Test("knows its arguments where there is no /proc")
  func noProc() throws {
    let tool = try tool()
    guard try tool.shell("unshare -rm true").code == 0 else { return }
    let hidden = "unshare -rm bash -c 'mount -t tmpfs none /proc && exec \"$0\" \"$@\"' \"$0\" "
    let module = try tool.shell(hidden + "\"$1\"", tool.path("args"))
    #expect(module.json?["changed"] == true)
    #expect(try tool.shell(hidden + "--version").output.hasPrefix("ecr-artifacts "))
    #expect(try tool.shell(hidden + "rules no/such").code == 64)
  }

  /// Runs what follows with no signal blocked: the tests have some blocked, which their children inherit.
  private static let unblocked =
    "python3 -c 'import os, signal, sys; signal.pthread_sigmask(signal.SIG_SETMASK, []); "
    + "signal.signal(signal.SIGXFSZ, signal.SIG_DFL); "
    + "os.execvp(sys.argv[1], sys.argv[1:])'"

  @Test(
    "a signal that ends the module leaves JSON that says what was written, and no temporary file",
    arguments: ["SIGTERM", "SIGSEGV", "SIGABRT", "SIGXCPU"])
  func signals(name: String) throws {
    let tool = try tool()
    guard try tool.shell("command -v strace").code == 0 else { return }
    for (call, count) in [("fsync", 3), ("rename", 3)] {
      let outcome = try tool.shell(
        "\(Self.unblocked) strace -qq -o /dev/null -e trace=\(call) -e inject=\(call):signal=\(name):when=\(count) "
          + "\"$0\" \"$1\"", tool.path("args"))
      #expect(outcome.json?["failed"] == true, "\(call)")
      #expect(outcome.json?["changed"] == Node(call == "rename"), "\(call)")
      let written = try tool.files().filter { $0.hasPrefix("dest/") }
      #expect(written.allSatisfy { !$0.contains(".ecr-artifacts-") })
      let told = (outcome.json?["artifacts"]?.list ?? []).count
      // The call that the signal came with may have been made, too.
      #expect(told == (call == "rename" ? 2 : 0) && (told...(told + 1)).contains(written.count))
      _ = try tool.shell("rm -f dest/*")
    }
  }

  @Test("a limit on memory ends in JSON or in a result, never in half of one")
  func memory() throws {
    let tool = try tool()
    // The least that the program starts with depends on how it was linked.
    var (failed, done) = (0, 0)
    for mebibytes in stride(from: 16, through: 128, by: 4) {
      let outcome = try tool.shell(
        "ulimit -v \(mebibytes << 10); exec \"$0\" \"$1\"", tool.path("args"))
      if outcome.output.isEmpty { continue }
      #expect(outcome.json != nil, "\(mebibytes) MiB: \(outcome.output)")
      if outcome.json?["failed"] == true { failed += 1 } else { done += 1 }
      #expect(try tool.files().allSatisfy { !$0.contains(".ecr-artifacts-") })
      _ = try tool.shell("rm -f dest/*")
    }
    #expect(done > 0)
  }
}
