/// The type of a field in the published schema.
///
/// Kubernetes API reference; the values are JSON's.
indirect enum FieldType: Equatable, Sendable {
  case text
  case boolean
  /// An integer of 32 or 64 bits.
  case integer(bits: Int)
  case number
  /// A string or a number; Kubernetes API reference, "Quantity".
  case quantity
  /// RFC 3339.
  case time
  case base64
  case integerOrText
  /// A mapping whose content is not checked.
  case anything
  /// A mapping with the fields of the type of that name.
  case object(String)
  case list(FieldType, Repetition)
  /// A mapping with arbitrary keys.
  case map(FieldType)

  /// Which items of a list count as duplicates.
  enum Repetition: Equatable, Sendable {
    case allowed
    /// No two items are equal.
    case distinct
    /// No two items have the same values in all of these fields.
    case keyed([String])
  }

  /// The type in words, as the end of `has to be …`.
  var words: String {
    switch self {
    case .text: "a string"
    case .boolean: "`true` or `false`"
    case .integer: "an integer"
    case .number: "a number"
    case .quantity: "a quantity such as `500m` or `2Gi`"
    case .time: "a time such as `2026-01-31T12:00:00Z`"
    case .base64: "base64 in a string"
    case .integerOrText: "an integer or a string"
    case .anything, .object, .map: "a mapping"
    case .list: "a list"
    }
  }
}

/// One field of a type.
struct SchemaField: Equatable, Sendable {
  /// Whether the field is required, and by what.
  enum Presence: Equatable, Sendable {
    case optional
    /// Required by the published schema.
    case required
    /// Required by the API server alone.
    case requiredByServer
  }

  /// A constraint on a value beyond its type; in a list, on each item.
  enum Constraint: Equatable, Sendable {
    /// An empty string among them selects the default.
    case choice([String])
    case form(TextForm, orEmpty: Bool)
    case range(Int64, Int64?)
    /// The forms of a map's keys and values.
    case entries(key: TextForm?, value: TextForm?)
    case atLeastOne
  }

  let name: String
  let type: FieldType
  let presence: Presence
  let constraint: Constraint?
}

/// A type of the Kubernetes API: its fields.
struct SchemaType: Equatable, Sendable {
  /// Its name in the API reference, such as `Container`.
  let name: String
  /// For the kind of an object, such as `apps/v1`; `nil` for the type of a field.
  let apiVersion: String?
  let fields: [String: SchemaField]
  /// In alphabetical order.
  let requiredFields: [SchemaField]
}
