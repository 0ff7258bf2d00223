import Testing

@testable import DMN

/// What is known beforehand of a table is what its cells say one by one.
@Suite struct RuleIndexTests {
  @Test(arguments: 0..<60) func theIndexFindsTheRulesThatTheirCellsLetMatch(seed: Int) throws {
    var random = Seeded(seed)
    let (width, ruleCount) = (Int.random(in: 1...5, using: &random), [3, 30, 64, 150][seed % 4])
    let texts = (0..<ruleCount).map { _ in (0..<width).map { _ in random.cell() } }
    let rules = try texts.map { try $0.map(Self.compiled) }
    let index = RuleIndex(rules, width: width)
    for _ in 0..<120 {
      let given = (0..<width).map { _ in random.value() }
      let wanted = rules.indices.filter { rule in
        zip(rules[rule], given).allSatisfy { $0.holds(for: $1, .empty, Evaluation()) == true }
      }
      let row = "\(given.map(\.text)) of \(wanted.map { texts[$0] })"
      #expect(Self.hits(index, rules, given) == wanted, "\(row)")
    }
  }

  @Test func whereAConstantSettlesARuleItsOtherCellsAreNotAsked() throws {
    let rules = try [["? > 3", "\"A\""], ["? > 4", "\"B\""]].map { try $0.map(Self.compiled) }
    var asked: [Int] = []
    RuleIndex(rules, width: 2).forEachMatch(of: [FEELValue(5), .string("B")]) { rule, _ in
      asked.append(rule)
      return true
    } _: { _ in
      true
    }
    #expect(asked == [1])
  }

  @Test func theFirstMatchMayBeTheLastThatIsLookedFor() throws {
    let rules = try (0..<200).map { _ in try [Self.compiled("> 3")] }
    var hits: [Int] = []
    RuleIndex(rules, width: 1).forEachMatch(of: [FEELValue(5)]) { _, _ in
      false
    } _: { rule in
      hits.append(rule)
      return false
    }
    #expect(hits == [0])
  }

  @Test func anIndexGrowsWithTheCellsAlone() throws {
    let rules = try (0..<2_000).map { place in
      try [Self.compiled("[\(place)..\(place + 1_500))"), Self.compiled("\"t\(place)\"")]
    }
    let index = RuleIndex(rules, width: 2)
    #expect(index.wordCount < 2_000 * 2 * 4)
    #expect(Self.hits(index, rules, [FEELValue(1_700), .string("t1234")]) == [1_234])
  }

  private static func compiled(_ text: String) throws -> CompiledCell {
    Compiler().compile(try Parser.unaryTests(text, names: BuiltIns.names))
  }

  private static func hits(
    _ index: RuleIndex, _ rules: [[CompiledCell]], _ given: [FEELValue]
  ) -> [Int] {
    var hits: [Int] = []
    index.forEachMatch(of: given) { rule, input in
      rules[rule][input].holds(for: given[input], .empty, Evaluation()) == true
    } _: { rule in
      hits.append(rule)
      return true
    }
    return hits
  }
}

/// Cells and values that are the same for the same seed.
private struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state ^ state >> 29) &* 0xBF58_476D_1CE4_E5B9
  }

  private mutating func one<Item>(of items: [Item]) -> Item {
    items[Int.random(in: items.indices, using: &self)]
  }

  private static let numbers = [
    "-7", "-1", "0", "1", "2", "2.0", "3", "3.5", "5", "5.00", "7", "1000", "12000.50",
    "9999999999999999999999999999999997", "9999999999999999999999999999999999",
  ]
  // The last two look alike and are not.
  private static let texts = ["", "A", "B", "C", "nómina", "no\u{301}mina"]
  private static let others = [
    "null", "@\"2026-01-31\"", "@\"P1M\"", "[1, 2]", "? > 3 and ? < 6", "? = null",
    "> \"A\"", "[\"A\"..\"B\"]", "< @\"2026-02-01\"", "? in (1, \"A\")", "not(null)",
  ]

  mutating func cell() -> String {
    switch Int.random(in: 0..<10, using: &self) {
    case 0, 1: return "-"
    case 2: return one(of: Self.others)
    case 3: return "not(\(tests()))"
    case _: return tests()
    }
  }

  private mutating func tests() -> String {
    let kind = Int.random(in: 0..<4, using: &self)
    return (0..<Int.random(in: 1...3, using: &self)).map { _ in
      // Of one kind, but for some.
      test(kind == 3 ? Int.random(in: 0..<3, using: &self) : kind)
    }.joined(separator: ", ")
  }

  private mutating func test(_ kind: Int) -> String {
    if kind == 1 { return "\"\(one(of: Self.texts))\"" }
    if kind == 2 { return one(of: ["true", "false"]) }
    let (one, two) = (one(of: Self.numbers), one(of: Self.numbers))
    switch Int.random(in: 0..<3, using: &self) {
    case 0: return one
    case 1: return "\(self.one(of: ["<", "<=", ">", ">="])) \(one)"
    case _: return "\(self.one(of: ["[", "("]))\(one)..\(two)\(self.one(of: ["]", ")"]))"
    }
  }

  mutating func value() -> FEELValue {
    switch Int.random(in: 0..<9, using: &self) {
    case 0...3: .number(Decimal128(one(of: Self.numbers + ["4", "-9", "2.50"])) ?? .zero)
    case 4, 5: .string(one(of: Self.texts + ["Z"]))
    case 6: .boolean(one(of: [true, false]))
    case 7: .null
    case _:
      one(of: [
        .date(FEELDate(year: 2026, month: 1, day: 31) ?? .epoch), FEELValue([FEELValue(1)]),
        .yearsMonths(YearsMonthsDuration(months: 1)), .context(FEELContext()),
      ])
    }
  }
}
