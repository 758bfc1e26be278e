import Diagnostics
import Documents

// The findings of a section, and their locations.
extension Section {
  /// A finding about the value of `key`.
  func report(_ rule: String, about key: String, _ message: String, help: String) {
    report(rule, message, at: place(of: key, node[key] ?? .null), help: help)
  }

  /// A finding about a missing value of `key`.
  func report(_ rule: String, lacking key: String, _ message: String, help: String) {
    report(rule, message, at: placeToWrite(key, node[key] ?? .null), help: help)
  }

  /// The number of findings of the whole reading so far.
  var faults: Int { reading.findings.count }

  /// A finding for each key that was not declared, with the nearest one that was.
  func reportUnknownKeys() {
    for entry in node.mapping?.entries ?? [] where schema[entry.key] == nil {
      let nearest = NearestName.hint(for: entry.key, in: schema.keys)
      report(
        "values/unknown-key", "unknown key `\(entry.key)`", at: entry.keyLocation,
        help: nearest
          ?? "expected one of \(schema.keys.map { "`\($0)`" }.joined(separator: ", "))")
    }
  }

  /// The JSON Schema (2020-12) of the keys declared so far.
  var objectSchema: Node {
    ["type": "object", "additionalProperties": false, "properties": Node(.mapping(schema))]
  }

  /// The location of the value of `key`, or where it would be written.
  func place(of key: String, _ found: Node) -> Location {
    found.location.source != nil ? found.location : placeToWrite(key, found)
  }

  /// Where a user writes `key`: at its value in a file, or at the mapping that lacks it.
  func placeToWrite(_ key: String, _ found: Node) -> Location {
    if found.location.line != nil { return found.location }
    var location = origin
    location.path = location.path.key(key)
    return location
  }

  func asText(_ found: Node, key: String) -> String? {
    switch found.value {
    case .string(let text): return text
    case .number(let literal):
      let spelling = found.spelling ?? literal
      report(
        "values/type",
        "`\(prefix)\(key)` is a number, and YAML readers disagree about `\(spelling)`",
        at: found.location, help: "put it in quotes: `\(key): \"\(spelling)\"`")
    case .bool(let flag):
      report(
        "values/type", "`\(prefix)\(key)` is the boolean `\(flag)`, not a string",
        at: found.location,
        help: "put it in quotes")
    default:
      reportType(of: found, key: key, wanted: "a string")
    }
    return nil
  }

  func checked<T: CheckedText>(
    _ text: String, _ type: T.Type, key: String, at location: Location
  ) -> T? {
    do throws(InvalidText) {
      return try T(text)
    } catch {
      report(
        "values/format", "`\(prefix)\(key)`: `\(text)` \(error.problem)", at: location,
        help: error.help)
      return nil
    }
  }

  func reportType(of found: Node, key: String, wanted: String) {
    report(
      "values/type", "`\(prefix)\(key)` is \(found.kind), not \(wanted)", at: place(of: key, found),
      help: found.isNull ? "leave the key out to use its default" : "write \(wanted)")
  }

  func report(_ rule: String, _ message: String, at location: Location, help: String) {
    reading.findings.append(
      Finding(rule: rule, message: message, location: location, help: help))
  }
}
