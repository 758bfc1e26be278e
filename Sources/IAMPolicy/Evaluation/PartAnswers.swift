/// What each part of the policies allows; `nil` for a part that has no say.
struct PartAnswers: Sendable {
  var identity: Truth?
  var resource: Truth?
  var boundary: Truth?
  var session: Truth?
  var serviceControl: Truth?
  var endpoint: Truth?

  subscript(part: PolicyPart) -> Truth? {
    switch part {
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
