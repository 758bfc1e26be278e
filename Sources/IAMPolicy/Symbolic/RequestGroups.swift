/// The actions and resources of a search, as pairs that represent all others, grouped by what the rest depends on.
struct RequestGroups {
  struct Group {
    let openRequest: OpenRequest
    var starts: [Start]
  }

  /// One action on one resource, and how each statement applies to both, the open keys left aside.
  struct Start {
    let action: String
    let resource: String
    let truths: [Truth]
  }

  /// What decides how statements are read and combined, apart from which of them match.
  private struct Mode: Hashable {
    let isWildcardOnly: Bool
    let isAcrossAccounts: Bool
    let needsTrust: Bool
    let facts: [String?]
  }

  /// A resource as the statements see it, whatever is asked on it.
  private struct ResourceView {
    let resource: String
    let prepared: PreparedRequest
    let facts: [String?]
    /// How each statement applies to who asks and to the resource, actions and open keys left aside.
    let truths: [Truth]
  }

  /// A statement that may apply to a pair.
  private struct Applying: Hashable {
    let statement: Int
    let truth: Truth
  }

  private(set) var groups: [Group] = []
  /// Why the pairs do not represent all; `nil` where they do.
  private(set) var shortfall: String?

  init(_ search: RequestSearch) {
    let axes = RequestAxes(search)
    shortfall = axes.shortfall
    var places: [Mode: Int] = [:]
    var seen: [Set<[Applying]>] = []
    var views: [ResourceView]?
    for action in axes.actions {
      let asked = search.prepare(search.request.request(action, axes.resources.first ?? "*"))
      let matching = search.statements.indices.filter {
        search.statements[$0].matchesAction(of: asked)
      }
      search.budget.spend(search.actionCount)
      // What is asked on `*` is the same for every resource.
      let on =
        asked.isWildcardOnly
        ? Self.views([axes.resources.first ?? "*"], of: action, search)
        : views ?? Self.views(axes.resources, of: action, search)
      if !asked.isWildcardOnly { views = on }
      for view in on {
        guard search.budget.spend(matching.count + 1) else {
          shortfall = search.budget.shortfall
          return
        }
        let mode = Mode(
          isWildcardOnly: asked.isWildcardOnly, isAcrossAccounts: view.prepared.isAcrossAccounts,
          needsTrust: asked.needsTrust, facts: view.facts)
        if places[mode] == nil {
          places[mode] = groups.count
          let request = search.request.request(action, view.resource)
          groups.append(
            Group(openRequest: search.openRequest(for: request, view.prepared), starts: []))
          seen.append([])
        }
        guard let place = places[mode] else { continue }
        let found = matching.filter { view.truths[$0] != .no }.map { ($0, view.truths[$0]) }
        guard seen[place].insert(found.map { Applying(statement: $0, truth: $1) }).inserted else {
          continue
        }
        var truths = [Truth](repeating: .no, count: search.statements.count)
        for (statement, truth) in found { truths[statement] = truth }
        groups[place].starts.append(
          Start(action: action, resource: view.resource, truths: truths))
      }
    }
  }

  private static func views(
    _ resources: [String], of action: String, _ search: RequestSearch
  ) -> [ResourceView] {
    resources.compactMap { resource in
      guard search.budget.spend(search.patternCount) else { return nil }
      let request = search.request.request(action, resource)
      let prepared = search.prepare(request)
      let facts = ResourceKeys.all.map { key -> String? in
        guard search.askedKeys.contains(key), case .values(let values) = prepared.context[key]
        else { return nil }
        return values.first
      }
      return ResourceView(
        resource: resource, prepared: prepared, facts: facts,
        truths: search.truths(in: search.openRequest(for: request, prepared)))
    }
  }
}

/// The condition keys that follow from a request's resource.
enum ResourceKeys {
  static let account: ContextKey = "aws:resourceaccount"
  static let region: ContextKey = "aws:requestedregion"
  static let all = [account, region]
}
