import Kernel
import ServicingAPI
import Web

extension OfficeHomePage {
  static var samples: KeyValuePairs<String, OfficeHomePage> {
    let queues = [
      Queue(title: "Solicitudes por revisar", count: 7, href: "/oficina/solicitudes"),
      Queue(title: "Depósitos sin identificar", count: 0, href: "/oficina/depositos"),
    ]
    return [
      "gerente": OfficeHomePage(
        greeting: "Hola, Ana", queues: queues,
        figures: FiguresView(Portfolio(.sample), opensLoans: true)),
      "cajera, sin cartera": OfficeHomePage(
        greeting: "Hola, Rosa", queues: queues, figures: nil),
      "nada pendiente": OfficeHomePage(
        greeting: "Hola, Luis", queues: [],
        figures: FiguresView(Portfolio(.nothing), opensLoans: false)),
    ]
  }
}

extension PortfolioSummary {
  static let sample = PortfolioSummary(
    businessDate: CalendarDate(dayNumber: 20_777), activeLoans: 162,
    activePrincipal: .centavos(128_430_055), disbursedThisMonth: .mxn(245_000),
    overduePrincipal: .centavos(10_788_120), atRisk30: .centavos(3_981_000),
    buckets: [
      Slice(label: "0", count: 131, amount: .centavos(98_000_055)),
      Slice(label: "1-7", count: 14, amount: .centavos(15_430_000)),
      Slice(label: "8-30", count: 10, amount: .centavos(11_019_000)),
      Slice(label: "31-60", count: 7, amount: .centavos(3_981_000)),
    ],
    periods: (0..<8).map(sampleWeek))

  private static func sampleWeek(_ week: Int64) -> Period {
    Period(
      startsOn: CalendarDate(dayNumber: 20_721 + Int32(week) * 7),
      expected: .mxn(118_000 + week * 6_500), collected: .mxn(110_000 + week * 5_200),
      disbursed: .mxn(40_000 + (week * 37) % 50 * 1_000))
  }

  static let nothing = PortfolioSummary(
    businessDate: CalendarDate(dayNumber: 20_777), activeLoans: 0, activePrincipal: .zero,
    disbursedThisMonth: .zero, overduePrincipal: .zero, atRisk30: .zero, buckets: [],
    periods: [])
}
