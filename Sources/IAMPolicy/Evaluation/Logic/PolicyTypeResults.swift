/// What each type of the policies allows; `nil` for a type that has no say.
struct PolicyTypeResults: Sendable {
  var identity: Truth?
  var resource: Truth?
  var boundary: Truth?
  var session: Truth?
  var serviceControl: Truth?
  var endpoint: Truth?

  subscript(type: PolicyType) -> Truth? {
    switch type {
    case .identity: identity
    case .resource: resource
    case .boundary: boundary
    case .session: session
    case .serviceControl: serviceControl
    case .endpoint: endpoint
    // They take away only.
    case .resourceControl: nil
    }
  }
}
