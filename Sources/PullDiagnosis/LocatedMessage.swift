import Diagnostics

/// A message that was reported in an object or a record, and where it is.
struct LocatedMessage {
  let text: String
  private(set) var location: Location
  /// How often it was reported, according to the event.
  var count = 1
  /// What it is about, where that is known apart from the text: an image may fail for one pod and not for another.
  var object: String?
  var time = Moment.reading
  /// What of it counts.
  var reading = Reading.everything
  /// Who and where, as a record tells it.
  var context: String?
  /// What was denied, as a record tells it; otherwise the text does.
  var denial: AccessDenial?

  /// The message in another line of its text.
  func moved(toLine line: Int?) -> LocatedMessage {
    var moved = self
    moved.location.line = line
    moved.denial?.location.line = line
    return moved
  }

  enum Reading {
    case everything
    /// Known causes, and what it says has succeeded: words such as `failed` mean nothing in it.
    case causes
    /// Only what it says has succeeded.
    case success
  }
}

/// When a message was reported, as far as that tells which of two came later.
enum Moment {
  /// With the lines around it, of which later ones are below.
  case reading
  /// At this time, to the second: `2026-03-02T08:15:04`.
  case at(String)
  case unknown

  /// - Parameter timestamp: As Kubernetes writes it: RFC 3339, in UTC.
  init(timestamp: String?) {
    let length = 19
    guard let timestamp, timestamp.utf8.count > length, timestamp.hasSuffix("Z") else {
      self = .unknown
      return
    }
    self = .at(String(timestamp.prefix(length)))
  }

  /// Whether it is known to be later than `other`, which was read before.
  func isAfter(_ other: Moment) -> Bool {
    switch (self, other) {
    case (.reading, .reading): true
    case (.at(let own), .at(let others)): own > others
    default: false
    }
  }

  /// The later one, or one that nothing is known to come after.
  func latest(_ other: Moment) -> Moment {
    switch (self, other) {
    case (.reading, .reading): .reading
    case (.at(let own), .at(let others)): own > others ? self : other
    default: .unknown
    }
  }
}
