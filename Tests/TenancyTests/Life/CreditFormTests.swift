import Kernel
import Lending
import Testing

@testable import Tenancy

/// Lines and groups, as a file says them, and all of it as a body does.
@Suite struct CreditFormTests {
  static func credit(_ text: String) throws -> ToldLife.Credit {
    try LifeFile(Array(text.utf8), named: "vida.yaml").life.credit
  }

  static let line = """
    line:
      limit: 20000
      openedOn: 2026-01-20
      annualRate: 48 %
      cutOffDay: 15
      minimum: card

    """

  /// In the file's own language: neither the parser's nor half of what there is to choose from.
  @Test(arguments: [
    (line + "  lateCharge: nunca\n", "Elija: none. O escriba una clave: moratorio, fee."),
    (
      line.replacing("minimum: card", with: "minimum: tarjeta"),
      "O escriba una clave: share, of, adding, limitShare, floor."
    ),
    (line + "  fees: [\n", "El YAML está mal escrito. Revise sangría, dos puntos y comillas"),
    (line + "  lateCharg: none\n", "¿Quiso decir «lateCharge»?"),
  ])
  func aLineThatCannotBeReadSaysWhatToWrite(text: String, words: String) throws {
    let error = try #require(throws: LifeFile.Unreadable.self) { try Self.credit(text) }
    #expect(error.problem.detail.contains(words), "\(error.problem.detail)")
  }

  @Test func everyTermOfALineIsWritten() throws {
    let text = """
      line:
        limit: 20000
        limitCovers: everythingOwed
        overLimit: {allowed: {upTo: 10 %, fee: {amount: 50}}}
        openedOn: 2026-01-20
        garantiaLiquida: {share: 10 %}
        cutOffDay: 31
        daysToPay: 15
        dueShift: previous
        minimum: {share: 5 %, of: balance, adding: interest, limitShare: 1 %, floor: 200}
        allocation: {direction: vertical, draws: [purchase, cash]}
        annualRate: 48 %
        accrual: actual365
        interest: {method: averageDailyBalance, interestFree: purchasesPaidInFull}
        lateCharge: {moratorio: {annualRate: 96 %, ordinaryInterest: runsBeside}}
        fees: {annual: {amount: 300}, unusedAnnualRate: 1 %, draw: {share: 2 %}}
        ivaOnInterest: 16 %
        ivaOnFees: 8 %
        rounding: halfUp
      """
    let expected = LineTerms(
      limit: .mxn(20_000), limitCovers: .everythingOwed,
      overLimit: .allowed(upTo: .percent(10), fee: .fixed(amount: .mxn(50))),
      openedOn: CalendarDate("2026-01-20")!, annualRate: .percent(48), dayCount: .actual365,
      interest: LineInterest(method: .averageDailyBalance, interestFree: .purchasesPaidInFull),
      cutOffDay: 31, daysToPay: 15, dueShift: .previous,
      minimum: MinimumPayment(
        share: .percent(5), of: .balance, adding: .interest, limitShare: .percent(1),
        floor: .mxn(200)),
      lateCharge: .moratorio(annualRate: .percent(96), ordinaryInterest: .runsBeside),
      fees: LineFees(
        annual: .fixed(amount: .mxn(300)), unusedAnnualRate: .percent(1),
        draw: .share(rate: .percent(2))),
      ivaOnFees: .percent(8),
      allocation: LineAllocation(direction: .vertical, draws: [.purchase, .cash]),
      rounding: .halfUp, garantiaLiquida: GarantiaLiquida(.share(rate: .percent(10))))
    guard case .line(let terms, _) = try Self.credit(text) else { return }
    #expect(terms == expected)
  }

  static let lineEvents: [(String, LineEvent.What)] = [
    ("draw: {amount: 500}", .draw(amount: .mxn(500), kind: .cash)),
    ("payment: 100", .payment(amount: .mxn(100))), ("fee: 30", .fee(amount: .mxn(30))),
    ("collectionFee: 90", .collectionFee(amount: .mxn(90))),
    ("limitChange: 25000", .limitChange(to: .mxn(25_000))),
    ("rateChange: {annual: 40 %}", .rateChange(annual: .percent(40), moratorio: nil)),
    ("block: true", .block), ("unblock: true", .unblock), ("closing: true", .closing),
    ("refund: 5", .refund(amount: .mxn(5))), ("reversal: mov-1", .reversal(of: "mov-1")),
  ]

  @Test(arguments: lineEvents)
  func everyEventOfALineIsWritten(text: String, what: LineEvent.What) throws {
    let credit = try Self.credit(Self.line + "events:\n  - {on: 2026-02-01, \(text)}")
    guard case .line(let terms, let told) = credit else { return }
    #expect(told.map(\.what) == [what] && terms.minimum == .card)
  }

  static let group = """
    group:
      jointLiability: {named: [Ana]}
      guarantee: ownLoan
      release: ownLoanPaid
      members: [{id: Ana, amount: 7000}, {id: Bety, amount: 5000}]

    """

  static let groupEvents: [(String, ToldGroupChange)] = [
    ("payment: {amount: 900, by: equal}", .payment(amount: .mxn(900), by: .equal)),
    (
      "sheet: {lines: [{id: Ana, amount: 600}], surplus: membersBehind}",
      .sheet([SheetLine("Ana", .mxn(600))], surplus: .membersBehind)
    ),
    (
      "guaranteeDeposit: {member: Ana, amount: 70}",
      .together(.guaranteeDeposit(member: "Ana", amount: .mxn(70)))
    ),
    ("guaranteeApplied: true", .guaranteeApplied),
    (
      "guaranteeReturn: {member: Ana, amount: 70}",
      .together(.guaranteeReturn(member: "Ana", amount: .mxn(70)))
    ),
    (
      "solidarityRepayment: {from: Ana, to: Bety, amount: 9}",
      .together(.solidarityRepayment(from: "Ana", to: "Bety", amount: .mxn(9)))
    ),
    ("departure: Ana", .together(.departure("Ana"))),
    ("reversal: mov-1", .together(.reversal(of: "mov-1"))),
    (
      "loan: {member: Ana, what: {payoff: 7000}}",
      .loan("Ana", ToldChange(.payoff(amount: .mxn(7_000))))
    ),
  ]

  @Test(arguments: groupEvents)
  func everyEventOfAGroupIsWritten(text: String, what: ToldGroupChange) throws {
    let credit = try Self.credit(
      TermsFileTests.base + Self.group + "events:\n  - {on: 2027-02-01, \(text)}")
    guard case .group(let plan, let told) = credit else { return }
    #expect(told.map(\.what) == [what])
    #expect(plan.shares.map(\.member) == ["Ana", "Bety"] && plan.group.guarantee == .ownLoan)
    #expect(plan.group.jointLiability == .named(["Ana"]) && plan.group.release == .ownLoanPaid)
  }

  @Test func everyWayIsTried() {
    func key(_ text: String) -> String { String(text.prefix { $0 != ":" }) }
    #expect(Set(Self.lineEvents.map { key($0.0) }) == Set(LineEvent.ways.map(\.key)))
    #expect(Set(Self.groupEvents.map { key($0.0) }) == Set(ToldGroupChange.ways.map(\.key)))
  }

  @Test func aLineTakesNoTermsBesideIt() {
    #expect(throws: LifeFile.Unreadable.self) {
      try Self.credit(TermsFileTests.base + Self.line)
    }
  }

  @Test func aBodysSchemaIsTheShapesOwnInCentavosAndMillionths() {
    for (name, keys) in [
      ("events", ToldChange.ways.map(\.key)), ("line", ["limit", "cutOffDay"]),
      ("group", ["members", "release"]),
    ] {
      let printed = ToldLife.bodySchema(of: name).printed()
      #expect(keys.allSatisfy { printed.contains("\"\($0)\"") })
      #expect(!printed.contains("%$") && !printed.contains("\"number\""))
    }
  }
}
