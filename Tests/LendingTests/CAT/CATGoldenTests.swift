import Foundation
import Kernel
import Testing

@testable import Lending

/// Published figures that can be reproduced, and flows worked out with forty decimals.
@Suite struct CATGoldenTests {
  struct Published: Sendable, CustomStringConvertible {
    let description: String
    let received: Double
    let payments: [(years: Double, amount: Double)]
    let tenths: Int
  }

  static let published: [Published] = [
    Published(
      description: "Banxico's support document: 15,000 in 24 months with a fee of 100",
      received: 15_000, payments: [(0, 100)] + level(24, of: 962.33, perYear: 12), tenths: 574),
    Published(
      description: "one payment at 12 days", received: 2_500,
      payments: [(12.0 / 360, 2_863)], tenths: 57_404),
    Published(
      description: "one payment at 90 days", received: 96_010,
      payments: [(90.0 / 360, 105_500)], tenths: 458),
    Published(
      description: "fee deducted, twelve months", received: 9_601,
      payments: level(12, of: 935.94, perYear: 12), tenths: 345),
    Published(
      description: "one day, nine figures", received: 960.10,
      payments: [(1.0 / 360, 1_000 + 11.0 / 18)], tenths: 2_894_585_382),
    Published(
      description: "housing: initial costs at the start", received: 300_997.13,
      payments: [(0, 7_314.23 + 902.99 + 309)] + level(180, of: 3_421.12 + 125, perYear: 12),
      tenths: 129),
    Published(
      description: "a bank's 24 months, disposal fee deducted", received: 30_000 * (1 - 0.0177),
      payments: level(24, of: 1_819.31, perYear: 12), tenths: 497),
    Published(
      description: "138 % a year by the month", received: 1_000,
      payments: [(1.0 / 12, 1_115)], tenths: 2_692),
    Published(
      description: "20,000 in 12 months at 58 % with 5 % deducted", received: 19_000,
      payments: level(12, of: 2_235.35, perYear: 12), tenths: 956),
  ]

  static func level(
    _ count: Int, of amount: Double, perYear: Double
  ) -> [(years: Double, amount: Double)] {
    (1...count).map { (Double($0) / perYear, amount) }
  }

  @Test(arguments: published)
  func aPublishedFigureComesOut(_ example: Published) {
    let flows =
      [InternalRate.Flow(years: 0, amount: example.received)]
      + example.payments.map { InternalRate.Flow(years: $0.years, amount: -$0.amount) }
    #expect(InternalRate(flows: flows).annualTenths() == example.tenths)
  }

  /// A figure printed as 66.3 that is 66.37: half up, never truncated.
  @Test func aFigureIsRoundedHalfUpAndNotTruncated() {
    let payment = annuity(30_000, rate: 0.52 / 12, count: 24)
    let flows =
      [InternalRate.Flow(years: 0, amount: 30_000)]
      + Self.level(24, of: payment, perYear: 12).map {
        InternalRate.Flow(years: $0.years, amount: -$0.amount)
      }
    #expect(InternalRate(flows: flows).annualTenths() == 664)
  }

  private func annuity(_ principal: Double, rate: Double, count: Int) -> Double {
    (principal * rate / (1 - pow(1 + rate, -Double(count))) * 100).rounded() / 100
  }
}
