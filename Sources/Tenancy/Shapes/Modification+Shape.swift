import Kernel
import Lending

extension Modification {
  /// Every change of what was agreed, by the key that says it.
  static let ways: [Way<ToldChange>] = [
    Way("reschedule", NewTable.shape()) { $0.change { .reschedule($0.terms) } },
    Way("reage", NewTable.shape()) { $0.change { .reage($0.terms) } },
    Way("restructure", NewTable.shape([NewTable.capitalising])) {
      $0.change { .restructure(capitalising: $0.capitalising, $0.terms) }
    },
    Way("topUp", NewTable.shape([NewTable.amount])) {
      $0.change { .topUp(amount: $0.amount, $0.terms) }
    },
    Way("paymentHoliday", holidayShape) { $0 },
    Way("reamortise", .yes) { _ in ToldChange(.modification(.reamortise)) },
    Way("writeOff", .yes) { _ in ToldChange(.modification(.writeOff)) },
    Way("chargeOff", .yes) { _ in ToldChange(.modification(.chargeOff)) },
    Way("transfer", Transfer.shape) { ToldChange(.modification(.transfer($0))) },
    Way("sale", .yes) { _ in ToldChange(.modification(.sale)) },
  ]

  private static let holidayShape = Shape<ToldChange>.object(
    Key("installments", .integer(1...520)), Key("interest", Shape<HolidayInterest>.choice),
    Key("longerBy", .integer(0...520), otherwise: 0)
  ) { installments, interest, longer in
    ToldChange(
      .modification(
        .paymentHoliday(PaymentHoliday(installments: installments, interest: interest))),
      calendar: longer == 0 ? nil : NewCalendar(installments: longer))
  }
}

/// A new table as people agree on it.
private struct NewTable: Sendable {
  var terms = NewTerms()
  var calendar = NewCalendar()
  var capitalising: [Component] = []
  var amount = Money.zero

  func change(_ make: (NewTable) -> Modification) -> ToldChange {
    ToldChange(
      .modification(make(self)), calendar: calendar == NewCalendar() ? nil : calendar)
  }

  static func shape(_ more: [Field<NewTable>] = []) -> Shape<NewTable> {
    .usual(NewTable(), more + fields)
  }

  static let capitalising = Field<NewTable>(
    "capitalising", .list(of: .choice, 0...Component.allCases.count)
  ) { $0.capitalising = $1 }

  static let amount = Field<NewTable>("amount", .pesos, required: .required) { $0.amount = $1 }

  private static let fields: [Field<NewTable>] = [
    Field("annualRate", .percent) { $0.terms.annualRate = $1 },
    Field("method", RepaymentMethod.shape) { $0.terms.method = $1 },
    Field("grace", Grace.shape) { $0.terms.grace = $1 },
    Field("installments", .integer(1...520)) { $0.calendar.installments = $1 },
    Field("frequency", Frequency.shape) { $0.calendar.frequency = $1 },
    Field("firstDue", .date) { $0.calendar.firstDue = $1 },
  ]
}

extension Transfer {
  fileprivate static let shape = Shape<Transfer>.object(
    Key("to", Shape<Target>.choice), Key("reference", .text(1...60))
  ) { target, reference in Transfer(to: target, reference: reference) }
}
