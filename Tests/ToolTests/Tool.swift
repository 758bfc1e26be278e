import Documents
import Foundation

/// The built program, run as a user runs it.
struct Tool {
  struct Outcome {
    let code: Int32
    let output: String
    let error: String

    /// Standard output as JSON.
    var json: Node? { JSONReader.read(Array(output.utf8), source: nil).node }
  }

  /// The program's working folder, empty at first.
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("ecr-artifacts-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// A folder with the environment `dev` of the guide.
  static func withEnvironment(_ more: String = "") throws -> Tool {
    let tool = try Tool()
    try tool.write(
      """
      ecr:
        cluster:
          name: svktek-clstr-dev
          account_id: "606639739464"
          oidc_endpoint_url: https://oidc.op1.openshiftapps.com/2k0c8r75om1ojie607vf4glkvbd4mo89
        registry:
          account_id: "818140567777"
          region: us-east-1
      \(more)
      """, to: "environments/dev/deployment-values.yaml")
    return tool
  }

  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  func write(_ text: String, to name: String) throws {
    let url = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func read(_ name: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  }

  /// Every file below the folder.
  func files() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter {
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: path($0), isDirectory: &isFolder)
        && !isFolder.boolValue
    }.sorted()
  }

  @discardableResult
  func run(_ arguments: String..., input: String = "", named name: String? = nil) throws
    -> Outcome
  {
    try run(arguments, input: input, named: name)
  }

  func run(_ arguments: [String], input: String = "", named name: String? = nil) throws
    -> Outcome
  {
    try launch(name.map { try alias($0) } ?? Self.binary, arguments, input: input)
  }

  /// Runs a line of bash in which `$0` is the program.
  func shell(_ line: String, _ arguments: String...) throws -> Outcome {
    try launch(
      URL(fileURLWithPath: "/bin/bash"), ["-c", line, Self.binary.path] + arguments, input: "")
  }

  private func launch(_ program: URL, _ arguments: [String], input: String) throws -> Outcome {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    process.standardError = stderr
    try process.run()
    stdin.fileHandleForWriting.write(Data(input.utf8))
    try stdin.fileHandleForWriting.close()
    let output = stdout.fileHandleForReading.readDataToEndOfFile()
    let error = stderr.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Outcome(
      code: process.terminationStatus, output: String(decoding: output, as: UTF8.self),
      error: String(decoding: error, as: UTF8.self))
  }

  /// The module, called with its arguments on standard input.
  func module(_ arguments: Node) throws -> Outcome {
    try run("-", input: JSONWriter.text(arguments, style: .compact))
  }

  /// The same program under another name, as Ansible installs it.
  private func alias(_ name: String) throws -> URL {
    let url = folder.appendingPathComponent(name)
    try FileManager.default.createSymbolicLink(at: url, withDestinationURL: Self.binary)
    return url
  }

  private static let binary: URL = {
    let products = Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }?
      .deletingLastPathComponent()
    return (products ?? URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent())
      .appendingPathComponent("ecr-artifacts")
  }()
}
