import AnsibleModule
import Documents
import ECRAccess

/// The options of the Ansible module `ecr_artifacts`, as `library/ecr_artifacts.yml` documents them.
enum ModuleOptions {
  static let spec: [ModuleOption] = [
    ModuleOption(
      "state", .string, default: "rendered",
      choices: ["rendered", "validated", "diagnosed", "absent"]),
    ModuleOption("dest", .string, default: .null),
    ModuleOption("values", .elements, default: []),
    ModuleOption(
      "artifacts", .strings, default: [], choices: Artifact.allCases.map(\.rawValue)),
    ModuleOption("live", .dictionary, default: [:]),
    ModuleOption(
      "fail_on", .string, default: "error", choices: ["error", "warning", "note", "never"]),
    ModuleOption("mode", .fileMode, default: .null),
    ModuleOption("allow_outside", .boolean, default: false),
    ModuleOption("backup", .boolean, default: false),
  ]
}
