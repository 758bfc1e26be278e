import Documents
import Foundation

@testable import ECRAccess

/// The guide's own files and values.
enum Guide {
  static func file(_ name: String) throws -> String {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    return try String(
      contentsOf: folder.appendingPathComponent("Fixtures/guide-\(name)"), encoding: .utf8)
  }

  static let values: Node = [
    "cluster": [
      "name": "svktek-clstr-dev", "account_id": "606639739464",
      "oidc_endpoint_url":
        "https://oidc.op1.openshiftapps.com/2k0c8r75om1ojie607vf4glkvbd4mo89",
    ],
    "registry": ["account_id": "818140567777", "region": "us-east-1"],
  ]
}

/// The guide's values, overridden and rendered.
func rendering(_ overrides: Node...) -> Rendering {
  Rendering(
    ([Guide.values] + overrides).enumerated().map {
      Layer.fromOption($1, source: "values[\($0)]")
    })
}

/// A values file, read.
func reading(file text: String) -> (layer: Layer?, reading: ValuesReading) {
  let (layer, findings) = Layer.fromFile(Array(text.utf8), source: "values.yaml")
  let reading = Values.read([layer])
  return (
    layer,
    ValuesReading(
      isEnabled: reading.isEnabled, values: reading.values,
      findings: findings + reading.findings)
  )
}
