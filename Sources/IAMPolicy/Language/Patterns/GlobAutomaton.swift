/// Several patterns read side by side, one character at a time.
///
/// A state is the sorted list of the places that the patterns can be at, each pattern's behind those of the ones before
/// it. The last place of a pattern is behind its last element: there it has matched.
struct GlobAutomaton {
  typealias State = [Int32]

  /// The element at each place; `nil` at the end of a pattern.
  private let elements: [Glob.Element?]
  private let ignoresCase: [Bool]
  /// Which pattern a place belongs to.
  private let owner: [Int]
  /// The end of each pattern, ascending.
  private let ends: [Int32]
  /// Some pattern regards case, so that both cases of a letter have to be tried.
  private let isCaseMixed: Bool

  private let starts: State

  init(_ globs: [Glob]) {
    var elements: [Glob.Element?] = []
    var ignoresCase: [Bool] = []
    var owner: [Int] = []
    var starts: [Int32] = []
    var ends: [Int32] = []
    for (index, glob) in globs.enumerated() {
      starts.append(Int32(elements.count))
      elements += glob.elements.map(Optional.some) + [nil]
      ignoresCase += Array(repeating: glob.ignoresCase, count: glob.elements.count + 1)
      owner += Array(repeating: index, count: glob.elements.count + 1)
      ends.append(Int32(elements.count - 1))
    }
    self.elements = elements
    self.ignoresCase = ignoresCase
    self.owner = owner
    self.ends = ends
    isCaseMixed = globs.contains { $0.ignoresCase } && globs.contains { !$0.ignoresCase }
    self.starts = starts
  }

  /// The state before any character is read.
  var start: State { closed(starts) }

  func step(_ state: State, over scalar: Unicode.Scalar) -> State {
    let folded = scalar.caseFolded
    var next: State = []
    next.reserveCapacity(state.count + 2)
    for place in state {
      switch elements[Int(place)] {
      case .literal(let literal)?:
        if literal == (ignoresCase[Int(place)] ? folded : scalar) { next.append(place + 1) }
      case .one(let reach)?:
        if reach.covers(scalar) { next.append(place + 1) }
      case .run(let reach)?:
        if reach.covers(scalar) { next.append(place) }
      case nil: break
      }
    }
    return closed(next)
  }

  /// Which patterns have matched what was read so far.
  func accepted(in state: State) -> [Bool] {
    var accepted = Array(repeating: false, count: ends.count)
    for place in state where elements[Int(place)] == nil { accepted[owner[Int(place)]] = true }
    return accepted
  }

  /// Whether each of these patterns can still match.
  func areAlive(_ patterns: Range<Int>, in state: State) -> Bool {
    var next = patterns.lowerBound
    for place in state where owner[Int(place)] == next && next < patterns.upperBound { next += 1 }
    return next == patterns.upperBound
  }

  /// Whether one of these patterns matches whatever follows.
  func isSettled(_ patterns: Range<Int>, in state: State) -> Bool {
    state.contains { place in
      isFullRun(place) && elements[Int(place) + 1] == nil && patterns.contains(owner[Int(place)])
    }
  }

  /// The characters that the state distinguishes; all others behave alike.
  func distinguished(in state: State) -> Set<Unicode.Scalar> {
    var scalars: Set<Unicode.Scalar> = []
    for place in state {
      switch elements[Int(place)] {
      case .literal(let scalar)?:
        scalars.insert(scalar)
        if ignoresCase[Int(place)], isCaseMixed {
          scalars.formUnion([scalar.uppercased, scalar == "k" ? "\u{212A}" : scalar])
        }
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
    for place in places {
      if case .run? = elements[Int(place)] { all.append(place + 1) }
    }
    all.sort()
    var kept: State = []
    kept.reserveCapacity(all.count)
    for place in all.reversed() where kept.last != place {
      if let last = kept.last, owner[Int(last)] == owner[Int(place)], isFullRun(last) { continue }
      kept.append(place)
    }
    return kept.reversed()
  }

  private func isFullRun(_ place: Int32) -> Bool { elements[Int(place)] == .run(.anything) }
}
