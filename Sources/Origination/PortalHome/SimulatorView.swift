import Kernel
import Lending
import Tenancy
import Web

/// The simulator as it stands on the page: what may be chosen, what was, and what it costs.
struct SimulatorView: Sendable {
  let products: [Choice]
  let chosen: String
  let amounts: (low: Money, high: Money, step: Money)
  let periodsWord: String
  let terms: [Int]
  let form: Form
  /// Nil while what was typed does not hold.
  let result: SimulationView?
}

extension SimulatorView {
  init(
    _ products: [LoanProduct], chosen product: LoanProduct, form: Form, result: SimulationView?
  ) {
    self.products = products.map { Choice($0.code, $0.name, detail: $0.summary) }
    chosen = product.code
    amounts = (product.amountRange.lowerBound, product.amountRange.upperBound, product.amount.step)
    periodsWord = product.terms.frequency.periodsWord
    terms = product.installmentChoices
    self.form = form
    self.result = result
  }
}

/// A simulation in words.
struct SimulationView: Sendable {
  let payment: String
  let firstPayment: String?
  /// Where it is more than the others.
  let lastPayment: String?
  let period: String
  let term: String
  let isPerMember: Bool
  let deposit: String
  let total: String
  let cat: String?
  let calculatedOn: String
  let conditions: [(String, String)]
  let rows: [Row]
  /// Nil where it is not asked for online.
  let application: Href?

  struct Row: Sendable {
    let number: Int
    let dueOn: String
    let principal: String
    let interest: String
    let iva: String
    let total: String
    let balance: String
  }
}

extension SimulationView {
  init(_ simulation: Simulation) {
    let (product, schedule) = (simulation.product, simulation.schedule)
    let count = schedule.installments.count
    let payments = simulation.payments
    payment = payments.text
    firstPayment = simulation.firstPayment == payments.usual ? nil : simulation.firstPayment.text
    lastPayment = payments.lastText
    period = product.terms.frequency.periodWord
    term = """
      \(count) \(product.terms.frequency.periodsWord), del \(schedule.firstDueOn.text.short) \
      al \(schedule.lastDueOn.text.short)
      """
    isPerMember = product.kind == .group
    deposit = schedule.terms.netDisbursement.text
    total = schedule.totalToPay.text
    cat = simulation.cat.map { RateText(tenths: Int64($0.tenths)).text }
    calculatedOn = simulation.calculatedOn.text.numeric
    conditions = Self.conditions(of: schedule.terms, product)
    rows = schedule.installments.map(Row.init)
    let apply: Href = "/solicitud"
    application =
      product.kind == .group
      ? nil
      : apply.with("producto", product.code).with("monto", simulation.amount.plain)
        .with("plazo", count)
  }

  private static func conditions(
    of terms: LoanTerms, _ product: LoanProduct
  ) -> [(String, String)] {
    var lines = [("Tasa de interés anual fija, sin IVA", terms.annualRate.text)]
    if let fee = terms.openingFee {
      let how = fee.settlement == .deducted ? "se descuenta del depósito" : "se suma al crédito"
      let much =
        switch fee.amount {
        case .fixed(let amount): amount.text
        case .share(let rate): rate.text
        }
      lines.append(("Comisión por apertura (\(how))", "\(much) más IVA"))
    }
    if let charges = product.installmentChargesText {
      lines.append(("Con cada pago", charges))
    }
    if let garantia = terms.garantiaLiquida {
      let held = garantia.amount.of(terms.principal, rounding: terms.rounding)
      lines.append(("Garantía líquida (se devuelve al terminar)", held.text))
    }
    lines.append(
      ("Moratorios, anual, solo sobre el capital vencido", terms.moratorioAnnualRate.text))
    lines.append(("Pagar antes", "Sin costo"))
    lines.append(("Contrato registrado (RECA)", product.reca))
    return lines
  }
}

extension SimulationView.Row {
  init(_ installment: Installment) {
    number = installment.number
    dueOn = installment.dueOn.text.short
    principal = installment.principal.text
    interest = installment.interest.text
    iva = (installment.interestIVA + installment.charges.iva).text
    total = installment.total.text
    balance = installment.closingPrincipal.text
  }
}

extension Money {
  /// Pesos as a form sends them: `8000` or `8000.50`.
  var plain: String {
    let cents = minorUnits % 100
    return cents == 0
      ? String(minorUnits / 100) : "\(minorUnits / 100).\(cents < 10 ? "0" : "")\(cents)"
  }
}
