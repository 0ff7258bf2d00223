public import Kernel

/// How one figure of a position came to be: what was earned, by which formula, less what was paid.
public struct Explanation: Hashable, Sendable {
  public let row: RowKind
  public let installment: Int
  public let component: Component
  /// The amount itself, or the IVA that goes with it.
  public let side: Side
  public let earned: Money
  public let paid: Money
  /// Not asked any more: waived, made principal, written off.
  public let relieved: Money
  public let formula: Formula

  public var amount: Money { earned - paid - relieved }

  public enum Side: String, Hashable, Sendable { case net, iva }

  public enum Formula: Hashable, Sendable {
    /// As the amortisation table says.
    case agreed
    /// As worked out again after a prepayment, a modification or a payoff.
    case workedOutAgain
    /// Principal × rate × days ÷ the days of the year that the contract counts.
    case interest(base: Money, rate: Rate, days: Int, year: Int)
    /// Of the period's interest, the days that have passed.
    case share(of: Money, days: Int, ofDays: Int)
    /// Overdue principal × rate × days ÷ the year, for each stretch in which it was the same.
    case moratorio(spans: [Span], rate: Rate, year: Int)
    /// The most that it can be: a share of what the instalment lacked when its day had gone by.
    case moratorioCap(of: Money, share: Rate)
    /// A collection act actually done.
    case charged
    case iva(of: Money, rate: Rate)
  }

  /// So much overdue principal for so many days.
  public struct Span: Hashable, Sendable {
    public let base: Money
    public let days: Int
  }
}
