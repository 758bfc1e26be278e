extension ValuesSources {
  /// The values that `-e`, `-f` and `--set` name, in this order; `nil` where none is given.
  init?(_ arguments: ParsedArguments) throws {
    guard ["env", "file", "set"].contains(where: arguments.has) else { return nil }
    self.init(allowsOutside: arguments.has(AllowOutsideOption.name))
    if let environment = try arguments.last("env").map(EnvironmentFolder.init) {
      try addFile(environment.valuesFile)
    }
    for file in arguments.all("file") { try addFile(file, isNamed: true) }
    for assignment in arguments.all("set") { addAssignment(assignment) }
  }
}
