extension ValuesSources {
  /// The options that name values.
  static let options: [CommandOption] = [
    .value("env", short: "e", "ENV", "read environments/ENV/deployment-values.yaml"),
    .value("file", short: "f", "FILE", repeats: true, "a further values file, which overrides"),
    .value(
      "set", "K=V", repeats: true,
      "one value, which overrides all files: registry.region=eu-west-1"),
    AllowOutsideOption.option,
  ]

  /// Whether `-e`, `-f` or `--set` is given.
  static func areNamed(by arguments: ParsedArguments) -> Bool {
    ["env", "file", "set"].contains(where: arguments.has)
  }

  /// The values that `-e`, `-f` and `--set` name, in this order.
  init(_ arguments: ParsedArguments) throws {
    self.init(allowsOutside: arguments.has(AllowOutsideOption.name))
    if let environment = try arguments.last("env").map(EnvironmentFolder.init) {
      try addFile(environment.valuesFile)
    }
    for file in arguments.all("file") { try addFile(file, isNamed: true) }
    for assignment in arguments.all("set") { addAssignment(assignment) }
  }
}
