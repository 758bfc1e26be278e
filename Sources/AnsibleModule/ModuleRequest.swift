import Diagnostics
import Documents

/// What keeps a module from doing its work; it becomes the `msg` of a failed task.
public struct ModuleFailure: Error, Hashable {
  public let message: String

  public init(_ message: String) { self.message = message }
}

/// One call of a module: its options, checked and complete, and how Ansible wants it run.
///
/// Ansible Developer Guide, "Ansible module architecture", internal arguments.
public struct ModuleRequest: Sendable {
  private let options: Mapping
  /// Say what would change, and change nothing.
  public let isCheckMode: Bool
  /// Say what a change looks like.
  public let wantsDiff: Bool

  /// Reads the arguments as Ansible hands them over: one JSON object.
  ///
  /// What begins with `_ansible_` is Ansible's own, and more of it may come: what is not known is ignored.
  /// - Throws: What is wrong with the arguments; all faults at once.
  public init(_ bytes: [UInt8], spec: [ModuleOption]) throws(ModuleFailure) {
    let arguments = try Self.object(bytes)
    let (options, faults) = Self.checked(arguments, spec: spec)
    guard faults.isEmpty else { throw ModuleFailure(faults.joined(separator: "; ")) }
    self.options = options
    isCheckMode = arguments["_ansible_check_mode"]?.bool ?? false
    wantsDiff = arguments["_ansible_diff"]?.bool ?? false
  }

  /// The value of an option of the spec; null for a name that is not in it.
  public subscript(name: String) -> Node { options[name] ?? .null }

  private static func object(_ bytes: [UInt8]) throws(ModuleFailure) -> Mapping {
    guard !bytes.isEmpty else { throw ModuleFailure("the arguments are empty: no JSON object") }
    let (node, findings) = JSONReader.read(bytes, source: nil)
    if let finding = findings.first {
      let at = finding.location
      throw ModuleFailure(
        "the arguments are no JSON, line \(at.line ?? 1) column \(at.column ?? 1): "
          + finding.message)
    }
    guard let mapping = node?.mapping else {
      throw ModuleFailure("the arguments are \(node?.kind ?? "nothing"), not a JSON object")
    }
    return mapping
  }

  private static func checked(
    _ arguments: Mapping, spec: [ModuleOption]
  ) -> (options: Mapping, faults: [String]) {
    var options = Mapping()
    var faults = unknown(in: arguments, spec: spec)
    for option in spec {
      var value = arguments[option.name] ?? .null
      if value.isNull { value = option.fallback }
      do throws(ModuleFailure) {
        options[option.name] = value.isNull ? value : try option.converted(value)
      } catch {
        faults.append(error.message)
      }
    }
    return (options, faults)
  }

  private static func unknown(in arguments: Mapping, spec: [ModuleOption]) -> [String] {
    let names = spec.map(\.name)
    return arguments.keys
      .filter { !$0.hasPrefix("_ansible_") && !names.contains($0) }
      .map { name in
        let nearest = NearestName.of(name, in: names).map { "did you mean `\($0)`?" }
        return "there is no option `\(name)`, "
          + (nearest ?? "the options are \(names.joined(separator: ", "))")
      }
  }
}

extension Node {
  /// The permissions that an option of kind `fileMode` holds.
  public var fileMode: UInt32? {
    if case .number(let literal) = value { UInt32(literal) } else { nil }
  }
}
