import Documents
import ECRAccess
import Foundation
import Testing

@Suite("The project's own files")
struct ProjectTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: Self.root.appendingPathComponent(path)))
  }

  @Test(
    "in environments/dev are what its values render; `ecr-artifacts render -e dev --write` updates them"
  )
  func environment() throws {
    let path = "environments/dev/deployment-values.yaml"
    let (layer, findings) = Layer.fromFile(try bytes(path), source: path)
    let rendering = Rendering([layer], faults: findings)
    #expect(rendering.findings.isEmpty)
    #expect(rendering.artifacts.count == Artifact.allCases.count)
    for rendered in rendering.artifacts {
      let file = try bytes("environments/dev/\(rendered.artifact.fileName)")
      #expect(
        String(decoding: file, as: UTF8.self) == rendered.text, "\(rendered.artifact.fileName)")
    }
  }

  @Test("contain every default of the values in the role's defaults")
  func roleDefaults() throws {
    let path = "roles/cf-deployment/defaults/main.yml"
    let document = YAMLReader.read(try bytes(path), source: path).documents.first
    #expect(document?["cf_deployment_ecr"] == Values.defaults)
  }

  @Test("document every option of the module and no other")
  func moduleOptions() throws {
    let documented = YAMLReader.read(try bytes("library/ecr_artifacts.yml"), source: nil)
      .documents.first?["DOCUMENTATION"]
    let text = documented?.string.map {
      YAMLReader.read(Array($0.utf8), source: nil).documents.first
    }
    let options = (text ?? documented)?["options"]?.mapping
    let outcome = try Tool().module(["no_such_option_here": 1])
    let listed = outcome.json?["msg"]?.string?.components(separatedBy: "the options are ").last
    #expect(Set(options?.keys ?? []) == Set(listed?.components(separatedBy: ", ") ?? []))
  }
}
