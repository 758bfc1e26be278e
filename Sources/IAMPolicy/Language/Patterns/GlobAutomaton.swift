/// Several patterns read side by side, one character at a time.
///
/// A state is the sorted list of the places that the patterns can be at, each pattern's behind those of the ones before
/// it. The last place of a pattern is behind its last element: there it has matched. Patterns without wildcards share the
/// places of two tries, behind all others: one of those that regard case, one of those that do not.
struct GlobAutomaton {
  typealias State = [Int32]

  /// The element at each place; `nil` at the end of a pattern.
  private var elements: [Glob.Element?] = []
  private var ignoresCase: [Bool] = []
  /// Which pattern a place belongs to.
  private var owner: [Int32] = []
  private var starts: State = []
  /// Some pattern regards case, so that both cases of a letter have to be tried.
  private let isCaseMixed: Bool
  private var exact = LiteralTrie()
  private var folded = LiteralTrie()
  /// The first place of each trie.
  private let firstExact: Int32
  private let firstFolded: Int32

  /// - Parameter alive: How many of the first patterns `areAlive` is asked about: they share no place.
  init(_ globs: [Glob], alive: Int = 0) {
    for (index, glob) in globs.enumerated() {
      if index >= alive, let literals = glob.literals {
        if glob.ignoresCase {
          folded.insert(literals, number: index)
        } else {
          exact.insert(literals, number: index)
        }
        continue
      }
      starts.append(Int32(elements.count))
      elements += glob.elements.map(Optional.some) + [nil]
      ignoresCase += repeatElement(glob.ignoresCase, count: glob.elements.count + 1)
      owner += repeatElement(Int32(index), count: glob.elements.count + 1)
    }
    isCaseMixed = globs.contains { $0.ignoresCase } && globs.contains { !$0.ignoresCase }
    firstExact = Int32(elements.count)
    firstFolded = firstExact + Int32(exact.ends.count)
    if !exact.isEmpty { starts.append(firstExact + LiteralTrie.root) }
    if !folded.isEmpty { starts.append(firstFolded + LiteralTrie.root) }
  }

  /// The state before any character is read.
  var start: State { closed(starts) }

  func step(_ state: State, over scalar: Unicode.Scalar) -> State {
    let caseFolded = scalar.caseFolded
    var next: State = []
    next.reserveCapacity(state.count + 2)
    for place in state {
      guard place < firstExact else {
        if place < firstFolded {
          if let moved = exact.step(place - firstExact, over: scalar) {
            next.append(firstExact + moved)
          }
        } else if let moved = folded.step(place - firstFolded, over: caseFolded) {
          next.append(firstFolded + moved)
        }
        continue
      }
      switch elements[Int(place)] {
      case .literal(let literal)?:
        if literal == (ignoresCase[Int(place)] ? caseFolded : scalar) { next.append(place + 1) }
      case .one(let reach)?:
        if reach.covers(scalar) { next.append(place + 1) }
      case .run(let reach)?:
        if reach.covers(scalar) { next.append(place) }
      case nil: break
      }
    }
    return closed(next)
  }

  /// The numbers of the patterns that have matched what was read so far, ascending.
  func accepted(in state: State) -> [Int32] {
    var accepted: [Int32] = []
    for place in state {
      if place >= firstFolded {
        accepted += folded.ends[Int(place - firstFolded)]
      } else if place >= firstExact {
        accepted += exact.ends[Int(place - firstExact)]
      } else if elements[Int(place)] == nil {
        accepted.append(owner[Int(place)])
      }
    }
    return state.last.map { $0 >= firstExact } ?? false ? accepted.sorted() : accepted
  }

  /// Whether each of the first patterns can still match.
  func areAlive(_ count: Int, in state: State) -> Bool {
    var next = 0
    for place in state {
      guard next < count, place < firstExact else { break }
      if owner[Int(place)] == next { next += 1 }
    }
    return next == count
  }

  /// Whether one of these patterns matches whatever follows.
  func isSettled(_ patterns: Range<Int>, in state: State) -> Bool {
    state.contains { place in
      isFullRun(place) && elements[Int(place) + 1] == nil
        && patterns.contains(Int(owner[Int(place)]))
    }
  }

  /// The characters that the state distinguishes; all others behave alike.
  func distinguished(in state: State) -> Set<Unicode.Scalar> {
    var scalars: Set<Unicode.Scalar> = []
    func add(_ scalar: Unicode.Scalar, ignoresCase: Bool) {
      scalars.insert(scalar)
      if ignoresCase, isCaseMixed {
        scalars.formUnion([scalar.uppercased, scalar == "k" ? "\u{212A}" : scalar])
      }
    }
    for place in state {
      if place >= firstFolded {
        for scalar in folded.continuations(of: place - firstFolded) {
          add(scalar, ignoresCase: true)
        }
        continue
      }
      if place >= firstExact {
        scalars.formUnion(exact.continuations(of: place - firstExact))
        continue
      }
      switch elements[Int(place)] {
      case .literal(let scalar)?: add(scalar, ignoresCase: ignoresCase[Int(place)])
      case .one(.withinField)?, .run(.withinField)?: scalars.insert(":")
      case .one(.digit)?, .run(.digit)?: scalars.formUnion("0123456789".unicodeScalars)
      default: break
      }
    }
    return scalars
  }

  /// Adds the places behind each `*`, which may match nothing, and removes those that change nothing: whatever a
  /// pattern can match from a place before its last `*` over everything, it can match from that `*` too.
  private func closed(_ places: State) -> State {
    var all = places
    for place in places where place < firstExact {
      if case .run? = elements[Int(place)] { all.append(place + 1) }
    }
    all.sort()
    var kept: State = []
    kept.reserveCapacity(all.count)
    for place in all.reversed() where kept.last != place {
      if let last = kept.last, last < firstExact, owner[Int(last)] == owner[Int(place)],
        isFullRun(last)
      {
        continue
      }
      kept.append(place)
    }
    return kept.reversed()
  }

  private func isFullRun(_ place: Int32) -> Bool {
    place < firstExact && elements[Int(place)] == .run(.anything)
  }
}

extension Glob {
  /// The characters of a pattern without wildcards.
  fileprivate var literals: [Unicode.Scalar]? {
    var literals: [Unicode.Scalar] = []
    for element in elements {
      guard case .literal(let scalar) = element else { return nil }
      literals.append(scalar)
    }
    return literals
  }
}
