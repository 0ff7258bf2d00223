import Kernel
import Lending
import LendingLives
import Testing

/// A line of 20,000.00 at 48 % with a cut-off on the 15th, as the guide tells it.
@Suite struct LineRulesTests {
  static let opened = CalendarDate("2026-01-20")!

  static func terms(_ change: (inout LineTerms) -> Void = { _ in }) -> LineTerms {
    var terms = LineTerms(
      limit: .mxn(20_000), openedOn: opened, annualRate: .percent(48), cutOffDay: 15,
      minimum: MinimumPayment(share: .percent(5), floor: .mxn(200)))
    change(&terms)
    return terms
  }

  static func line(_ change: (inout LineTerms) -> Void = { _ in }) throws -> LineAccount {
    try LineAccount(terms(change), calendar: goldenCalendar)
  }

  static func event(_ id: String, _ on: String, _ what: LineEvent.What) -> LineEvent {
    LineEvent(id: id, effectiveOn: CalendarDate(on)!, instant: 0, what)
  }

  @Test func theLineOfTheGuide() throws {
    let line = try Self.line()
      .adding(Self.event("a", "2026-01-20", .draw(amount: .mxn(10_000), kind: .cash)))
      .adding(Self.event("b", "2026-02-05", .draw(amount: .mxn(3_000), kind: .cash)))
    let statement = try #require(line.statements(through: CalendarDate("2026-02-15")!).first)
    // 10,000 × 48 % × 26 ÷ 360 + 3,000 × 48 % × 10 ÷ 360.
    #expect(statement.interest == Part(net: .centavos(38_667), iva: .centavos(6_187)))
    #expect(statement.minimum == .centavos(65_000 + 38_667 + 6_187))
    #expect(statement.paymentForNoInterest == .centavos(1_344_854))
    // 20 days after the cut-off is Saturday 7 March: the Monday after.
    #expect(statement.dueOn == CalendarDate("2026-03-09")!)
    #expect(line.terms.cat?.description == "60.1")
  }

  @Test func aCutOffOnThe31stFallsOnTheLastDayOfEveryMonth() throws {
    let line = try Self.line { $0.cutOffDay = 31 }
    let cuts = line.statements(through: CalendarDate("2026-05-01")!).map(\.cutOn.description)
    #expect(cuts == ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"])
  }

  @Test func theMinimumOfACardIsTheGreaterOfItsTwoAmounts() throws {
    let draw = Self.event("a", "2026-02-14", .draw(amount: .mxn(10_000), kind: .cash))
    let line = try Self.line { $0.minimum = .card }.adding(draw)
    let statements = line.statements(through: CalendarDate("2026-03-15")!)
    // A day of interest is 13.33 and 2.13 of IVA; 1.5 % of 10,000 is 150; 1.25 % of 20,000 is more.
    #expect(statements[0].minimum == .mxn(250))
    // 28 days: 373.33 and 59.73 with 1.5 % of 10,015.46; the 250.00 was not paid.
    #expect(statements[1].minimum == .centavos(25_000 + 37_333 + 5_973 + 15_023))
  }

  @Test func purchasesPaidInFullBearNoInterest() throws {
    var line = try Self.line { $0.interest.interestFree = .purchasesPaidInFull }
      .adding(Self.event("a", "2026-01-25", .draw(amount: .mxn(4_500), kind: .purchase)))
      .adding(Self.event("b", "2026-02-20", .draw(amount: .mxn(1_000), kind: .purchase)))
    let atStake = line.position(on: CalendarDate("2026-03-09")!)
    #expect(atStake.accruedInterest.isZero && atStake.interestAtStake.net.isPositive)
    let lost = line.position(on: CalendarDate("2026-03-10")!)
    #expect(lost.interestAtStake.isZero && lost.accruedInterest.net > atStake.interestAtStake.net)
    line = try line.adding(Self.event("p", "2026-03-09", .payment(amount: .mxn(4_500))))
    let statements = line.statements(through: CalendarDate("2026-03-15")!)
    #expect(statements.map(\.interest) == [.zero, .zero])
    #expect(statements[1].closing == .mxn(1_000))
  }

  @Test func latenessBearsMoratorioOrAFeeAndNeverBoth() throws {
    let draw = Self.event("a", "2026-01-20", .draw(amount: .mxn(10_000), kind: .cash))
    let moratorio = try Self.line {
      $0.lateCharge = .moratorio(annualRate: .percent(96), ordinaryInterest: .runsBeside)
    }.adding(draw).statements(through: CalendarDate("2026-03-15")!)[1]
    // 500.00 of principal overdue from the 9th to the 15th: 6 nights.
    #expect(moratorio.moratorio.net == .mxn(8) && moratorio.fees.isZero)
    let fee = try Self.line { $0.lateCharge = .fee(.fixed(amount: .mxn(2_000))) }
      .adding(draw).statements(through: CalendarDate("2026-03-15")!)[1]
    // Never more than the minimum that was not paid: 500.00 + 346.67 + 55.47.
    #expect(fee.moratorio.isZero && fee.fees.net == .centavos(90_214))
  }

  @Test func aMinimumWithoutPrincipalNeverRepaysTheLine() throws {
    let draw = Self.event("a", "2026-01-20", .draw(amount: .mxn(10_000), kind: .cash))
    let line = try Self.line { $0.minimum = .chargesOnly }.adding(draw)
    #expect(line.payingOnlyTheMinimum(after: Self.opened) == nil)
    let whole = try Self.line { $0.minimum = .everything }.adding(draw)
    #expect(whole.payingOnlyTheMinimum(after: Self.opened)?.payments == 2)
  }

  @Test func anEffectSaysWhatItsEventChanged() throws {
    let line = try Self.line()
      .adding(Self.event("a", "2026-01-20", .draw(amount: .mxn(10_000), kind: .cash)))
    let payment = Self.event("p", "2026-03-04", .payment(amount: .mxn(11_000)))
    let effect = try line.receive(payment, asOf: CalendarDate("2026-03-04")!)
    // 346.67 and 55.47 of the first statement, and all principal; 597.86 is left.
    #expect(effect.lines.map(\.part.total).sum == .centavos(1_040_214))
    #expect(effect.excess == .centavos(59_786) && effect.after.credit == effect.excess)
    #expect(effect.before.owed.total == .centavos(1_040_214) && effect.after.owed == .zero)
  }

  @Test func aDrawThatTheLimitDoesNotReachIsRefused() throws {
    let line = try Self.line()
      .adding(Self.event("a", "2026-01-20", .draw(amount: .mxn(15_000), kind: .cash)))
    let more = Self.event("b", "2026-01-21", .draw(amount: .mxn(5_001), kind: .cash))
    #expect(throws: LineEventRefused.overLimit(available: .mxn(5_000))) { try line.adding(more) }
    let over = try Self.line {
      $0.overLimit = .allowed(upTo: .percent(10), fee: .fixed(amount: .mxn(150)))
    }.adding(Self.event("a", "2026-01-20", .draw(amount: .mxn(15_000), kind: .cash))).adding(more)
    let position = over.position(on: CalendarDate("2026-01-21")!)
    #expect(position.available.isZero && position.owed.fees.net == .mxn(150))
  }

  @Test func aBlockedLineAndAClosedOneTakeNoDraws() throws {
    let draw = Self.event("d", "2026-02-01", .draw(amount: .mxn(100), kind: .cash))
    for what in [LineEvent.What.block, .closing] {
      let line = try Self.line().adding(Self.event("b", "2026-01-25", what))
      #expect(throws: LineEventRefused.notOpen) { try line.adding(draw) }
    }
    let opened = try Self.line().adding(Self.event("b", "2026-01-25", .block))
      .adding(Self.event("u", "2026-01-30", .unblock)).adding(draw)
    #expect(opened.position(on: CalendarDate("2026-02-01")!).used == .mxn(100))
  }

  @Test func eventsThatMeanNothingAreRefused() throws {
    let line = try Self.line()
      .adding(Self.event("a", "2026-01-20", .draw(amount: .mxn(10), kind: .cash)))
    func refused(_ event: LineEvent) -> LineEventRefused? {
      do throws(LineEventRefused) {
        _ = try line.adding(event)
        return nil
      } catch { return error }
    }
    #expect(refused(Self.event("a", "2026-01-21", .block)) == .idTaken)
    #expect(refused(Self.event("b", "2026-01-19", .block)) == .beforeOpening)
    #expect(
      refused(Self.event("b", "2026-01-21", .payment(amount: .zero))) == .amountOutOfRange)
    let huge = Money(minorUnits: .max)
    #expect(refused(Self.event("b", "2026-01-21", .limitChange(to: huge))) == .amountOutOfRange)
    #expect(
      refused(
        Self.event(
          "b", "2026-01-21", .rateChange(annual: Rate(millionths: -1), moratorio: nil)))
        == .rateOutOfRange)
    #expect(refused(Self.event("b", "2026-01-21", .reversal(of: "z"))) == .nothingToReverse)
  }

  static let nonsense: [(LineTermsRefused.Field, @Sendable (inout LineTerms) -> Void)] = [
    (.limit, { $0.limit = .zero }),
    (.limit, { $0.limit = Money(minorUnits: .max) }),
    (.annualRate, { $0.annualRate = Rate(millionths: -1) }),
    (.dayCount, { $0.dayCount = .byPeriod }),
    (.cutOffDay, { $0.cutOffDay = 32 }),
    (.daysToPay, { $0.daysToPay = 26 }),
    (.minimum, { $0.minimum.share = .percent(101) }),
    (.minimum, { $0.minimum.floor = .centavos(-1) }),
    (.lateCharge, { $0.lateCharge = .fee(.fixed(amount: .centavos(-1))) }),
    (
      .lateCharge,
      { $0.lateCharge = .moratorio(annualRate: .percent(6_000), ordinaryInterest: .stops) }
    ),
    (.fees, { $0.fees.annual = .share(rate: .percent(-1)) }),
    (.overLimit, { $0.overLimit = .allowed(upTo: .percent(101), fee: nil) }),
    (.ivaOnInterest, { $0.ivaOnInterest = .percent(-1) }),
    (.ivaOnFees, { $0.ivaOnFees = .percent(200) }),
    (.garantiaLiquida, { $0.garantiaLiquida = GarantiaLiquida(.share(rate: .percent(101))) }),
    (.allocation, { $0.allocation.due = [.principal] }),
  ]

  @Test func nonsenseIsRefusedByField() {
    for (field, change) in Self.nonsense {
      #expect(throws: LineTermsRefused(field: field)) { try Self.line(change) }
    }
  }

  @Test func aRefusalPointsAtTheTermByItsNameInARequest() {
    #expect(LineTermsRefused(field: .cutOffDay).problem.errors.map(\.field) == ["/line/cutOffDay"])
    let accrual = LineTermsRefused(field: .dayCount).problem
    #expect(accrual.errors.map(\.field) == ["/line/accrual"])
    #expect(accrual.members["field"] == "accrual")
  }
}
