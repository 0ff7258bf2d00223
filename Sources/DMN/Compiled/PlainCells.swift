/// A table's cells that are tests by constants, side by side and without a reference in them: a
/// rule that does not match is left without a value made, kept or counted.
struct PlainCells: Sendable {
  /// Rule by rule, as many as there are inputs.
  private let cells: [Cell]
  /// By its place among the texts of its column each text has a code.
  private let texts: [[String]]
  private let width: Int

  private struct Cell: Sendable {
    var kind: Kind
    var interval = PlainTest.Interval()
    /// Of a text.
    var code = 0
  }

  private enum Kind: UInt8, Sendable { case anything, numbers, text, yes, no, written }

  /// What is given for one input.
  struct Given {
    fileprivate var number: Decimal128?
    fileprivate var flag: Bool?
    /// Of a text; one that stands in no cell has none of theirs.
    fileprivate var code: Int?
  }

  init(_ rules: [TableOf.Rule], width: Int) {
    var texts = [[String]](repeating: [], count: width)
    cells = rules.flatMap { rule in
      rule.cells.enumerated().map { Self.cell($1, texts: &texts[$0]) }
    }
    self.texts = texts
    self.width = width
  }

  private static func cell(_ cell: CompiledCell, texts: inout [String]) -> Cell {
    if cell.tests.isEmpty { return Cell(kind: .anything) }
    guard cell.tests.count == 1, !cell.isNegated, case .plain(let test, _) = cell.tests[0] else {
      return Cell(kind: .written)
    }
    switch test {
    case .numbers(let interval): return Cell(kind: .numbers, interval: interval)
    case .boolean(let flag): return Cell(kind: flag ? .yes : .no)
    case .string(let text):
      let place = texts.firstIndex { $0.isSame(as: text) }
      if place == nil { texts.append(text) }
      return Cell(kind: .text, code: place ?? texts.count - 1)
    }
  }

  func given(_ values: [FEELValue]) -> [Given] {
    zip(values, texts).map { value, texts in
      switch value {
      case .number(let number): Given(number: number)
      case .boolean(let flag): Given(flag: flag)
      case .string(let text):
        Given(code: texts.firstIndex { $0.isSame(as: text) } ?? -1)
      case .null, .date, .time, .dateTime, .yearsMonths, .daysTime, .list, .context, .range,
        .function:
        Given()
      }
    }
  }

  /// Whether a rule matches; what is no test by a constant of the value's kind is asked.
  @inline(__always)
  func matches(
    _ rule: Int, _ given: [Given], asking holds: (_ input: Int) -> Bool
  ) -> Bool {
    for input in 0..<width {
      let place = rule * width + input
      switch cells[place].kind {
      case .anything: continue
      case .numbers:
        guard let number = given[input].number else { break }
        if cells[place].interval.contains(number) { continue }
        return false
      case .text:
        guard let code = given[input].code else { break }
        if cells[place].code == code { continue }
        return false
      case .yes, .no:
        guard let flag = given[input].flag else { break }
        if flag == (cells[place].kind == .yes) { continue }
        return false
      case .written: break
      }
      guard holds(input) else { return false }
    }
    return true
  }
}
