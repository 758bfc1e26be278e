/// What a field of an object holds, as the published schema says it.
///
/// Kubernetes API reference; the values are JSON's.
indirect enum FieldType: Equatable, Sendable {
  case text
  case boolean
  /// A whole number of 32 or 64 bits.
  case integer(bits: Int)
  case number
  /// Reference page "Quantity": a text, or a number.
  case quantity
  /// RFC 3339.
  case time
  case base64
  case integerOrText
  /// A mapping whose content nobody here knows.
  case anything
  /// A mapping with the fields of the type of that name.
  case object(String)
  case list(FieldType, Repetition)
  /// A mapping with keys of the user's choice.
  case map(FieldType)

  /// What two items of a list may have in common.
  enum Repetition: Equatable, Sendable {
    case allowed
    /// No item stands twice.
    case distinct
    /// No two items have the same values in all of these fields.
    case keyed([String])
  }

  /// In a person's words, as the end of `takes …`.
  var words: String {
    switch self {
    case .text: "a string"
    case .boolean: "`true` or `false`"
    case .integer: "a whole number"
    case .number: "a number"
    case .quantity: "a quantity such as `500m` or `2Gi`"
    case .time: "a time such as `2026-01-31T12:00:00Z`"
    case .base64: "base64 in a string"
    case .integerOrText: "a whole number or a string"
    case .anything, .object, .map: "a mapping"
    case .list: "a list"
    }
  }
}

/// One field of a type.
struct SchemaField: Equatable, Sendable {
  /// Who insists on the field.
  enum Presence: Equatable, Sendable {
    case optional
    /// The published schema does.
    case required
    /// The API server alone does.
    case requiredByServer
  }

  /// What is demanded of a value beyond its type; in a list, of each item.
  enum Constraint: Equatable, Sendable {
    /// The empty text among them stands for the default.
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
  /// As the API reference calls it: `Container`.
  let name: String
  /// Of a kind that can stand alone in a file, such as `apps/v1`.
  let apiVersion: String?
  let fields: [String: SchemaField]
  /// In alphabetical order.
  let requiredFields: [SchemaField]
}
