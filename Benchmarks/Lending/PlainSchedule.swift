import Foundation
import Kernel
import Lending

/// A level schedule as a program with decimals would write it.
enum PlainSchedule {
  struct Row {
    let dueOn: Date
    let principal: Decimal
    let interest: Decimal
    let interestIVA: Decimal
    let fee: Decimal
    let feeIVA: Decimal
    let closing: Decimal
  }

  static func rows(of terms: LoanTerms) -> [Row] {
    let isMonthly = terms.frequency == .monthly
    let year: Decimal = isMonthly ? 12 : 24
    let rate = Decimal(terms.annualRate.millionths) / 1_000_000 / year
    var balance = Decimal(terms.principal.minorUnits) / 100
    let growth = pow(1 + rate, terms.installmentCount)
    let payment = rounded(balance * rate * growth / (growth - 1))
    let fee = Decimal(terms.installmentFee.minorUnits) / 100
    let feeIVA = rounded(fee * Decimal(0.16))
    var due = Date(timeIntervalSince1970: Double(terms.disbursedOn.dayNumber) * 86_400)
    var rows: [Row] = []
    for number in 1...terms.installmentCount {
      due += (isMonthly ? 30 : 15) * 86_400
      let interest = rounded(balance * rate)
      let principal = number == terms.installmentCount ? balance : payment - interest
      balance -= principal
      rows.append(
        Row(
          dueOn: due, principal: principal, interest: interest,
          interestIVA: rounded(interest * Decimal(0.16)), fee: fee, feeIVA: feeIVA,
          closing: balance))
    }
    return rows
  }

  static func rounded(_ amount: Decimal) -> Decimal {
    var (exact, result) = (amount, Decimal())
    NSDecimalRound(&result, &exact, 2, .bankers)
    return result
  }
}
