import Documents
import Identity
import KYCAPI
import Kernel
import Lending
import Tenancy
import Web

/// The first two screens: the privacy notice with the telephone, and the code.
struct StartPages: Sendable {
  let desk: ApplyDesk

  var routes: Routes {
    var routes = Routes()
    routes.get("/solicitud", .anyone) { visit in try await begin(visit) }
    routes.post("/solicitud", .anyone) { visit in try await sendCode(visit) }
    routes.get("/solicitud/codigo", .anyone) { visit in
      .page(CodePage(form: visit.query, csrf: visit.csrf), chrome: .portal)
    }
    routes.post("/solicitud/codigo", .anyone) { visit in try await checkCode(visit) }
    routes.get("/privacidad", .anyone) { visit in
      let text = try desk.legalText(.avisoDePrivacidad, in: visit.tenant)
      return .page(PrivacyPage(text: text.shown), chrome: .portal)
    }
    routes.shows(PrivacyPage.self, in: .portal)
    routes.shows(StartPage.self, in: .portal)
    routes.shows(CodePage.self, in: .portal)
    return routes
  }

  /// Someone signed in who was shown the notice goes straight on with what they asked.
  private func begin(_ visit: Visit) async throws -> Reply {
    if case .borrower(let borrower) = visit.visitor,
      try await desk.kyc.consents(visit.tenant, borrower.party)
        .contains(where: { $0.purpose == .avisoDePrivacidad })
    {
      return try await open(visit, for: borrower.party, asked: visit.query)
    }
    return try await page(visit, visit.query, status: 200)
  }

  private func sendCode(_ visit: Visit) async throws -> Reply {
    if case .borrower(let borrower) = visit.visitor {
      try await desk.record([(.avisoDePrivacidad, true)], of: borrower.party, visit)
      return try await open(visit, for: borrower.party, asked: visit.form)
    }
    var form = visit.form
    do {
      let phone = form.checked("telefono", PhoneNumber.self)
      try form.finish()
      guard let phone else { throw NotFound() }
      let cookie = try await desk.borrowers.issue(phone, visit)
      return .redirect(
        Href("/solicitud/codigo").with("producto", form.typed("producto"))
          .with("monto", form.typed("monto")).with("plazo", form.typed("plazo"))
      ).setting(cookie)
    } catch let refusal as InvalidFields {
      return try await page(visit, visit.form(refused: refusal), status: 422)
    }
  }

  private func checkCode(_ visit: Visit) async throws -> Reply {
    do {
      let signedIn = try await desk.borrowers.verify(visit.form.typed("codigo"), visit)
      try await desk.record([(.avisoDePrivacidad, true)], of: signedIn.party, visit)
      return try await open(visit, for: signedIn.party, asked: visit.form)
        .setting(signedIn.cookie)
    } catch let refused as OneTimeCodes.Refused {
      let refusal = InvalidFields([FieldError("codigo", refused.problem.detail)])
      return .page(
        CodePage(form: visit.form(refused: refusal), csrf: visit.csrf), chrome: .portal,
        status: 422)
    }
  }

  private func open(_ visit: Visit, for party: PartyID, asked: Form) async throws -> Reply {
    let manifest = try desk.tenants.manifest(visit.tenant)
    let wish = try Wish(asked, manifest)
    if let elsewhere = elsewhere(wish, manifest) { return elsewhere }
    let application = try await desk.start(
      .init(
        party: party, productCode: wish.product, amount: wish.amount,
        installmentCount: wish.installments, channel: .portal,
        branch: manifest.defaultBranch.code),
      in: visit.tenant, by: .borrower(party))
    return .redirect("/solicitud/\(application.id)")
  }

  /// A group product is asked for in a branch, with the group: no data is asked for here.
  private func elsewhere(_ wish: Wish, _ manifest: Manifest) -> Reply? {
    let product = manifest.products.first { $0.code == wish.product }
    guard product?.kind == .group else { return nil }
    return .redirect(
      ("/" as Href).with("producto", wish.product).with("monto", wish.amount.plain)
        .with("plazo", wish.installments)
    ).saying("Este crédito lo pide un grupo, en sucursal. Abajo están las direcciones.")
  }

  private func page(_ visit: Visit, _ form: Form, status: Int) async throws -> Reply {
    let manifest = try desk.tenants.manifest(visit.tenant)
    let wish = try Wish(form, manifest)
    if let elsewhere = elsewhere(wish, manifest) { return elsewhere }
    let isSignedIn = if case .borrower = visit.visitor { true } else { false }
    let quoted = try await desk.quote(
      product: wish.product, amount: wish.amount, installments: wish.installments,
      in: visit.tenant)
    return .page(
      StartPage(
        form: form, csrf: visit.csrf, wish: wish, price: PriceLine(quoted),
        isSignedIn: isSignedIn,
        notice: try desk.legalText(.avisoSimplificado, in: visit.tenant).shown),
      chrome: .portal, status: status)
  }
}

/// What was chosen in the simulator, or the institution's usual where nothing was.
struct Wish: Sendable {
  let product: String
  let amount: Money
  let installments: Int

  init(_ form: Form, _ manifest: Manifest) throws {
    let chosen = manifest.products.first { $0.code == form.typed("producto") }
    guard
      let product = chosen ?? manifest.products.first(where: { $0.kind == .individual })
        ?? manifest.products.first
    else { throw NotFound() }
    self.product = product.code
    amount = Money(parsing: form.typed("monto")) ?? product.amount.preset
    installments = Int(form.typed("plazo")) ?? product.installments.preset
  }

  init(product: String, amount: Money, installments: Int) {
    self.product = product
    self.amount = amount
    self.installments = installments
  }

  var hiddenFields: HTML {
    """
    \(Field.hidden("producto", product))\(Field.hidden("monto", amount.plain))\
    \(Field.hidden("plazo", String(installments)))
    """
  }
}

/// The price, said before anything is asked.
struct PriceLine: Sendable {
  let amount: String
  let deposit: String
  let payment: String
  let period: String
  let count: String
  let total: String
  let cat: String
  let calculatedOn: String

  init(_ quote: Quote) {
    amount = quote.simulation.amount.text
    deposit = quote.terms.netDisbursement.text
    payment = quote.simulation.payments.line
    period = quote.terms.frequency.periodWord
    count = "\(quote.schedule.installments.count) \(quote.terms.frequency.periodsWord)"
    total = quote.schedule.totalToPay.text
    cat = "\(quote.cat)%"
    calculatedOn = quote.quotedOn.text.numeric
  }

  init(
    amount: String, deposit: String, payment: String, period: String, count: String,
    total: String, cat: String, calculatedOn: String
  ) {
    self.amount = amount
    self.deposit = deposit
    self.payment = payment
    self.period = period
    self.count = count
    self.total = total
    self.cat = cat
    self.calculatedOn = calculatedOn
  }

  static let sample = PriceLine(
    amount: "$8,000.00", deposit: "$7,721.60", payment: "$822.50", period: "quincena",
    count: "12 quincenas", total: "$9,870.00", cat: "146.5%", calculatedOn: "20/11/2026")

  var view: HTML {
    """
    \(sums(
      [
        ("Pides", "\(amount)"), ("Recibes en tu cuenta", "\(deposit)"),
        ("Pagas cada \(period)", "\(payment)"), ("Plazo", "\(count)"),
      ], total: ("Total a pagar", "\(total)")))
    <p class="hint">CAT \(cat) sin IVA. Para fines informativos y de comparación. \
    Calculado el \(calculatedOn).</p>
    """
  }
}
