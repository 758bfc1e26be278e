/// What is sought among many requests, and which statements further it.
struct SearchGoal {
  /// What a statement's match does to the goal; decisions are monotone in it.
  enum Role {
    case helps
    case hinders
    case indifferent
  }

  /// By the statement's number.
  let roles: [Role]
  /// By the statement's number: helping statements of one number are alternatives. Whether the goal is met depends on whether
  /// any of them matches, and not on how many.
  let alternatives: [Int]
  /// Whether a request is what is sought; `unknown` where it depends on keys that are left open.
  let isMet: (AccessRequest) -> Truth
}

/// What a search comes to.
enum SearchResult {
  /// A request that is what was sought, with no key left open.
  case found(AccessRequest)
  /// No request is.
  case none
  /// Neither was shown.
  case notShown(String)
}
