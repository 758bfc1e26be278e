/// The automaton that finds many words at once: a tree of their bytes, linked so that no byte of a text is read twice.
struct ByteTrie: Sendable {
  private struct State {
    var children: [UInt8: Int] = [:]
    /// Words that end here, longer ones first.
    var words: [Int] = []
    /// The state of the longest proper suffix of this one's text that has a state.
    var fallback = 0
  }

  private var states = [State()]
  private var wordCount = 0
  /// The number, from 1, of each byte that occurs in a word; 0 for all others.
  private var classes = [Int](repeating: 0, count: 256)
  private var classCount = 1
  /// The next state for each state and class.
  private var steps: [Int32] = []

  /// The number of the word; equal words have one number.
  mutating func insert(_ word: [UInt8]) -> Int {
    var at = 0
    for byte in word {
      if classes[Int(byte)] == 0 {
        classes[Int(byte)] = classCount
        classCount += 1
      }
      if let child = states[at].children[byte] {
        at = child
      } else {
        states.append(State())
        states[at].children[byte] = states.count - 1
        at = states.count - 1
      }
    }
    if let known = states[at].words.first { return known }
    states[at].words = [wordCount]
    wordCount += 1
    return wordCount - 1
  }

  /// To be called once, when all words are inserted.
  mutating func link() {
    steps = [Int32](repeating: 0, count: states.count * classCount)
    var queue = [0]
    var head = 0
    while head < queue.count {
      let at = queue[head]
      head += 1
      let fallback = states[at].fallback
      if at != 0 {
        states[at].words += states[fallback].words
        for index in 0..<classCount {
          steps[at * classCount + index] = steps[fallback * classCount + index]
        }
      }
      for (byte, child) in states[at].children {
        let step = at * classCount + classes[Int(byte)]
        states[child].fallback = at == 0 ? 0 : Int(steps[step])
        steps[step] = Int32(child)
        queue.append(child)
      }
    }
  }

  func step(from state: Int, _ byte: UInt8) -> Int {
    Int(steps[state * classCount + classes[Int(byte)]])
  }

  /// The words that end in `state`.
  func words(at state: Int) -> [Int] { states[state].words }
}
