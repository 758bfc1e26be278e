import Diagnostics

/// The folder of one environment: what a user edits, and what is rendered from it.
struct EnvironmentFolder {
  let path: String

  var valuesFile: String { "\(path)/deployment-values.yaml" }

  /// The folder `environments/NAME` below the current one.
  ///
  /// - Throws: Where there is none; the ones that there are are named.
  init(_ name: String) throws {
    guard !name.isEmpty, !name.contains("/"), !name.hasPrefix(".") else {
      throw UsageFailure("`\(name)` is no environment's name: it is a folder below `environments`")
    }
    path = "environments/\(name)"
    guard try Disk.status(valuesFile) == nil else { return }
    let names = Disk.names(in: "environments")
    let nearest = NearestName.of(name, in: names).map { ", did you mean `\($0)`?" }
    let known =
      names.isEmpty
      ? " (run it where the folder `environments` is)"
      : "; there are: \(names.joined(separator: ", "))"
    throw DiskFailure("there is no `\(valuesFile)`\(nearest ?? known)")
  }
}
