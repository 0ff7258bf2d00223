/// Where the values of an input fall among the constants that the cells of its column name: two
/// values of one place are alike to every test by a constant.
struct ColumnPlaces: Sendable {
  /// Short before long, and else by their bytes.
  private let texts: [String]
  /// In their order: each has a place, and so has what lies between it and the one before.
  private let numbers: [Decimal128]

  static let null = 0
  private static let no = 1
  private static let yes = 2
  private static let otherText = 3

  init(_ tests: [PlainTest]) {
    var (texts, numbers) = ([String](), [Decimal128]())
    for test in tests {
      switch test {
      case .numbers(let interval): numbers += [interval.start, interval.end].compactMap(\.self)
      case .string(let text): texts.append(text)
      case .boolean: break
      }
    }
    self.texts = texts.sorted { $0.comes(before: $1) }.withoutRepeats { $0.isSame(as: $1) }
    self.numbers = numbers.sorted().withoutRepeats(==)
  }

  var all: Range<Int> { 0..<beyondNumbers.upperBound }
  private var booleans: Range<Int> { Self.no..<Self.otherText }
  private var strings: Range<Int> { Self.otherText..<Self.otherText + texts.count + 1 }
  private var beyondNumbers: Range<Int> {
    strings.upperBound..<strings.upperBound + 2 * numbers.count + 1
  }

  /// Nil for values of other kinds, which have none.
  func place(of value: FEELValue) -> Int? {
    switch value {
    case .null: Self.null
    case .boolean(let flag): flag ? Self.yes : Self.no
    case .string(let text): place(of: text)
    case .number(let number): place(of: number)
    case .date, .time, .dateTime, .yearsMonths, .daysTime, .list, .context, .range, .function: nil
    }
  }

  private func place(of text: String) -> Int {
    let place = texts.firstPlace { !$0.comes(before: text) }
    let isNamed = place < texts.count && texts[place].isSame(as: text)
    return isNamed ? Self.otherText + 1 + place : Self.otherText
  }

  private func place(of number: Decimal128) -> Int {
    let place = numbers.firstPlace { $0 >= number }
    let isNamed = place < numbers.count && numbers[place] == number
    return beyondNumbers.lowerBound + 2 * place + (isNamed ? 1 : 0)
  }
}

extension ColumnPlaces {
  /// The places of the values for which the test holds.
  func places(where test: PlainTest) -> Range<Int> {
    switch test {
    case .string(let text):
      let place = place(of: text)
      return place..<place + 1
    case .boolean(let flag): return flag ? Self.yes..<Self.yes + 1 : Self.no..<Self.yes
    case .numbers(let interval):
      let start = interval.start.map { place(of: $0) + (interval.includesStart ? 0 : 1) }
      let end = interval.end.map { place(of: $0) + (interval.includesEnd ? 1 : 0) }
      let lower = start ?? beyondNumbers.lowerBound
      return lower..<max(lower, end ?? beyondNumbers.upperBound)
    }
  }

  /// Those of values of its kind, of which the test can tell.
  func places(toldBy test: PlainTest) -> Range<Int> {
    switch test {
    case .string: strings
    case .boolean: booleans
    case .numbers: beyondNumbers
    }
  }
}

extension String {
  fileprivate func comes(before other: String) -> Bool {
    let (mine, theirs) = (utf8.count, other.utf8.count)
    return mine == theirs ? utf8.lexicographicallyPrecedes(other.utf8) : mine < theirs
  }
}

extension Array {
  /// Of what is sorted: each once.
  fileprivate func withoutRepeats(_ isSame: (Element, Element) -> Bool) -> [Element] {
    indices.filter { $0 == 0 || !isSame(self[$0 - 1], self[$0]) }.map { self[$0] }
  }

  /// The first of which it is true, where it is true of all after the first; else the end.
  func firstPlace(where isTrue: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isTrue(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
