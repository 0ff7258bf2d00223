import CRMAPI
import Documents
import KYCAPI
import Kernel
import OriginationAPI
import PlacesAPI
import Tenancy
import Web

/// One question group a screen. Each is saved as it is answered; leaving and coming back goes on
/// where it was left.
struct StepPages: Sendable {
  let desk: ApplyDesk

  var routes: Routes {
    var routes = Routes()
    for step in ApplyStep.allCases where step != .revisar {
      let path = "/solicitud/:application/\(step.rawValue)"
      routes.get(path, .borrower) { visit in try await show(step, visit) }
      let limit = step == .ine ? Route.uploadBytes : nil
      routes.post(path, .borrower, bodyLimitBytes: limit) { visit in
        try await save(step, visit)
      }
    }
    routes.shows(StepPage.self, in: .portal)
    return routes
  }

  private func show(_ step: ApplyStep, _ visit: Visit) async throws -> Reply {
    let application = try await desk.application(visit)
    guard application.isOpenToAnswers else { return .redirect("/solicitud/\(application.id)") }
    let answers = try await desk.answers(of: application, in: visit.tenant)
    let profile = try await desk.crm.profile(visit.tenant, application.party) ?? PartyProfile()
    var known = step.known(profile, answers)
    if step == .domicilio, let code = visit.query.fields["cp"], code != known["cp"] {
      // Another code is another place: what was said of the old one is asked again.
      known = ["cp": code]
    }
    var form = Form(filledWith: known)
    if !form.typed("cp").isEmpty { _ = form.checked("cp", PostalCode.self) }
    return try await page(step, application, form, visit, status: 200)
  }

  private func save(_ step: ApplyStep, _ visit: Visit) async throws -> Reply {
    let application = try await desk.application(visit)
    guard application.isOpenToAnswers else { return .redirect("/solicitud/\(application.id)") }
    do {
      try await keep(step, application, visit)
    } catch let refusal as InvalidFields {
      return try await page(
        step, application, visit.form(refused: refusal), visit, status: 422)
    } catch let refusal as any Refusal where !refusal.problem.errors.isEmpty {
      let invalid = InvalidFields(refusal.problem.errors)
      return try await page(step, application, visit.form(refused: invalid), visit, status: 422)
    }
    let answers = try await desk.keep(
      of: application.id, party: application.party, in: visit.tenant
    ) { $0.done.insert(step) }
    if step == .identidad, IdentityStep.hasWarnings(visit.form) {
      // It is kept all the same; the page says it beside the field before going on.
      return try await page(step, application, visit.form, visit, status: 200)
    }
    return .redirect(
      answers.next == .revisar
        ? "/solicitud/\(application.id)" : "/solicitud/\(application.id)/\(answers.next.rawValue)")
  }

  private func keep(_ step: ApplyStep, _ application: Application, _ visit: Visit) async throws {
    let (tenant, party) = (visit.tenant, application.party)
    var form = visit.form
    switch step {
    case .identidad:
      try await desk.crm.update(tenant, party, try IdentityStep.read(&form), visit.actor)
    case .domicilio:
      let area = try await desk.area(under: form.typed("cp"))
      try await desk.crm.update(
        tenant, party, try AddressStep.read(&form, in: area), visit.actor)
    case .ingresos:
      let today = CalendarDate(visit.now, in: try desk.tenants.manifest(tenant).timeZone)
      try await desk.crm.update(tenant, party, try IncomeStep.read(&form, on: today), visit.actor)
    case .declaraciones:
      let declared = try DeclarationsStep.read(&form)
      _ = try await desk.keep(of: application.id, party: party, in: tenant) { answers in
        answers.isPoliticallyExposed = declared.isPoliticallyExposed
        answers.actsForSelf = declared.actsForSelf
        answers.fundsOrigin = declared.fundsOrigin
      }
    case .ine:
      try await keepPhotographs(&form, party, visit)
    case .permisos:
      let product = try await product(of: application, in: tenant)
      let given = try PermitsStep.read(&form, consultsBureau: product.consultsBureau)
      try await desk.record(given, of: party, visit)
    case .revisar: throw NotFound()
    }
  }

  private func keepPhotographs(
    _ form: inout Form, _ party: PartyID, _ visit: Visit
  ) async throws {
    let front = form.file("ineFront", "la foto del frente de tu INE")
    let back = form.file("ineBack", "la foto del reverso de tu INE")
    try form.finish()
    for (kind, file) in [(IdentityDocument.Kind.ineFront, front), (.ineBack, back)] {
      guard let file else { continue }
      _ = try await desk.kyc.storeDocument(
        visit.tenant,
        IdentityDocument(
          id: desk.world.newID(DocumentID.self), party: party, kind: kind,
          contentType: file.claimedType, bytes: file.bytes))
    }
  }

  private func product(of application: Application, in tenant: TenantID) async throws -> LoanProduct
  {
    guard
      let product = try await desk.tenants.product(
        tenant, code: application.productCode, version: application.productVersion)
    else { throw NotFound() }
    return product
  }

  private func page(
    _ step: ApplyStep, _ application: Application, _ form: Form, _ visit: Visit, status: Int
  ) async throws -> Reply {
    var texts: [String: HTML] = [:]
    var asksBureau = false
    if step == .permisos {
      asksBureau = try await product(of: application, in: visit.tenant).consultsBureau
      texts["datos_financieros"] = try desk.legalText(.datosFinancieros, in: visit.tenant).shown
      texts["mercadotecnia"] = try desk.legalText(.mercadotecnia, in: visit.tenant).shown
      if asksBureau {
        texts["buro"] = try desk.legalText(.autorizacionBuro, in: visit.tenant).shown
      }
    }
    return .page(
      StepPage(
        step: step, application: application.id, form: form, csrf: visit.csrf,
        asksBureau: asksBureau,
        writesMail: try desk.tenants.manifest(visit.tenant).connector(.mail) != nil,
        address: try await addressQuestion(form, at: step), texts: texts),
      chrome: .portal, status: status)
  }

  private func addressQuestion(_ form: Form, at step: ApplyStep) async throws -> AddressQuestion {
    guard step == .domicilio, try await desk.places.isLoaded() else {
      return .typed(isUnknown: false)
    }
    guard let code = PostalCode(form.typed("cp")) else { return .code }
    return try await desk.places.area(code).map { .listed($0) } ?? .typed(isUnknown: true)
  }
}

extension Application {
  var isOpenToAnswers: Bool { status == .draft || status == .moreNeeded }
}

extension ApplyStep {
  /// What is known already, as the screen shows it.
  func known(_ profile: PartyProfile, _ answers: Answers) -> [String: String] {
    var values: [String: String?] = [:]
    switch self {
    case .identidad:
      values = [
        "nombre": profile.givenNames, "primer_apellido": profile.firstSurname,
        "segundo_apellido": profile.secondSurname, "curp": profile.curp, "rfc": profile.rfc,
        "correo": profile.email,
        "pais_nacimiento": profile.countryOfBirth ?? "MEX",
        "entidad_nacimiento": profile.stateOfBirth, "nacionalidad": profile.nationality ?? "MEX",
      ]
    case .domicilio:
      let address = profile.address
      values = [
        "cp": address?.postalCode, "calle": address?.street,
        "numero_exterior": address?.exteriorNumber, "numero_interior": address?.interiorNumber,
        "colonia": address?.neighborhood, "municipio": address?.municipality,
      ]
    case .ingresos:
      values = [
        "ocupacion": profile.occupation, "ingreso_mensual": profile.monthlyIncome?.plain,
        "clabe": profile.clabe,
      ]
    case .declaraciones:
      values = [
        "pep": answers.isPoliticallyExposed.map { $0 ? "si" : "no" },
        "cuenta_propia": answers.actsForSelf.map { $0 ? "si" : "no" },
        "origen": answers.fundsOrigin,
      ]
    case .ine, .permisos, .revisar: break
    }
    return values.compactMapValues { $0 }
  }
}
