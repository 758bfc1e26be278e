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

  private(set) var groups: [Group] = []
  /// Why the pairs do not represent all; `nil` where they do.
  private(set) var shortfall: String?

  /// How many answers of statements about pairs a search asks for.
  private static let limit = 1_000_000

  init(_ search: RequestSearch) {
    let statements = search.statements
    let axes = RequestAxes(search)
    shortfall = axes.shortfall
    guard axes.actions.count * axes.resources.count * (statements.count + 1) <= Self.limit else {
      shortfall = "there are too many kinds of actions and resources to look at"
      return
    }
    var places: [Mode: Int] = [:]
    var seen: [Set<[Truth]>] = []
    for action in axes.actions {
      for resource in axes.resources {
        let request = search.request.request(action, resource)
        let prepared = search.prepare(request)
        let mode = Mode(
          isWildcardOnly: prepared.isWildcardOnly, isAcrossAccounts: prepared.isAcrossAccounts,
          needsTrust: prepared.needsTrust,
          facts: ResourceKeys.all.map { key in
            guard search.askedKeys.contains(key), case .values(let values) = prepared.context[key]
            else { return nil }
            return values.first
          })
        if places[mode] == nil {
          places[mode] = groups.count
          groups.append(Group(openRequest: search.openRequest(for: request, prepared), starts: []))
          seen.append([])
        }
        guard let place = places[mode] else { continue }
        let truths = search.truths(of: action, resource, in: groups[place].openRequest)
        if seen[place].insert(truths).inserted {
          groups[place].starts.append(Start(action: action, resource: resource, truths: truths))
        }
        // What is asked on `*` is the same for every resource.
        if prepared.isWildcardOnly { break }
      }
    }
  }
}

/// The condition keys that follow from a request's resource.
enum ResourceKeys {
  static let account = "aws:resourceaccount"
  static let region = "aws:requestedregion"
  static let all = [account, region]
}
