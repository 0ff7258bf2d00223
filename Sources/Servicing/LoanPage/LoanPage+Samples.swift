import Foundation
import Kernel
import Lending
import ServicingAPI
import Web

extension LoanPage {
  static var samples: KeyValuePairs<String, LoanPage> {
    [
      "por depositar": LoanPage(.sample(.disbursing), actions: .sample, panels: []),
      "rechazado por el banco": LoanPage(
        .sample(.disbursing, isRejected: true), actions: .deciding, panels: []),
      "con saldo a favor": LoanPage(
        .sample(.paidOff, on: "2026-12-10", surplus: .mxn(200)), actions: .deciding, panels: []),
      "espera garantía": LoanPage(.sample(.awaitingDeposit), actions: .sample, panels: []),
      "con garantía": LoanPage(
        .sample(.paidOff, on: "2026-12-10", garantia: .sample), actions: .returning, panels: []),
      "al corriente": LoanPage(
        .sample(.active, on: "2026-11-25"), actions: .sample, panels: []),
      "con atraso": LoanPage(
        .sample(.active, on: "2027-01-10"), actions: .collecting, panels: [.sample]),
      "con gastos de cobranza": LoanPage(.collected, actions: .correcting, panels: []),
      "liquidado": LoanPage(
        .sample(.paidOff, on: "2026-12-10"), actions: .released, panels: []),
    ]
  }
}

extension LoanActions {
  static let sample = LoanActions(
    csrf: "", act: "018f0000-0000-7000-8000-000000000001", cancellableThrough: "4 dic 2026")
  static let collecting = LoanActions(
    csrf: "", collectionFee: "$150.00", act: "018f0000-0000-7000-8000-000000000001")
  static let correcting = LoanActions(
    csrf: "", act: "018f0000-0000-7000-8000-000000000001", mayCorrect: true)
  static let deciding = LoanActions(
    csrf: "", act: "018f0000-0000-7000-8000-000000000001", mayReorder: true,
    mayCancelRejected: true, mayRefund: true)
  static let released = LoanActions(
    csrf: "", act: "018f0000-0000-7000-8000-000000000001", hasRelease: true)
}

extension LoanActions {
  static let returning = LoanActions(
    csrf: "", act: "018f0000-0000-7000-8000-000000000001", hasRelease: true, applicable: "$80.00",
    returnable: "$1,000.00")
}

extension Garantia {
  static let sample = Garantia(
    required: .mxn(1_000),
    movements: [
      Movement(
        id: .version7(at: Date(timeIntervalSince1970: 1_795_000_000), randomness: (1, 1)),
        kind: .received, amount: .mxn(1_000), on: CalendarDate(dayNumber: 20_777),
        reason: "Depósito en caja", actor: .system("payments"))
    ])
}

extension PanelView {
  static let sample = PanelView(title: "Mensajes", content: "<p>No hay mensajes.</p>")
}

extension LoanFile {
  /// A fee that was undone and another that stands.
  static var collected: LoanFile {
    var file = sample(.active, on: "2027-01-10")
    let on = CalendarDate(dayNumber: 20_796)
    let events = [
      LoanEvent(id: "fee:1", effectiveOn: on, instant: 0, .collectionFee(amount: .mxn(150))),
      LoanEvent(id: "reversal:fee:1", effectiveOn: on, instant: 1, .reversal(of: "fee:1")),
      LoanEvent(id: "fee:1-2", effectiveOn: on, instant: 2, .collectionFee(amount: .mxn(150))),
    ]
    file.record.events = events
    file.acts = zip(events, ["Llamada", "La llamada no se hizo", "Visita al domicilio"]).map {
      LoanAct(
        event: $0, recordedAt: Date(timeIntervalSince1970: 1_796_500_000),
        actor: .system("office"), reason: $1)
    }
    return file
  }

  /// Lupita's loan of 10,000 in six quincenas.
  static func sample(
    _ status: LoanStatus, on date: String = "2026-11-20", garantia: Garantia? = nil,
    isRejected: Bool = false, surplus: Money = .zero
  ) -> LoanFile {
    let today = CalendarDate(date) ?? CalendarDate(dayNumber: 20_777)
    var record = LoanRecord(loan: .sample(status), events: [], closedThrough: today)
    if status == .paidOff {
      let quote = record.account.payoffQuote(on: today)
      record.events = [
        LoanEvent(
          id: "muestra", effectiveOn: today, instant: 0, .payoff(amount: quote.total + surplus))
      ]
      record.loan.endedOn = today
    }
    return LoanFile(
      record: record, today: today, borrower: "Guadalupe Hernández Ríos", repayments: [],
      acts: record.events.map {
        LoanAct(
          event: $0, recordedAt: Date(timeIntervalSince1970: 1_796_000_000),
          actor: .system("payments"), reason: nil)
      }, postings: [],
      garantia: garantia ?? Garantia(required: record.loan.garantiaRequired, movements: []),
      rejection: isRejected
        ? Rejection(
          disbursement: record.loan.disbursement, loan: record.loan.id, code: "stp-7", on: today)
        : nil, refund: Refund(credit: surplus, owed: .zero, movements: []),
      zone: .gmt, branch: "Centro")
  }
}

extension Loan {
  static func sample(_ status: LoanStatus) -> Loan {
    let signed = CalendarDate(dayNumber: 20_777)
    let terms = LoanTerms(
      principal: .mxn(10_000), disbursedOn: signed, installmentCount: 6, frequency: .quincenal,
      annualRate: .percent(72), moratorioAnnualRate: .percent(108),
      openingFee: OpeningFee(.share(rate: .percent(3)), settlement: .deducted),
      collectionFee: .mxn(150), firstDue: FirstDue(minimumDays: 7))
    guard let schedule = try? Schedule(terms, calendar: BusinessCalendar()) else {
      preconditionFailure("the sample's terms make a schedule")
    }
    let id = LoanID(.version7(at: Date(timeIntervalSince1970: 1_795_000_000), randomness: (1, 1)))
    return Loan(
      id: id, folio: Folio(id, prefix: "SOL").description,
      party: PartyID(id.uuid), contract: ContractID(id.uuid), group: nil, branch: "centro",
      product: SoldProduct(code: "credito-quincenal", version: 1, name: "Crédito Quincenal"),
      disbursement: DisbursementID(id.uuid), status: status, schedule: schedule,
      cat: (try? schedule.cat()) ?? nil, signedOn: signed, cancelThrough: signed.adding(days: 14),
      garantiaRequired: status == .awaitingDeposit ? .mxn(1_000) : .zero,
      disbursedOn: [.awaitingDeposit, .disbursing].contains(status) ? nil : signed)
  }
}
