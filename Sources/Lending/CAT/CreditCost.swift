import Foundation
public import Kernel

/// What a credit costs, said in every way that a borrower or a supervisor asks for.
public struct CreditCost: Hashable, Sendable, Codable {
  public let cat: CAT
  /// The effective annual rate (TIR anual) behind the CAT, to the millionth, half to even.
  public let annualRate: Rate
  /// What a month bears at that rate, compounded (TIR mensual), to the millionth.
  public let monthlyRate: Rate
  /// In money: all that is paid less all that is received, without IVA.
  public let totalCost: Money
}

extension CreditFlows {
  /// Refuses where the CAT does, and where the annual rate has no room in millionths.
  public func cost(
    by method: CAT.Method = .circular21of2009as2015
  ) throws(CATRefused) -> CreditCost {
    let annual = try annual(by: method)
    guard annual < 9e12 else { throw .beyondMeasure }
    return CreditCost(
      cat: try cat(by: method), annualRate: Rate(nearest: annual),
      monthlyRate: Rate(nearest: exp(log1p(annual) / 12) - 1), totalCost: totalCost)
  }
}

extension Rate {
  fileprivate init(nearest fraction: Double) {
    self.init(millionths: Int64((fraction * 1_000_000).rounded(.toNearestOrEven)))
  }
}
