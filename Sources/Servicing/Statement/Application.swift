import Kernel
import Lending

/// Where the money of one payment went, as the loan stands today: after a payment of an earlier
/// date or a reversal it may be elsewhere than on the day it came.
struct Application: Hashable {
  let parts: Balance
  /// What waits for the next instalment; negative where credit that waited was used as well.
  let excess: Money
}

extension Application {
  /// `Capital $820.00 · Interés ordinario $150.00 · IVA $26.00 · A favor $4.00`
  var words: String {
    let net = Component.usualOrder.reversed().map { ($0.word, parts[$0].net) }
    let rest = [
      ("IVA", parts.iva), ("A favor", max(.zero, excess)),
      ("De saldo a favor", max(.zero, -excess)),
    ]
    return (net + rest).filter { !$0.1.isZero }.map { "\($0.0) \($0.1.text)" }
      .joined(separator: " · ")
  }
}

extension LoanFile {
  /// What a payment paid. A reversed one paid nothing; its receipt still says what it did.
  func application(of made: Repayment) -> Application {
    guard made.reversal == nil else {
      return Application(parts: made.allocation, excess: made.excess)
    }
    let parts = account.allocations(through: date).filter { $0.event == made.event }.balance
    return Application(parts: parts, excess: made.amount - parts.total)
  }
}

extension Collection<AllocationLine> {
  var balance: Balance { reduce(into: .zero) { $0[$1.component] += $1.part } }
}
