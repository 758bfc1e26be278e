import Diagnostics
import Documents

/// Why a module could not run; the `msg` of the failed task.
public struct ModuleFailure: Error, Hashable {
  public let message: String

  public init(_ message: String) { self.message = message }
}

/// One call of a module: its options, checked and complete, and Ansible's run mode.
///
/// Ansible Developer Guide, "Ansible module architecture", internal arguments.
public struct ModuleRequest: Sendable {
  private let options: Mapping
  /// Report what would change, and change nothing.
  public let isCheckMode: Bool
  /// Return the text before and after each change.
  public let wantsDiff: Bool

  /// Reads the arguments that Ansible passes: one JSON object.
  ///
  /// Names that begin with `_ansible_` are reserved for Ansible; unknown ones are ignored.
  /// - Throws: If the arguments are not valid; the message lists every error.
  public init(_ bytes: [UInt8], spec: [ModuleOption]) throws(ModuleFailure) {
    let arguments = try Self.object(bytes)
    let (options, errors) = Self.checked(arguments, spec: spec)
    guard errors.isEmpty else { throw ModuleFailure(errors.joined(separator: "; ")) }
    self.options = options
    isCheckMode = arguments["_ansible_check_mode"]?.bool ?? false
    wantsDiff = arguments["_ansible_diff"]?.bool ?? false
  }

  /// The value of an option of the spec; null for any other name.
  public subscript(name: String) -> Node { options[name] ?? .null }

  private static func object(_ bytes: [UInt8]) throws(ModuleFailure) -> Mapping {
    guard !bytes.isEmpty else { throw ModuleFailure("the arguments are empty, not a JSON object") }
    let (node, findings) = JSONReader.read(bytes, source: nil)
    if let finding = findings.first {
      let at = finding.location
      throw ModuleFailure(
        "the arguments are not valid JSON, line \(at.line ?? 1) column \(at.column ?? 1): "
          + finding.message)
    }
    guard let mapping = node?.mapping else {
      throw ModuleFailure("the arguments are \(node?.kind ?? "nothing"), not a JSON object")
    }
    return mapping
  }

  private static func checked(
    _ arguments: Mapping, spec: [ModuleOption]
  ) -> (options: Mapping, errors: [String]) {
    var options = Mapping()
    var errors = unknown(in: arguments, spec: spec)
    for option in spec {
      var value = arguments[option.name] ?? .null
      if value.isNull { value = option.fallback }
      do throws(ModuleFailure) {
        options[option.name] = value.isNull ? value : try option.converted(value)
      } catch {
        errors.append(error.message)
      }
    }
    return (options, errors)
  }

  private static func unknown(in arguments: Mapping, spec: [ModuleOption]) -> [String] {
    let names = spec.map(\.name)
    return arguments.keys
      .filter { !$0.hasPrefix("_ansible_") && !names.contains($0) }
      .map { name in
        let nearest = NearestName.hint(for: name, in: names)
        return "unsupported option `\(name)`, "
          + (nearest ?? "the options are \(names.joined(separator: ", "))")
      }
  }
}

extension Node {
  /// The permissions in the value of an option of kind `fileMode`.
  public var fileMode: UInt32? {
    if case .number(let literal) = value { UInt32(literal) } else { nil }
  }
}
