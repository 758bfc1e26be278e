import Diagnostics
import ECRAccess
import Foundation
import Testing

@Suite("The guide's manifests")
struct GuideManifestsTests {
  private static let tests = URL(filePath: #filePath).deletingLastPathComponent()

  /// The findings about a file, as `line severity rule`.
  private func findings(of path: String) throws -> [String] {
    let file = Self.tests.appending(path: path)
    let validation = FileValidation(Array(try Data(contentsOf: file)), source: path)
    #expect(validation.kinds.contains(.manifest) && validation.skipped.isEmpty)
    return Report(validation.findings).findings.map {
      "\($0.location.line ?? 0) \($0.severity) \($0.rule)"
    }
  }

  @Test("the Deployment has each of its known defects, at its location")
  func deployment() throws {
    #expect(
      try findings(of: "Fixtures/guide-ecrsync.yml") == [
        "40 warning pods/loop-ends-on-failure",
        "46 error pods/command-not-in-image",
        "46 warning pods/credential-on-command-line",
        "51 warning pods/secret-in-last-applied",
        "60 note images/latest",
        "60 warning images/short-name",
        "62 warning pod-security/drop-capabilities",
        "62 note pods/liveness-probe",
        "62 warning pods/readiness-probe",
        "62 warning pods/unwritable-home",
        "81 note pods/service-account-field",
      ])
  }

  @Test("the service account does not pin the token's audience")
  func serviceAccount() throws {
    #expect(try findings(of: "Fixtures/guide-ecr-sa.yml") == ["5 note pods/token-audience"])
  }

  @Test("the rendered manifests have only a note about the image, which the values choose")
  func rendered() throws {
    let folder = "../../environments/dev"
    #expect(try findings(of: "\(folder)/ecrsync.yml") == ["257 note images/latest"])
    #expect(try findings(of: "\(folder)/ecr-sa.yml") == [])
    #expect(try findings(of: "\(folder)/ecr-rbac.yml") == [])
  }
}
