import Diagnostics

/// A statement that lets the callers of an OpenID Connect provider assume a role.
struct WebIdentityTrust {
  typealias Provider = (name: String, entry: PrincipalElement.Entry)

  let statement: PolicyStatement
  /// The providers, each with the principal that names it.
  let providers: [Provider]

  /// The conditions on a claim of the provider's tokens.
  func conditions(on provider: String, _ claim: String) -> [ParsedCondition] {
    statement.parsedConditions.filter { $0.key.issuer == provider && $0.key.claim == claim }
  }

  /// The providers whose tokens may have any value of `claim`.
  ///
  /// The providers that IAM has built in have claims of their own and are left out; so is a provider that a condition on
  /// another one's claim rules out.
  func unbound(_ claim: String) -> [Provider] {
    providers.filter { provider in
      guard !FederatedProvider.builtIn.contains(provider.name) else { return false }
      let isBound = conditions(on: provider.name, claim).contains { condition in
        // An operator that does not exist is another rule's.
        condition.operation.map { !$0.isNegated && $0.family != .null } ?? true
      }
      return !isRuledOut(provider) && !isBound
    }
  }

  /// Whether no token of the provider meets the conditions, since one of them demands another provider's claim.
  func isRuledOut(_ provider: Provider) -> Bool {
    statement.parsedConditions.contains { condition in
      condition.key.issuer.map { $0 != provider.name } ?? false && condition.demandsValue
    }
  }

  /// The conditions on subject and audience, of any of the providers.
  var identityConditions: [ParsedCondition] {
    statement.parsedConditions.filter { condition in
      providers.contains { $0.name == condition.key.issuer }
        && ["sub", "aud"].contains(condition.key.claim ?? "")
    }
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
