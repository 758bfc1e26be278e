import Diagnostics

/// The folder of one environment: its values file and its rendered artifacts.
struct EnvironmentFolder {
  let name: String
  let path: String

  var valuesFile: String { "\(path)/deployment-values.yaml" }

  /// The folder `environments/NAME` in the current folder.
  ///
  /// - Throws: If it has no values file; the failure lists the environments.
  init(_ name: String) throws {
    guard !name.isEmpty, !name.contains("/"), !name.hasPrefix(".") else {
      throw UsageFailure(
        "`\(name)` is not a valid environment name: write the name of a folder in `environments`")
    }
    self.name = name
    path = "environments/\(name)"
    guard try FileSystem.status(valuesFile) == nil else { return }
    let names = (try? FileSystem.names(in: "environments")) ?? []
    let nearest = NearestName.hint(for: name, in: names).map { ", \($0)" }
    let known =
      names.isEmpty
      ? " (run the command in the folder that contains `environments`)"
      : "; environments: \(names.joined(separator: ", "))"
    throw FileFailure(at: valuesFile, "does not exist\(nearest ?? known)")
  }
}
