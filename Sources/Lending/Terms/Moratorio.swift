public import Kernel

/// What lateness costs beside the rate, which `LoanTerms.moratorioAnnualRate` says.
public struct Moratorio: Hashable, Sendable, Codable {
  public var base: Base
  /// Days late that cost nothing; the day after them all count.
  public var graceDays: Int
  /// The most that one instalment can owe of it, as a share of what is overdue. Nil: no cap.
  public var cap: Rate?
  public var ordinaryInterest: Beside

  public enum Base: String, Hashable, Sendable, Codable, CaseIterable {
    /// The principal of overdue instalments: the default, and what judges uphold.
    case overduePrincipal
    /// Overdue principal and ordinary interest: only where the contract says so (interest upon
    /// interest must be agreed after it is due, Código de Comercio art. 363).
    case overdueInstallment
    /// All principal not yet paid, from the first late day.
    case outstandingPrincipal
  }

  /// Whether overdue principal goes on bearing ordinary interest.
  public enum Beside: String, Hashable, Sendable, Codable, CaseIterable {
    case stops, runsBeside
  }

  public init(
    base: Base = .overduePrincipal, graceDays: Int = 0, cap: Rate? = nil,
    ordinaryInterest: Beside = .stops
  ) {
    self.base = base
    self.graceDays = graceDays
    self.cap = cap
    self.ordinaryInterest = ordinaryInterest
  }

  public static let usual = Moratorio()
}

extension Moratorio {
  public init(from decoder: any Decoder) throws {
    let kept = try UsualForm(decoder, keyedBy: CodingKeys.self)
    self.init(
      base: try kept(.base, otherwise: .overduePrincipal),
      graceDays: try kept(.graceDays, otherwise: 0), cap: try kept(.cap, otherwise: nil),
      ordinaryInterest: try kept(.ordinaryInterest, otherwise: .stops))
  }
}
