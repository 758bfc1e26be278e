/// What is known of a statement: Kleene's three values.
///
/// `and`, `or` and `not` are sound: a `yes` or `no` holds for every value that what is unknown could take. They are not
/// complete, since the dependence of two unknowns on each other is not seen.
public enum Truth: Sendable, Hashable {
  case no
  case unknown
  case yes

  init(_ flag: Bool) { self = flag ? .yes : .no }

  var negated: Truth {
    switch self {
    case .no: .yes
    case .unknown: .unknown
    case .yes: .no
    }
  }

  static func && (a: Truth, b: @autoclosure () -> Truth) -> Truth {
    switch a {
    case .no: .no
    case .yes: b()
    case .unknown: b() == .no ? .no : .unknown
    }
  }

  static func || (a: Truth, b: @autoclosure () -> Truth) -> Truth {
    switch a {
    case .yes: .yes
    case .no: b()
    case .unknown: b() == .yes ? .yes : .unknown
    }
  }
}

extension Sequence {
  /// Whether some element has the property.
  func some(_ property: (Element) -> Truth) -> Truth {
    var result = Truth.no
    for element in self {
      result = result || property(element)
      if result == .yes { break }
    }
    return result
  }

  /// Whether each element has the property.
  func each(_ property: (Element) -> Truth) -> Truth {
    var result = Truth.yes
    for element in self {
      result = result && property(element)
      if result == .no { break }
    }
    return result
  }
}
