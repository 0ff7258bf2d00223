import Kernel
import ReportingAPI
import ServicingAPI
import Web

/// The back office's first page: what waits for this person, then how the portfolio stands.
struct OfficeHomePage: Page {
  let greeting: String
  let queues: [Queue]
  /// Nil for whoever may not see the portfolio.
  let figures: FiguresView?

  var title: String { "Inicio" }
  var width: PageWidth { .wide }

  struct Queue: Sendable {
    let title: String
    let count: Int
    let href: Href
  }
}

/// The portfolio in words and drawings.
struct FiguresView: Sendable {
  let on: String
  let active: String
  let activeLoans: Int
  let disbursed: String
  let overdueRatio: String
  let overdue: String
  let atRiskRatio: String
  let atRisk: String
  let collectedRatio: String
  let overdueMillionths: Int64
  let atRiskMillionths: Int64
  let periods: [Period]
  let buckets: [Bucket]
  /// Whether this person may open the loans behind a figure.
  let opensLoans: Bool

  struct Period: Sendable {
    let label: String
    let expected: Money
    let collected: Money
    let disbursed: Money
  }

  struct Bucket: Sendable {
    let label: String
    let count: Int
    let amount: Money
  }
}

extension FiguresView {
  init(_ portfolio: Portfolio, opensLoans: Bool) {
    self.opensLoans = opensLoans
    let summary = portfolio.summary
    on = summary.businessDate.text.long
    active = summary.activePrincipal.text
    activeLoans = summary.activeLoans
    disbursed = summary.disbursedThisMonth.text
    overdueRatio = Portfolio.percent(portfolio.overdueRatio)
    overdue = summary.overduePrincipal.text
    atRiskRatio = Portfolio.percent(portfolio.atRisk30Ratio)
    atRisk = summary.atRisk30.text
    collectedRatio = Portfolio.percent(portfolio.collectedRatio)
    overdueMillionths = portfolio.overdueRatio.millionths
    atRiskMillionths = portfolio.atRisk30Ratio.millionths
    periods = summary.periods.map {
      Period(
        label: Self.dayAndMonth($0.startsOn), expected: $0.expected, collected: $0.collected,
        disbursed: $0.disbursed)
    }
    buckets = summary.buckets.map {
      Bucket(label: Self.late($0.label), count: $0.count, amount: $0.amount)
    }
  }

  /// `8-30` as people say it: "8 a 30 días".
  static func late(_ days: String) -> String {
    if days == "0" { return "Al corriente" }
    if days.hasSuffix("+"), let from = Int(days.dropLast()) { return "Más de \(from - 1) días" }
    return days.replacing("-", with: " a ") + " días"
  }

  /// `20 nov`
  private static func dayAndMonth(_ date: CalendarDate) -> String {
    date.text.short.split(separator: " ").prefix(2).joined(separator: " ")
  }
}
