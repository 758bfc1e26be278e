import Diagnostics
import Documents

extension Node {
  /// The value under `key`; null counts as absent, as the API server treats it.
  func given(_ key: String) -> Node? {
    guard let value = self[key], !value.isNull else { return nil }
    return value
  }

  /// The string under `key`; empty where there is none.
  func text(_ key: String) -> String { self[key]?.string ?? "" }

  /// The integer under `key`.
  func number(_ key: String) -> Int64? {
    guard case .number(let text) = self[key]?.value else { return nil }
    return Int64(text)
  }

  /// The items of the list under `key`.
  func elements(_ key: String) -> [Node] { self[key]?.list ?? [] }

  /// The items of the list under `key` that are mappings.
  func mappings(_ key: String) -> [Node] { elements(key).filter { $0.mapping != nil } }

  /// The items of the list under `key` that are strings.
  func texts(_ key: String) -> [LocatedText] { elements(key).compactMap(LocatedText.init) }

  /// The entries of `keys` that are neither absent nor null, in document order.
  func given(among keys: Set<String>) -> [Mapping.Entry] {
    (mapping?.entries ?? []).filter { keys.contains($0.key) && !$0.value.isNull }
  }
}
