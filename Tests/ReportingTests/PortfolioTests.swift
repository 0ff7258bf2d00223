import Kernel
import ServicingAPI
import Testing
import Web

@testable import Reporting

struct PortfolioTests {
  @Test func eachRatioIsThePartOverTheWhole() {
    let portfolio = Portfolio(.sample)
    // 107,881.20 of 1,284,300.55 and 39,810.00 of the same.
    #expect(portfolio.overdueRatio.millionths == 84_000)
    #expect(Portfolio.percent(portfolio.overdueRatio) == "8.4%")
    #expect(Portfolio.percent(portfolio.atRisk30Ratio) == "3.1%")
  }

  @Test func nothingOfNothingIsNothing() {
    let portfolio = Portfolio(.nothing)
    #expect(portfolio.overdueRatio == .zero)
    #expect(portfolio.collectedRatio == .zero)
    #expect(FiguresView(portfolio, opensLoans: false).html.text.contains("0 créditos vigentes"))
  }

  @Test(arguments: [
    ("0", "Al corriente"), ("1-7", "1 a 7 días"), ("61-90", "61 a 90 días"),
    ("91+", "Más de 90 días"),
  ])
  func aBucketIsSaidInWords(_ bucket: String, _ words: String) {
    #expect(FiguresView.late(bucket) == words)
  }

  @Test func theDocumentSaysTheSameFiguresAsThePage() throws {
    let document = PortfolioDocument(Portfolio(.sample))
    #expect(document.activePrincipal == 128_430_055)
    #expect(document.overdueRatio == 84_000)
    #expect(document.periods.count == 8)
    let total = document.buckets.map(\.amount).reduce(0, +)
    #expect(total == document.activePrincipal)
  }

  @Test func everySampleRenders() {
    for sample in OfficeHomePage.samples { #expect(!sample.value.body.isEmpty) }
    for sample in SearchPage.samples { #expect(!sample.value.body.isEmpty) }
  }
}
