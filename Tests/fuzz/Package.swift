// swift-tools-version: 6.2
// The libraries once more, instrumented for libFuzzer: a package of its own, so that no normal build is.
import PackageDescription

let instrumented: [SwiftSetting] = [
  .swiftLanguageMode(.v6), .unsafeFlags(["-sanitize=fuzzer", "-enable-testing"]),
]

let excluded = ["IAMPolicy": ["Rules/README.md"], "KubernetesManifests": ["Rules/README.md"]]

func layer(
  _ name: String, on dependencies: [Target.Dependency], resources: [Resource] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, path: "Libraries/\(name)",
    exclude: excluded[name] ?? [], resources: resources,
    swiftSettings: instrumented)
}

let package = Package(
  name: "fuzz",
  targets: [
    .systemLibrary(name: "CLibYAML", path: "Libraries/CLibYAML", pkgConfig: "yaml-0.1"),
    layer("Diagnostics", on: []),
    layer("Documents", on: ["Diagnostics", "CLibYAML"]),
    layer("AnsibleModule", on: ["Diagnostics", "Documents"]),
    layer("IAMPolicy", on: ["Diagnostics", "Documents"]),
    layer("KubernetesManifests", on: ["Diagnostics", "Documents"]),
    layer("PullDiagnosis", on: ["Diagnostics", "Documents"]),
    layer(
      "ECRAccess", on: ["Diagnostics", "Documents", "IAMPolicy", "KubernetesManifests"],
      resources: [.embedInCode("Resources/sync.sh")]),
    .target(name: "TestSupport", dependencies: ["Diagnostics"], path: "TestSupport"),
    .target(name: "CFuzzer", path: "CFuzzer"),
    .executableTarget(
      name: "fuzz",
      dependencies: [
        "AnsibleModule", "CFuzzer", "Diagnostics", "Documents", "ECRAccess", "IAMPolicy",
        "KubernetesManifests", "PullDiagnosis", "TestSupport",
      ],
      path: "Fuzzer", swiftSettings: instrumented,
      // gold does not read the debug information of libFuzzer's objects
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]),
  ]
)
