/// Where the values of a table's inputs fall among the constants that the cells of their columns
/// name: two values of one place are alike to every test by a constant.
struct TablePlaces: Sendable {
  /// Column by column, short before long and else by their bytes.
  private let texts: [String]
  /// Column by column in their order: each has a place, and so has what lies before it.
  private let numbers: [Decimal128]
  private let columns: [Column]

  private struct Column: Sendable {
    /// Of all texts, and of all numbers.
    let texts: Range<Int>
    let numbers: Range<Int>

    var strings: Range<Int> { TablePlaces.otherText..<TablePlaces.otherText + texts.count + 1 }
    var amounts: Range<Int> {
      strings.upperBound..<strings.upperBound + 2 * numbers.count + 1
    }
  }

  static let null = 0
  private static let no = 1
  private static let yes = 2
  private static let otherText = 3

  /// For each column what its cells ask.
  init(_ tests: [[PlainTest]]) {
    var (texts, numbers, columns) = ([String](), [Decimal128](), [Column]())
    for tests in tests {
      let (text, number) = (texts.count, numbers.count)
      texts += tests.compactMap(\.text).sorted { $0.comes(before: $1) }
        .withoutRepeats { $0.isSame(as: $1) }
      numbers += tests.flatMap(\.bounds).sorted().withoutRepeats(==)
      columns.append(Column(texts: text..<texts.count, numbers: number..<numbers.count))
    }
    (self.texts, self.numbers, self.columns) = (texts, numbers, columns)
  }

  var width: Int { columns.count }

  func all(in column: Int) -> Range<Int> { 0..<columns[column].amounts.upperBound }

  /// Nil for values of other kinds, which have none.
  func place(of value: FEELValue, in column: Int) -> Int? {
    switch value {
    case .null: Self.null
    case .boolean(let flag): flag ? Self.yes : Self.no
    case .string(let text): place(of: text, in: columns[column])
    case .number(let number): place(of: number, in: columns[column])
    case .date, .time, .dateTime, .yearsMonths, .daysTime, .list, .context, .range, .function: nil
    }
  }

  private func place(of text: String, in column: Column) -> Int {
    let place = column.texts.first { !texts[$0].comes(before: text) }
    let isNamed = place < column.texts.upperBound && texts[place].isSame(as: text)
    return Self.otherText + (isNamed ? 1 + place - column.texts.lowerBound : 0)
  }

  private func place(of number: Decimal128, in column: Column) -> Int {
    let place = column.numbers.first { numbers[$0] >= number }
    let isNamed = place < column.numbers.upperBound && numbers[place] == number
    return column.amounts.lowerBound + 2 * (place - column.numbers.lowerBound) + (isNamed ? 1 : 0)
  }
}

extension TablePlaces {
  /// The places of the values for which the test holds.
  func places(where test: PlainTest, in column: Int) -> Range<Int> {
    let column = columns[column]
    switch test {
    case .string(let text):
      let place = place(of: text, in: column)
      return place..<place + 1
    case .boolean(let flag): return flag ? Self.yes..<Self.yes + 1 : Self.no..<Self.yes
    case .numbers(let interval):
      let start = interval.start.map {
        place(of: $0, in: column) + (interval.includesStart ? 0 : 1)
      }
      let end = interval.end.map { place(of: $0, in: column) + (interval.includesEnd ? 1 : 0) }
      let lower = start ?? column.amounts.lowerBound
      return lower..<max(lower, end ?? column.amounts.upperBound)
    }
  }

  /// Those of values of its kind, of which the test can tell.
  func places(toldBy test: PlainTest, in column: Int) -> Range<Int> {
    switch test {
    case .string: columns[column].strings
    case .boolean: Self.no..<Self.otherText
    case .numbers: columns[column].amounts
    }
  }
}

extension PlainTest {
  fileprivate var text: String? { if case .string(let text) = self { text } else { nil } }

  fileprivate var bounds: [Decimal128] {
    guard case .numbers(let interval) = self else { return [] }
    return [interval.start, interval.end].compactMap(\.self)
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
}

extension Range<Int> {
  /// The first of which it is true, where it is true of all after the first; else the end.
  func first(where isTrue: (Int) -> Bool) -> Int {
    var (low, high) = (lowerBound, upperBound)
    while low < high {
      let middle = (low + high) / 2
      if isTrue(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
