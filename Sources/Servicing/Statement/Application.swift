import Kernel
import Lending

/// Where the money of one payment went, as the loan stands today: after a payment of an earlier
/// date or a reversal it may be elsewhere than on the day it came.
struct Application: Hashable {
  let parts: Balance
  /// What waits for the next instalment; negative where credit that waited was used as well.
  let excess: Money
  /// The opening fee that a cancellation in time gives back: it repays with that money.
  var feeReturned = Money.zero
}

extension Application {
  /// A cancellation returns the opening fee to whoever brings back the money.
  init(_ parts: Balance, of amount: Money, opening fee: Money, cancels: Bool) {
    let left = amount - parts.total
    let returned = cancels ? min(fee, max(.zero, -left)) : .zero
    self.init(parts: parts, excess: left + returned, feeReturned: returned)
  }

  /// `Capital $820.00 · Interés ordinario $150.00 · IVA $26.00 · A favor $4.00`
  var words: String {
    let net = Component.usualOrder.reversed().map { ($0.word, parts[$0].net) }
    let rest = [
      ("IVA", parts.iva), ("A favor", max(.zero, excess)),
      ("De saldo a favor", max(.zero, -excess)),
      ("Comisión por apertura devuelta", feeReturned),
    ]
    return (net + rest).filter { !$0.1.isZero }.map { "\($0.0) \($0.1.text)" }
      .joined(separator: " · ")
  }
}

extension LoanFile {
  /// What a payment paid. A reversed one paid nothing; its receipt still says what it did.
  func application(of made: Repayment) -> Application {
    let parts =
      made.reversal == nil
      ? account.allocations(through: date).filter { $0.event == made.event }.balance
      : made.allocation
    return Application(
      parts, of: made.amount, opening: account.terms.openingFeePart.total,
      cancels: record.cancels(made))
  }
}

extension LoanRecord {
  fileprivate func cancels(_ made: Repayment) -> Bool {
    guard case .cancellation = events.first(where: { $0.id == made.event })?.what else {
      return false
    }
    return true
  }
}

extension Collection<AllocationLine> {
  var balance: Balance { reduce(into: .zero) { $0[$1.component] += $1.part } }
}
