import Foundation
public import Kernel

/// All that a borrower receives and pays because of a credit, without IVA, as the CAT counts it.
public struct CreditFlows: Hashable, Sendable, Codable {
  /// What is received is positive, what is paid negative.
  public var credit: [CashFlow]
  /// Cash that the borrower must leave with the lender (negative) and gets back with its yield
  /// (positive), at once or in parts. Kept apart: the rule may count only a share of it.
  public var garantiaLiquida: [CashFlow]

  public init(credit: [CashFlow], garantiaLiquida: [CashFlow] = []) {
    self.credit = credit
    self.garantiaLiquida = garantiaLiquida
  }

  /// What the credit costs in money: all that is paid less all that is received.
  public var totalCost: Money { -(credit + garantiaLiquida).map(\.amount).sum }
}

extension CreditFlows {
  /// The rate that makes what is paid worth what is received (Circular 21/2009, numeral 4.1),
  /// half up to one decimal. Of several, the positive one closest to zero; where a guarantee
  /// leaves none, it is reduced, by hundredths, until the first positive one appears.
  public func cat(by method: CAT.Method = .circular21of2009as2015) throws(CATRefused) -> CAT {
    let tenths = (try annual(by: method) * 1_000 + 0.5).rounded(.down)
    return CAT(tenths: Int(tenths), method: method)
  }

  /// The same as an answer, for whoever tells the reason beside other figures.
  func catOrReason(by method: CAT.Method) -> Result<CAT, CATRefused> {
    Result { () throws(CATRefused) in try cat(by: method) }
  }

  /// The CAT's own rate unrounded, as a fraction a year.
  func annual(by method: CAT.Method) throws(CATRefused) -> Double {
    guard method.counts(.garantiaLiquida, in: .closedEnd), !garantiaLiquida.isEmpty else {
      return try InternalRate(credit).annual()
    }
    for hundredths in (1...100).reversed() {
      let share = Rate.percent(Int64(hundredths))
      let counted = garantiaLiquida.map {
        CashFlow($0.amount.proportion(share, rounding: .halfEven), at: $0.time)
      }
      do {
        let annual = try InternalRate(credit + counted).annual()
        if annual > 0 || hundredths == 100 { return annual }
      } catch .beyondMeasure {
        throw .beyondMeasure
      } catch {
        continue
      }
    }
    return try InternalRate(credit).annual()
  }
}
