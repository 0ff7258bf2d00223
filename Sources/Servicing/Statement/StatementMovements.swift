import Documents
import Kernel
import Lending

/// What happened to a loan in a period, as its statement tells it: what fell due, what was charged,
/// what was paid and what each payment paid, and what went back (LTOSF 13).
struct StatementMovements {
  let file: LoanFile
  let period: ClosedRange<CalendarDate>

  var all: [StatementFields.Movement] {
    (installments + collectionFees + payments + creditUsed + refunds + returned)
      .filter { period.contains($0.on) }
      .sorted { ($0.on, $0.words) < ($1.on, $1.words) }
  }

  /// Each fee with the day of its event (LTOSF 4 Bis 1).
  var fees: [StatementFields.Fee] {
    (opening + byInstallment + collecting).filter { period.contains($0.on) }
      .sorted { ($0.on, $0.words) < ($1.on, $1.words) }
  }

  private var standings: [InstallmentStanding] {
    file.account.installments(on: period.upperBound)
  }

  /// Collection fees and moratorio are charges of their own.
  private var installments: [StatementFields.Movement] {
    standings.map { row in
      let owed = row.owed
      return StatementFields.Movement(
        on: row.dueOn, words: "Pago \(row.installment) exigible",
        charge: owed.total - owed.moratorio.total - owed.collectionFees.total, credit: .zero)
    }
  }

  private var collectionFees: [StatementFields.Movement] {
    collecting.map {
      StatementFields.Movement(
        on: $0.on, words: $0.words, charge: $0.amount + $0.iva, credit: .zero)
    }
  }

  private var payments: [StatementFields.Movement] {
    file.repayments.map { made in
      let stands = made.reversal == nil
      return StatementFields.Movement(
        on: made.effectiveOn,
        words: "Pago por \(made.method.word)" + (stands ? "" : " (reversado)"), charge: .zero,
        credit: stands ? made.amount : .zero,
        application: stands ? file.application(of: made).words : nil)
    }
  }

  /// Credit that paid an instalment on its day, or went to principal because somebody chose so.
  private var creditUsed: [StatementFields.Movement] {
    let paid = Set(file.repayments.map(\.event)).union(bankReturns.map(\.event.id))
    let lines = file.account.allocations(through: period.upperBound)
      .filter { line in line.event.map { !paid.contains($0) } ?? true }
    return Dictionary(grouping: lines, by: \.on).map { on, lines in
      StatementFields.Movement(
        on: on, words: "Saldo a favor aplicado", charge: .zero, credit: .zero,
        application: Application(parts: lines.balance, excess: .zero).words)
    }
  }

  /// A surplus that reached the borrower, and one that the bank gave back.
  private var refunds: [StatementFields.Movement] {
    file.refund.movements.compactMap { moved in
      switch moved.kind {
      case .settled:
        StatementFields.Movement(
          on: moved.on, words: "Saldo a favor devuelto", charge: moved.amount, credit: .zero)
      case .cameBack:
        StatementFields.Movement(
          on: moved.on, words: "El banco regresó el saldo a favor", charge: .zero,
          credit: moved.amount)
      case .ordered, .failed: nil
      }
    }
  }

  /// The disbursement itself came back: it ended the loan without anybody paying.
  private var returned: [StatementFields.Movement] {
    bankReturns.map { event, amount in
      StatementFields.Movement(
        on: event.effectiveOn, words: "El banco regresó el dinero del crédito", charge: .zero,
        credit: amount)
    }
  }

  private var bankReturns: [(event: LoanEvent, amount: Money)] {
    let paid = Set(file.repayments.map(\.event))
    return file.record.events.compactMap { event in
      guard case .cancellation(let amount) = event.what, !paid.contains(event.id) else {
        return nil
      }
      return (event, amount)
    }
  }

  private var opening: [StatementFields.Fee] {
    let part = file.account.terms.openingFeePart
    guard let on = file.loan.disbursedOn, !part.isZero else { return [] }
    return [
      StatementFields.Fee(
        on: on, words: "Comisión por apertura, cobro único", amount: part.net, iva: part.iva)
    ]
  }

  private var byInstallment: [StatementFields.Fee] {
    standings.flatMap { row in
      [("Comisión", row.owed.fees), ("Prima de seguro", row.owed.insurance)]
        .filter { !$0.1.isZero }
        .map { name, part in
          StatementFields.Fee(
            on: row.dueOn, words: "\(name) del pago \(row.installment)", amount: part.net,
            iva: part.iva)
        }
    }
  }

  /// One that was undone is told, and costs nothing.
  private var collecting: [StatementFields.Fee] {
    let terms = file.account.terms
    return file.record.collectionFees.map { fee in
      let amount = fee.isReversed ? .zero : fee.amount
      return StatementFields.Fee(
        on: fee.chargedOn,
        words: "Gastos de cobranza del pago \(fee.installment)"
          + (fee.isReversed ? " (deshechos)" : ""), amount: amount,
        iva: terms.withFeeIVA(amount, on: fee.chargedOn).iva)
    }
  }
}
