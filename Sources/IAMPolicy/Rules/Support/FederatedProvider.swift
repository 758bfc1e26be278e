import Diagnostics

/// The identity provider that a `Federated` principal names.
enum FederatedProvider: Sendable, Hashable {
  /// An OpenID Connect provider under the name that its condition keys begin with, in lower case.
  case oidc(String)
  case saml

  /// The web identity providers that IAM knows without an ARN.
  static let builtIn: Set<String> = [
    "cognito-identity.amazonaws.com", "cognito-identity-us-gov.amazonaws.com", "www.amazon.com",
    "graph.facebook.com", "accounts.google.com",
  ]
  static let gitHub = "token.actions.githubusercontent.com"

  /// `nil` for what names no provider.
  init?(_ text: String) {
    if Self.builtIn.contains(text) {
      self = .oidc(text)
      return
    }
    guard let arn = try? ARN(text), arn.service == "iam", arn.region.isEmpty,
      (try? AccountID(arn.account)) != nil
    else { return nil }
    let parts = arn.resource.split(
      separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty else { return nil }
    switch parts[0] {
    case "oidc-provider":
      guard !parts[1].includes("://"), !parts[1].hasSuffix("/"), !parts[1].contains(" ") else {
        return nil
      }
      self = .oidc(parts[1].lowercased())
    case "saml-provider": self = .saml
    default: return nil
    }
  }
}

/// A statement that lets the callers of an OpenID Connect provider become a role.
struct WebIdentityTrust {
  let statement: PolicyStatement
  /// The providers, each with the principal that names it.
  let providers: [(name: String, entry: PrincipalElement.Entry)]

  /// The conditions on what the provider says about its caller.
  func tests(on provider: String, _ claim: String) -> [ParsedCondition] {
    statement.tests.filter { $0.key.issuer == provider && $0.key.claim == claim }
  }
}

extension Policy {
  /// The statements of a trust policy that allow `sts:AssumeRoleWithWebIdentity` to an OpenID Connect provider.
  var webIdentityTrusts: [WebIdentityTrust] {
    guard kind == .trust else { return [] }
    return statements.compactMap { statement in
      guard statement.effect == .allow, let principals = statement.principals,
        !principals.isNegated, statement.covers("sts:AssumeRoleWithWebIdentity")
      else { return nil }
      let providers = principals.entries.compactMap { entry in
        switch entry.type == "Federated" ? FederatedProvider(entry.value.text) : nil {
        case .oidc(let name): (name: name, entry: entry)
        default: nil
        }
      }
      return providers.isEmpty
        ? nil : WebIdentityTrust(statement: statement, providers: providers)
    }
  }
}

extension WebIdentityTrust {
  /// The providers of whose token the statement does not say what `claim` is to be.
  ///
  /// The providers that IAM knows by itself have claims of their own and are left out; so is a provider that another
  /// one's claim shuts out.
  func unbound(_ claim: String) -> [(name: String, entry: PrincipalElement.Entry)] {
    providers.filter { provider in
      guard !FederatedProvider.builtIn.contains(provider.name) else { return false }
      let isShutOut = statement.tests.contains { test in
        test.key.issuer.map { $0 != provider.name } ?? false && test.demandsValue
      }
      let isBound = tests(on: provider.name, claim).contains { test in
        // An operator that does not exist is another rule's.
        test.comparison.map { !$0.isNegated && $0.family != .null } ?? true
      }
      return !isShutOut && !isBound
    }
  }

  /// The conditions on the claims that say who the caller is and what the token was made for, on any of the providers.
  var identityTests: [ParsedCondition] {
    statement.tests.filter { test in
      providers.contains { $0.name == test.key.issuer }
        && ["sub", "aud"].contains(test.key.claim ?? "")
    }
  }
}
