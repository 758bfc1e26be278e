/// Whole policies for the rules' examples, around the statements that an example is about.
enum Sample {
  /// A policy under the current version of the language; each statement without its braces.
  static func policy(_ statements: String...) -> String {
    let list = statements.map { "    {\($0)}" }.joined(separator: ",\n")
    return "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n\(list)\n  ]\n}"
  }

  /// A statement that allows the role of one account to be assumed, around `more`.
  static let trust =
    #""Effect": "Allow", "Principal": {"AWS": "606639739464"}, "Action": "sts:AssumeRole""#
  /// A statement of a repository's policy that allows a pull.
  static let repository =
    #""Effect": "Allow", "Principal": {"AWS": "606639739464"}, "Action": "ecr:BatchGetImage""#
  /// A statement of an identity's policy.
  static let identity = #""Effect": "Allow", "Action": "ecr:BatchGetImage", "Resource": "*""#

  static func actions(_ actions: String, on resource: String = #""*""#) -> String {
    policy(#""Effect": "Allow", "Action": \#(actions), "Resource": \#(resource)"#)
  }

  /// A pull from `resource`, which is JSON.
  static func resource(_ resource: String) -> String {
    actions(#""ecr:BatchGetImage""#, on: resource)
  }

  /// Any action of a service that is known by prefix only, on `resource`.
  static func foreign(_ resource: String) -> String { actions(#""s3:GetObject""#, on: resource) }
}
