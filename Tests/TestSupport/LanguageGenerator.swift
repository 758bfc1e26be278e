import Foundation

/// Texts of the policy language, about half of them valid: operators, values, variables, dates and principals.
public struct LanguageGenerator {
  private var random: SeededGenerator

  public init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &random)]
  }

  private mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &random) < percent
  }

  /// Up to four of the pieces in a row.
  private mutating func run(_ pieces: [String]) -> String {
    (0..<Int.random(in: 1...4, using: &random)).map { _ in pick(pieces) }.joined()
  }

  /// A text with one character dropped, doubled or replaced, now and then.
  private mutating func slip(_ text: String) -> String {
    guard chance(30), !text.isEmpty else { return text }
    var characters = Array(text)
    let place = Int.random(in: 0..<characters.count, using: &random)
    switch Int.random(in: 0..<3, using: &random) {
    case 0: characters.remove(at: place)
    case 1: characters.insert(characters[place], at: place)
    default: characters[place] = pick(Array("0:-/*.${}',T "))
    }
    return String(characters)
  }

  public mutating func operatorName() -> String {
    let base = pick([
      "StringEquals", "StringNotEqualsIgnoreCase", "StringLike", "NumericEquals",
      "NumericLessThanEquals", "DateEquals", "DateGreaterThan", "Bool", "BinaryEquals",
      "IpAddress", "NotIpAddress", "ArnLike", "Null",
    ])
    let name =
      pick(["", "", "", "ForAllValues:", "ForAnyValue:"]) + base + pick(["", "", "IfExists"])
    return chance(10) ? slip(name) : chance(10) ? name.lowercased() : name
  }

  /// A value of some type; an operator gets one of another type as often as not.
  public mutating func text() -> String {
    switch Int.random(in: 0..<7, using: &random) {
    case 0: number()
    case 1: date()
    case 2: address()
    case 3: pick(["true", "false", "True", "yes", "1", ""])
    case 4: pick(["ZWNy", "ZWM=", "Zg==", "Zg=", "ecr", "a*b"])
    default: variableText()
    }
  }

  private mutating func number() -> String {
    pick(["", "", "-", "+"]) + run(["0", "7", "12", "00"]) + pick(["", "", ".5", ".", "e3", ".50"])
  }

  private mutating func date() -> String {
    func two(_ range: ClosedRange<Int>, _ random: inout SeededGenerator) -> String {
      String(format: "%02d", Int.random(in: range, using: &random))
    }
    if chance(15) { return pick(["1700000000", "-5", "0", "170.5", "17.", "1999", "01999"]) }
    let day = "20\(two(0...99, &random))-\(two(0...13, &random))-\(two(0...32, &random))"
    let time = "T\(two(0...25, &random)):\(two(0...61, &random))"
    let second = pick(["", ":30", ":60", ":61", ":30.5", ":30."])
    let zone = pick(["Z", "+02:00", "-23:59", "+24:00", ""])
    return slip(pick([day, day + time + second + zone, String(day.prefix(7))]))
  }

  private mutating func address() -> String {
    slip(
      pick(["203.0.113.0", "10.1.2.3", "::1", "2001:db8::", "1.2.3.256", "1::2::3"])
        + pick(["", "/0", "/24", "/33", "/64", "/129", "/"]))
  }

  /// A text with variables, escapes and things that look like them.
  public mutating func variableText() -> String {
    run([
      "a", "*", "$", "{", "}", "${aws:username}", "${*}", "${$}", "${aws:PrincipalTag/t, 'd'}",
      "${aws:PrincipalTag/t, 'a}b'}", "${aws:PrincipalTag/t,'x y'}", slip("${aws:username}"),
      slip("${aws:PrincipalTag/t, 'd e'}"), "é", "${}", "${aws:user name}", "${aws:k, d}", "${ }",
    ])
  }

  /// A principal with its type; `nil` for one that is a bare string.
  public mutating func principal() -> (type: String?, text: String) {
    let account = pick(["606639739464", "60663973946"])
    let arn = "arn:\(pick(["aws", "aws-cn"])):\(pick(["iam", "sts"]))::\(account):"
    let aws = pick([
      account, "*", "\(arn)root", "\(arn)user/anna", "\(arn)role/path/r",
      "\(arn)assumed-role/r/s", "\(arn)federated-user/f", "\(arn)group/g",
      "AIDACKCEVSQ6C2EXAMPLE", "AROASHORT",
    ])
    let provider = pick([
      "\(arn)oidc-provider/host/path", "\(arn)saml-provider/p", "accounts.google.com",
      "\(arn)oidc-provider/https://host", "cognito-identity-us-gov.amazonaws.com",
    ])
    let service = pick(["ec2.amazonaws.com", "ecs.amazonaws.com.cn", "Ec2.amazonaws.com", "ec2"])
    let user = String(repeating: pick(["a", "g", "0"]), count: pick([64, 64, 63]))
    let type = pick(["AWS", "AWS", "Federated", "Service", "CanonicalUser", nil, "aws"])
    let fitting =
      switch type {
      case "Federated": provider
      case "Service": service
      case "CanonicalUser": user
      default: aws
      }
    return (type, slip(chance(85) ? fitting : pick([aws, provider, service, user])))
  }
}
