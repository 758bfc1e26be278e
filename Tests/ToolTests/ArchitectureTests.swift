import Documents
import Foundation
import Testing

/// Dependencies between the folders of a target, and between targets, as the sources have them.
@Suite("The architecture")
struct ArchitectureTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test("has no cycle between the folders of a target")
  func folders() throws {
    for target in try Self.package.get() where target.path.hasPrefix("Sources/") {
      #expect(Dependencies.cycles(in: target.files) == [], "\(target.name)")
    }
  }

  @Test("has no cycle between targets")
  func targets() throws {
    let targets = try Self.package.get()
    let names = Set(targets.map(\.module))
    let edges = targets.flatMap { target in
      target.imports.intersection(names).map { Dependencies.Edge(target.module, $0, "import") }
    }
    #expect(edges.count > 20)
    #expect(Dependencies.cyclic(edges).map(\.text) == [])
  }

  @Test("has no import that Package.swift does not declare")
  func imports() throws {
    let targets = try Self.package.get()
    #expect(targets.count > 10)
    let names = Set(targets.map(\.module))
    for target in targets {
      let isHeader = ["CExtendedAttributes", "CLibYAML"].contains(target.module)
      #expect(!target.files.isEmpty || isHeader, "\(target.name)")
      let undeclared = target.imports.intersection(names).subtracting(target.dependencies)
      #expect(undeclared.sorted() == [], "\(target.name)")
    }
  }

  @Test(
    "would show a cycle, and takes nothing else for one",
    arguments: [
      (["A/a.swift": "struct AA { let b: BB }", "B/b.swift": "struct BB {}"], []),
      (
        ["A/a.swift": "struct AA { let b: BB }", "B/b.swift": "struct BB { var a: [AA] }"],
        ["A -> B: BB (a.swift)", "B -> A: AA (b.swift)"]
      ),
      // Through a third folder, at a lower level, and between a folder and its own files
      (
        [
          "A/a.swift": "enum AA { static let b = BB.x }", "B/b.swift": "enum BB: CC {}",
          "C/c.swift": "protocol CC { typealias T = AA }",
        ], ["A -> B: BB (a.swift)", "B -> C: CC (b.swift)", "C -> A: AA (c.swift)"]
      ),
      (
        ["M/A/a.swift": "struct AA: BB {}", "M/B/b.swift": "public protocol BB { var x: AA }"],
        ["M: A -> B: BB (a.swift)", "M: B -> A: AA (b.swift)"]
      ),
      (
        ["a.swift": "struct AA: BB {}", "B/b.swift": "protocol BB { var x: AA }"],
        [". -> B: BB (a.swift)", "B -> .: AA (b.swift)"]
      ),
      // A comment, a literal, a member and a private type of the same name are not references; an interpolation is.
      (
        [
          "A/a.swift": "struct AA: BB {}",
          "B/b.swift": """
          // AA
          /* /* AA */ AA */
          protocol BB {}
          private struct CC { let a = #"AA \\(AA)"# + "AA \\\\" + "x".AA }
          """,
          "C/c.swift": "struct CC { let b: BB }",
        ], []
      ),
      (
        ["A/a.swift": "struct AA: BB {}", "B/b.swift": #"protocol BB {}; let x = "a \(AA("b"))""#],
        ["A -> B: BB (a.swift)", "B -> A: AA (b.swift)"]
      ),
    ] as [([String: String], [String])])
  func cycles(sources: [String: String], expected: [String]) {
    let files = sources.map { SwiftSource($0.value, path: $0.key) }
    #expect(Dependencies.cycles(in: files) == expected)
  }

  @Test("reads every form of import")
  func importForms() {
    let text = """
      @testable import One
      import struct Two.Part
      public import Three
      let text = "import Four"  // import Five
      """
    #expect(SwiftSource(text, path: "a.swift").imports == ["One", "Two", "Three"])
  }
}

/// One target of the package and its sources.
private struct Target {
  let name: String
  let path: String
  /// The modules that `Package.swift` declares as dependencies.
  let dependencies: Set<String>
  let files: [SwiftSource]

  var module: String { Self.module(name) }
  var imports: Set<String> { files.reduce(into: []) { $0.formUnion($1.imports) } }

  static func module(_ name: String) -> String { name.replacing("-", with: "_") }
}

extension ArchitectureTests {
  private static let package = Result { try readTargets() }

  private static func readTargets() throws -> [Target] {
    let outcome = try Tool().shell(
      "swift package --package-path \"$1\" --scratch-path scratch dump-package", root.path)
    try #require(outcome.code == 0, "\(outcome.error)")
    return try (outcome.json?["targets"]?.list ?? []).map { node in
      let name = node["name"]?.string ?? ""
      let path =
        node["path"]?.string ?? (node["type"] == "test" ? "Tests/\(name)" : "Sources/\(name)")
      let dependencies = (node["dependencies"]?.list ?? []).compactMap { dependency in
        (dependency["byName"] ?? dependency["target"])?[0]?.string.map(Target.module)
      }
      return Target(
        name: name, path: path, dependencies: Set(dependencies), files: try files(path))
    }
  }

  private static func files(_ path: String) throws -> [SwiftSource] {
    let folder = root.appending(path: path)
    return try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") }
      .map {
        SwiftSource(
          try String(contentsOf: folder.appending(path: $0), encoding: .utf8), path: $0)
      }
  }
}

/// A graph of folders or targets.
private enum Dependencies {
  struct Edge: Hashable {
    let from: String
    let to: String
    /// A name that `from` uses, and where.
    let example: String

    init(_ from: String, _ to: String, _ example: String) {
      self.from = from
      self.to = to
      self.example = example
    }

    var text: String { "\(from) -> \(to): \(example)" }
  }

  /// The edges between sibling folders that are part of a cycle; `.` stands for the files beside the folders.
  static func cycles(in files: [SwiftSource]) -> [String] {
    var owners: [String: SwiftSource] = [:]
    for file in files { for name in file.declared { owners[name] = file } }
    var levels: [String: Set<Edge>] = [:]
    for file in files {
      for name in file.references {
        guard let owner = owners[name], owner.folders != file.folders else { continue }
        let common = zip(file.folders, owner.folders).prefix { $0 == $1 }.count
        let edge = Edge(
          folder(of: file, below: common), folder(of: owner, below: common),
          "\(name) (\(file.path.split(separator: "/").last ?? ""))")
        levels[file.folders.prefix(common).joined(separator: "/"), default: []].insert(edge)
      }
    }
    return levels.sorted { $0.key < $1.key }.flatMap { level, edges in
      cyclic(Array(edges)).map { (level.isEmpty ? "" : "\(level): ") + $0.text }
    }
  }

  private static func folder(of file: SwiftSource, below common: Int) -> String {
    file.folders.count > common ? file.folders[common] : "."
  }

  /// The edges whose end leads back to their start.
  static func cyclic(_ edges: [Edge]) -> [Edge] {
    let targets = Dictionary(grouping: edges, by: \.from).mapValues { Set($0.map(\.to)) }
    func reaches(_ start: String, _ end: String) -> Bool {
      var seen: Set<String> = [start]
      var open = [start]
      while let next = open.popLast() {
        if next == end { return true }
        for target in targets[next] ?? [] where seen.insert(target).inserted { open.append(target) }
      }
      return false
    }
    return edges.filter { reaches($0.to, $0.from) }.sorted { $0.text < $1.text }
  }
}
