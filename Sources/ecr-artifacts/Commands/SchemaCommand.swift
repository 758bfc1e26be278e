import Documents
import ECRAccess

/// `ecr-artifacts schema`: the JSON Schema of the values.
enum SchemaCommand {
  static let command = Command(
    name: "schema", summary: "print the JSON Schema (2020-12) of the `ecr` key",
    discussion: """
      Prints the JSON Schema of the `ecr` key of deployment-values.yaml, for editors and for a Helm
      chart's values.schema.json.
      """,
    operands: nil, groups: [],
    run: { _ in
      var schema = Mapping([
        .init(key: "$schema", value: "https://json-schema.org/draft/2020-12/schema"),
        .init(key: "title", value: "the `ecr` key of deployment-values.yaml"),
      ])
      for entry in Values.schema.mapping?.entries ?? [] { schema.set(entry) }
      Output.printJSON(Node(.mapping(schema)))
      return .clean
    })
}
