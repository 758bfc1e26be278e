import Diagnostics
import Documents
import Testing

@testable import ECRAccess

/// Files that were handed over, each in its place in the chain.
@Suite("Supplied documents")
struct SuppliedDocumentsTests {
  /// What the guide's values render, with one text of one file replaced.
  private func files(
    _ values: Node = [:], _ file: String = "", _ old: String = "", _ new: String = ""
  ) -> SuppliedDocuments {
    var documents = SuppliedDocuments()
    for rendered in rendering(values).artifacts {
      let name = rendered.artifact.fileName
      let text = name == file ? rendered.text.replacing(old, with: new) : rendered.text
      documents.add(Array(text.utf8), source: name)
    }
    return documents
  }

  private func findings(_ documents: SuppliedDocuments) throws -> [Finding] {
    let layer = Layer.fromOption(documents.derivedValues, source: "the documents")
    let rendering = Rendering([layer])
    #expect(rendering.findings.map(\.text) == [])
    let plan = try #require(rendering.plan)
    return Proof(documents.chain(plan, filledIn: false)).findings
  }

  @Test("the names are the documents' own, paths included")
  func derived() throws {
    #expect(try findings(files()).map(\.text) == [])
    #expect(try findings(files(["iam": ["path": "/team/a/"]])).map(\.text) == [])
  }

  @Test(
    "a broken role annotation is named in the service account",
    arguments: [
      "ROSAECRAssumeRole", "'arn:aws:iam::606639739464:role/ROSAECRAssumeRole '", "role/x",
    ])
  func annotation(text: String) throws {
    let arn = "arn:aws:iam::606639739464:role/ROSAECRAssumeRole"
    let found = try findings(files([:], "ecr-sa.yml", arn, text))
    let named = found.filter { $0.rule == "access/role-annotation" }
    #expect(named.map(\.location.source) == ["ecr-sa.yml"])
    #expect(named.first?.location.line != nil)
  }

  @Test("a second document for one place is an error at the second")
  func second() {
    var documents = files()
    #expect(documents.findings.isEmpty)
    for rendered in rendering().artifacts {
      documents.add(Array(rendered.text.utf8), source: "second/\(rendered.artifact.fileName)")
    }
    #expect(Set(documents.findings.map(\.rule)) == ["access/second-document"])
    #expect(
      Set(documents.findings.compactMap(\.location.source)) == [
        "second/ecr-sa.yml", "second/ecr-trust-policy.json", "second/ecr-repository-policy.json",
        "second/ecrsync.yml",
      ])
  }

  @Test("objects of other names are no second ones, and the chain has its own")
  func others() throws {
    var documents = SuppliedDocuments()
    let other = """
      apiVersion: v1
      kind: ServiceAccount
      metadata: {name: web, namespace: cf-dev}
      """
    documents.add(Array(other.utf8), source: "web.yml")
    for rendered in rendering().artifacts {
      documents.add(Array(rendered.text.utf8), source: rendered.artifact.fileName)
    }
    #expect(documents.findings.map(\.text) == [])
    #expect(try findings(documents).map(\.text) == [])
  }
}
