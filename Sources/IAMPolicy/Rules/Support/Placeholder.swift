import Diagnostics

/// A placeholder of a template engine in a policy that nobody has rendered.
///
/// AWS CloudFormation User Guide, "Fn::Sub" (`${AWS::Region}`); Jinja and Helm (`{{ account }}`).
enum Placeholder {
  /// The first placeholder in `text`.
  ///
  /// A policy variable has a single colon, so that CloudFormation's pseudo parameters are none.
  static func first(in text: String) -> String? {
    between("${AWS::", "}", in: text) ?? between("{{", "}}", in: text)
  }

  private static func between(_ open: String, _ close: String, in text: String) -> String? {
    guard let start = text.place(of: open),
      let end = text[start.upperBound...].place(of: close)
    else { return nil }
    return String(text[start.lowerBound..<end.upperBound])
  }
}
