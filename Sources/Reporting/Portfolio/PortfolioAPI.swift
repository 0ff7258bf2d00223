import Kernel
import ServicingAPI
import Web

/// `GET /api/v1/portfolio`: the same figures, for programs.
struct PortfolioAPI: Sendable {
  let servicing: ServicingClient

  var routes: Routes {
    var routes = Routes()
    routes.api(.get, "/api/v1/portfolio", scope: "portfolio.read", Self.spec) { visit in
      try .json(PortfolioDocument(Portfolio(try await servicing.portfolio(visit.tenant))))
    }
    return routes
  }

  static let spec = APISpec(
    "La cartera en sus cifras",
    description: "Al cierre de la fecha de operación. Las razones vienen en millonésimas.",
    tag: "Cartera", response: PortfolioDocument.schema)
}

struct PortfolioDocument: APIModel {
  let businessDate: CalendarDate
  let activeLoans: Int
  let activePrincipal: Int64
  let disbursedThisMonth: Int64
  let overduePrincipal: Int64
  let atRisk30: Int64
  let overdueRatio: Int64
  let atRisk30Ratio: Int64
  let buckets: [Bucket]
  let periods: [Period]

  struct Bucket: APIModel {
    let label: String
    let loans: Int
    let amount: Int64

    static let schema = Schema.object(
      "PortfolioBucket",
      [
        .required("label", .string("Días de atraso")), .required("loans", .integer(minimum: 0)),
        .required("amount", .centavos("Capital")),
      ])
  }

  struct Period: APIModel {
    let startsOn: CalendarDate
    let expected: Int64
    let collected: Int64
    let disbursed: Int64

    static let schema = Schema.object(
      "PortfolioPeriod",
      [
        .required("startsOn", .date("Primer día de la semana")),
        .required("expected", .centavos("Lo que venció")),
        .required("collected", .centavos("Lo que se cobró")),
        .required("disbursed", .centavos("Lo que se entregó")),
      ])
  }

  static let schema = Schema.object(
    "Portfolio",
    [
      .required("businessDate", .date("Fecha de operación")),
      .required("activeLoans", .integer("Créditos vigentes", minimum: 0)),
      .required("activePrincipal", .centavos("Cartera activa")),
      .required("disbursedThisMonth", .centavos("Colocado este mes")),
      .required("overduePrincipal", .centavos("Capital vencido")),
      .required("atRisk30", .centavos("Capital con más de 30 días de atraso")),
      .required("overdueRatio", .integer("Índice de atraso, en millonésimas")),
      .required("atRisk30Ratio", .integer("PAR 30, en millonésimas")),
      .required("buckets", .array(Bucket.schema)),
      .required("periods", .array(Period.schema)),
    ])
}

extension PortfolioDocument {
  init(_ portfolio: Portfolio) {
    let summary = portfolio.summary
    businessDate = summary.businessDate
    activeLoans = summary.activeLoans
    activePrincipal = summary.activePrincipal.minorUnits
    disbursedThisMonth = summary.disbursedThisMonth.minorUnits
    overduePrincipal = summary.overduePrincipal.minorUnits
    atRisk30 = summary.atRisk30.minorUnits
    overdueRatio = portfolio.overdueRatio.millionths
    atRisk30Ratio = portfolio.atRisk30Ratio.millionths
    buckets = summary.buckets.map {
      Bucket(label: $0.label, loans: $0.count, amount: $0.amount.minorUnits)
    }
    periods = summary.periods.map {
      Period(
        startsOn: $0.startsOn, expected: $0.expected.minorUnits,
        collected: $0.collected.minorUnits, disbursed: $0.disbursed.minorUnits)
    }
  }
}
