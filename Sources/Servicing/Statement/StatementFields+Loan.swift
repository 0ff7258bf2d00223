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
    let movements = StatementMovements(file: file, period: from...through)
    let earned = after.totals.earned - before.totals.earned
    self.init(
      folio: "\(file.loan.folio)-\(through)", from: from, through: through,
      openingPrincipal: before.outstanding.principal,
      closingPrincipal: after.outstanding.principal, amountDue: after.toPay,
      pastDue: after.pastDue.total, nextDueOn: after.nextDue?.on,
      nextAmount: after.nextDue?.amount, paidInstallments: paid,
      remainingInstallments: standings.count - paid,
      payoff: file.account.payoffQuote(on: through).total, parts: Self.parts(after.outstanding),
      movements: movements.all, fees: movements.fees, earned: .init(earned), clabe: clabe)
  }

  private static func parts(_ owed: Balance) -> [Part] {
    Component.usualOrder.reversed().flatMap { component in
      [
        Part(words: component.word, amount: owed[component].net),
        Part(words: "IVA de " + component.word.lowercased(), amount: owed[component].iva),
      ]
    }.filter { !$0.amount.isZero }
  }
}

extension StatementFields.Earned {
  init(_ earned: Balance) {
    self.init(
      interest: earned.ordinaryInterest.net, moratorio: earned.moratorio.net,
      iva: earned.ordinaryInterest.iva + earned.moratorio.iva)
  }
}
