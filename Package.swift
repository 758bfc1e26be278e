// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]
// Without the standard library's regular expressions, which nothing here needs: an eighth of the static binary
let lean =
  strict + [
    .unsafeFlags(["-Xfrontend", "-disable-implicit-string-processing-module-import"])
  ]

/// A library target and, beside it, the target of its tests.
func layer(
  _ name: String, on dependencies: [Target.Dependency], resources: [Resource] = [],
  fixtures: [String] = [], documents: [String] = [], testing: [Target.Dependency] = []
) -> [Target] {
  [
    .target(
      name: name, dependencies: dependencies, exclude: documents, resources: resources,
      swiftSettings: lean),
    .testTarget(
      name: "\(name)Tests", dependencies: dependencies + [.target(name: name)] + testing,
      exclude: fixtures, swiftSettings: strict),
  ]
}

let package = Package(
  name: "ecr-artifacts",
  products: [.executable(name: "ecr-artifacts", targets: ["ecr-artifacts"])],
  targets: [
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    // A header that the module Glibc leaves out
    .systemLibrary(name: "CExtendedAttributes"),
  ]
    + layer("Diagnostics", on: [])
    + layer("Documents", on: ["Diagnostics", "CLibYAML"], testing: ["TestSupport"])
    + layer("AnsibleModule", on: ["Diagnostics", "Documents"])
    + layer(
      "IAMPolicy", on: ["Diagnostics", "Documents"], fixtures: ["Fixtures"],
      documents: ["Rules/README.md"], testing: ["TestSupport"])
    + layer(
      "KubernetesManifests", on: ["Diagnostics", "Documents"],
      documents: ["Rules/README.md"], testing: ["TestSupport"])
    + layer("PullDiagnosis", on: ["Diagnostics", "Documents"], fixtures: ["Fixtures"])
    + layer(
      "ECRAccess",
      on: ["Diagnostics", "Documents", "IAMPolicy", "KubernetesManifests", "PullDiagnosis"],
      resources: [.embedInCode("Resources/sync.sh")], fixtures: ["Fixtures"])
    + [
      // What the tests of several libraries share.
      .target(
        name: "TestSupport", dependencies: ["Diagnostics"], path: "Tests/TestSupport",
        swiftSettings: strict),
      .executableTarget(
        name: "ecr-artifacts",
        dependencies: [
          "AnsibleModule", "CExtendedAttributes", "Diagnostics", "Documents", "ECRAccess",
          "IAMPolicy", "KubernetesManifests", "PullDiagnosis",
        ],
        swiftSettings: lean),
      .executableTarget(
        name: "bench-decisions", dependencies: ["Documents", "IAMPolicy"], path: "Tests/bench",
        exclude: ["bench.py"], swiftSettings: strict),
      .testTarget(
        name: "ToolTests",
        dependencies: [
          "ecr-artifacts", "CExtendedAttributes", "Diagnostics", "Documents", "ECRAccess",
          "IAMPolicy", "KubernetesManifests", "PullDiagnosis",
        ],
        exclude: ["Reports"], swiftSettings: strict),
    ]
)
