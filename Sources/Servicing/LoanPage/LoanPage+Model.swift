import Foundation
import Kernel
import Ledger
import Lending
import PaymentsAPI
import ServicingAPI
import Tenancy
import Web

/// Everything a loan's page is made of, read at once.
struct LoanFile: Sendable {
  var record: LoanRecord
  let today: CalendarDate
  let borrower: String
  let repayments: [Repayment]
  var acts: [LoanAct]
  let postings: [Posting]
  let garantia: Garantia
  let rejection: Rejection?
  let refund: Refund
  let zone: TimeZone
  let branch: String

  var loan: Loan { record.loan }
  var account: LoanAccount { record.account }
  var date: CalendarDate { record.day(today) }
  /// Nothing is owed before the money arrives.
  var isLent: Bool { loan.disbursedOn != nil }
}

extension LoanPage {
  init(_ file: LoanFile, actions: LoanActions, panels: [PanelView]) {
    let position = file.account.position(on: file.date)
    loan = file.loan.id
    folio = file.loan.folio
    product = file.loan.product.name
    borrower = file.borrower
    party = file.loan.party
    group = file.loan.group
    contract = file.loan.contract
    status = file.loan.status.badge
    delinquency = file.loan.status == .active ? position.bucket.badge : nil
    figures = LoanFigures(file, position)
    terms = file.conditions
    parts = file.isLent ? file.parts : []
    total = file.isLent ? position.outstanding.total.text : Money.zero.text
    rows = file.rows
    repayments = file.repayments.map { RepaymentLine($0, file.application(of: $0)) }
    fees = file.record.collectionFees.map { FeeLine($0, of: file) }
    garantia =
      file.garantia.movements.isEmpty && file.garantia.required.isZero
      ? nil : GarantiaView(file.garantia)
    rejection = file.rejection.map { RejectionView($0, party: file.loan.party) }
    refund = RefundView(file.refund)
    story = file.story
    self.actions = actions
    self.panels = panels
  }
}

extension LoanFigures {
  init(_ file: LoanFile, _ position: Position) {
    self = file.isLent ? .lent(file, position) : .waiting(file)
  }

  private static func lent(_ file: LoanFile, _ position: Position) -> LoanFigures {
    let on = file.date.text.short
    let quote = file.account.payoffQuote(on: file.date)
    let next = position.nextDue
    return LoanFigures(
      asOf: on, toPay: position.toPay.text,
      toPayDetail: position.credit.isZero ? "Al \(on)" : "Saldo a favor: \(position.credit.text)",
      next: next?.amount.text ?? "—",
      nextDetail: next.map { "Pago \($0.number), \($0.on.text.short)" } ?? "No hay más pagos",
      payoff: quote.total.text,
      payoffDetail: quote.saved.isPositive ? "Ahorro: \(quote.saved.text)" : "Sin comisión",
      daysPastDue: days(position.daysPastDue), daysDetail: position.bucket.word)
  }

  private static func waiting(_ file: LoanFile) -> LoanFigures {
    let schedule = file.loan.schedule
    return LoanFigures(
      asOf: file.date.text.short, toPay: Money.zero.text,
      toPayDetail: "El dinero no se ha depositado", next: schedule.installments[0].total.text,
      nextDetail: "Pago 1, \(schedule.firstDueOn.text.short)", payoff: Money.zero.text,
      payoffDetail: "Todavía no se debe nada", daysPastDue: days(0), daysDetail: "Sin atraso")
  }
}

extension LoanFile {
  var conditions: [(String, String)] {
    let terms = loan.schedule.terms
    return [
      ("CAT sin IVA", loan.cat.map { RateText(tenths: Int64($0.tenths)).text } ?? "—"),
      ("Monto", terms.principal.text), ("Depositado", terms.netDisbursement.text),
      ("Plazo", "\(loan.schedule.installments.count) pagos \(terms.frequency.adjectives)"),
      ("Tasa ordinaria anual", terms.annualRate.text),
      ("Tasa moratoria anual", terms.moratorioAnnualRate.text),
      ("Total a pagar", loan.schedule.totalToPay.text),
      ("Firmado", loan.signedOn.text.short),
      ("Depositado el", loan.disbursedOn?.text.short ?? "—"),
      ("Sucursal", branch),
      ("Producto", "\(loan.product.name), versión \(loan.product.version)"),
    ]
  }

  /// Each component with its own IVA, opened to its formulas and postings.
  var parts: [BalancePart] {
    let explained = account.explain(on: date)
    return Component.usualOrder.reversed().flatMap { component -> [BalancePart] in
      let lines = explained.filter { $0.component == component }
      let postings = postings.filter { posting in
        component.accountPrefixes.contains { posting.account.hasPrefix($0) }
      }
      return [
        part(component.word, lines.filter { $0.side == .net }, postings),
        part("IVA de " + component.word.lowercased(), lines.filter { $0.side == .iva }, []),
      ].compactMap { $0 }
    }
  }

  private func part(
    _ name: String, _ lines: [Explanation], _ postings: [Posting]
  ) -> BalancePart? {
    guard !lines.isEmpty else { return nil }
    return BalancePart(
      name: name, amount: lines.map(\.amount).sum.text,
      lines: lines.map {
        FormulaLine(what: "Pago \($0.installment)", formula: $0.words, amount: $0.amount.text)
      },
      postings: postings.map(PostingLine.init))
  }

  var rows: [ScheduleRow] {
    var balance = account.terms.amortizedPrincipal
    return account.installments(on: date).map { standing in
      balance -= standing.owed.principal
      return ScheduleRow(standing, balance: balance, isLent: isLent)
    }
  }
}

extension PostingLine {
  init(_ posting: Posting) {
    entry = posting.entry
    on = posting.effectiveOn.text.short
    memo = posting.memo
    account = "\(posting.account) \(posting.accountName)"
    debit = posting.amount.isPositive ? posting.amount.text : ""
    credit = posting.amount.isNegative ? (-posting.amount).text : ""
  }
}

extension ScheduleRow {
  init(_ standing: InstallmentStanding, balance: Money, isLent: Bool) {
    let owed = standing.owed
    number = String(standing.installment)
    dueOn = standing.dueOn.text.short
    principal = owed.principal.text
    interest = owed.ordinaryInterest.net.text
    iva = owed.iva.text
    fees = owed.charges.net.textOrDash
    moratorio = owed.moratorio.net.textOrDash
    total = owed.total.text
    paid = standing.paid.total.textOrDash
    unpaid = standing.unpaid.total.textOrDash
    self.balance = balance.text
    state = isLent ? standing.state.badge : Badge("Por depositar")
    if case .late = standing.state { isLate = isLent } else { isLate = false }
    if case .paid = standing.state { isDone = true } else { isDone = false }
  }
}

extension RepaymentLine {
  init(_ repayment: Repayment, _ application: Application) {
    let paid = application.parts
    on = repayment.effectiveOn.text.short
    method = repayment.method.word
    amount = repayment.amount.text
    principal = paid.principal.text
    interest = paid.ordinaryInterest.net.text
    moratorio = paid.moratorio.net.textOrDash
    fees = paid.charges.net.textOrDash
    iva = paid.iva.textOrDash
    feeReturned = application.feeReturned.textOrDash
    creditUsed = max(.zero, -application.excess).textOrDash
    excess = max(.zero, application.excess).textOrDash
    applied = application.words
    reversed = repayment.reversal?.on.text.short
  }
}

extension Repayment.Method {
  var word: String {
    switch self {
    case .spei: "SPEI"
    case .cash: "Efectivo"
    case .garantia: "Garantía líquida"
    }
  }
}
