// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]

/// A library target and, beside it, the target of its tests.
func layer(
  _ name: String, on dependencies: [Target.Dependency], resources: [Resource] = [],
  fixtures: [String] = []
) -> [Target] {
  [
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict),
    .testTarget(
      name: "\(name)Tests", dependencies: dependencies + [.target(name: name)],
      exclude: fixtures, swiftSettings: strict),
  ]
}

let package = Package(
  name: "ecr-artifacts",
  products: [.executable(name: "ecr-artifacts", targets: ["ecr-artifacts"])],
  targets: [
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])])
  ]
    + layer("Diagnostics", on: [])
    + layer("Documents", on: ["Diagnostics", "CLibYAML"])
    + layer("AnsibleModule", on: ["Diagnostics", "Documents"])
    + layer("IAMPolicy", on: ["Diagnostics", "Documents"])
    + layer("KubernetesManifests", on: ["Diagnostics", "Documents"])
    + layer(
      "ECRAccess", on: ["Diagnostics", "Documents", "IAMPolicy", "KubernetesManifests"],
      resources: [.embedInCode("Resources/sync.sh")], fixtures: ["Fixtures"])
    + [
      .executableTarget(
        name: "ecr-artifacts",
        dependencies: ["AnsibleModule", "Diagnostics", "Documents", "ECRAccess"],
        swiftSettings: strict),
      .testTarget(
        name: "ToolTests", dependencies: ["ecr-artifacts", "Documents", "ECRAccess"],
        swiftSettings: strict),
    ]
)
