import Documents
import Kernel
import Lending
import Tenancy

extension StatementFields {
  /// The movements since `from` and how the loan stands at the end of `through`.
  init(_ file: LoanFile, from: CalendarDate, through: CalendarDate, clabe: String) {
    let before = file.account.position(on: from.adding(days: -1))
    let after = file.account.position(on: through)
    let standings = file.account.installments(on: through)
    let paid = standings.count { if case .paid = $0.state { true } else { false } }
    self.init(
      folio: "\(file.loan.folio)-\(through)", from: from, through: through,
      openingPrincipal: before.outstanding.principal,
      closingPrincipal: after.outstanding.principal, amountDue: after.toPay,
      pastDue: after.pastDue.total, nextDueOn: after.nextDue?.on,
      nextAmount: after.nextDue?.amount, paidInstallments: paid,
      remainingInstallments: standings.count - paid,
      payoff: file.account.payoffQuote(on: through).total, parts: Self.parts(after.outstanding),
      movements: Self.movements(file, standings, from: from, through: through), clabe: clabe)
  }

  private static func parts(_ owed: Balance) -> [Part] {
    Component.usualOrder.reversed().flatMap { component in
      [
        Part(words: component.word, amount: owed[component].net),
        Part(words: "IVA de " + component.word.lowercased(), amount: owed[component].iva),
      ]
    }.filter { !$0.amount.isZero }
  }

  private static func movements(
    _ file: LoanFile, _ standings: [InstallmentStanding], from: CalendarDate,
    through: CalendarDate
  ) -> [Movement] {
    let charges = standings.filter { (from...through).contains($0.dueOn) }.map {
      Movement(
        on: $0.dueOn, words: "Pago \($0.installment) exigible",
        charge: $0.owed.total - $0.owed.moratorio.total, credit: .zero)
    }
    let credits = file.repayments.filter { (from...through).contains($0.effectiveOn) }.map {
      Movement(
        on: $0.effectiveOn,
        words: "Pago por \($0.method.word)" + ($0.reversal == nil ? "" : " (reversado)"),
        charge: .zero, credit: $0.reversal == nil ? $0.amount : .zero)
    }
    return (charges + credits).sorted { ($0.on, $0.words) < ($1.on, $1.words) }
  }
}
