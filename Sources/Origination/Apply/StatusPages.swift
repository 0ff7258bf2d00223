import CRMAPI
import Kernel
import OriginationAPI
import ServicingAPI
import SignatureAPI
import Web

/// Where an application stands, in the applicant's words: what is missing, what comes next, the
/// check of the answers, sending, and changing one's mind.
struct StatusPages: Sendable {
  let desk: ApplyDesk

  var routes: Routes {
    var routes = Routes()
    routes.get("/solicitud/:application", .borrower) { visit in try await show(visit) }
    routes.post("/solicitud/:application/envio", .borrower) { visit in try await send(visit) }
    routes.post("/solicitud/:application/cancelacion", .borrower) { visit in
      let application = try await desk.application(visit)
      _ = try await desk.cancel(
        application.id, party: application.party, in: visit.tenant, visit.circumstances)
      return .redirect("/solicitud/\(application.id)").saying("Recibimos tu cancelación.")
    }
    // The contract's page offers it where its papers are of an earlier day.
    routes.post("/solicitud/:application/contrato/al-dia", .borrower) { visit in
      let application = try await desk.application(visit)
      try await desk.renew(application.id, in: visit.tenant, by: visit.actor)
      return .redirect("/solicitud/\(application.id)/contrato")
        .saying("Tu contrato quedó con la fecha de hoy. Léelo otra vez antes de firmar.")
    }
    routes.shows(StatusPage.self, in: .portal)
    return routes
  }

  private func send(_ visit: Visit) async throws -> Reply {
    let application = try await desk.application(visit)
    do {
      let sent = try await desk.submit(
        application.id, party: application.party, in: visit.tenant, by: visit.actor)
      return .redirect("/solicitud/\(sent.id)")
    } catch let refused as SubmitApplication.Refused {
      return .redirect("/solicitud/\(application.id)").saying(refused.problem.detail)
    }
  }

  private func show(_ visit: Visit) async throws -> Reply {
    let application = try await desk.application(visit)
    let answers = try await desk.answers(of: application, in: visit.tenant)
    if application.status == .draft, answers.next != .revisar {
      return .redirect("/solicitud/\(application.id)/\(answers.next.rawValue)")
    }
    let priced = try await desk.price(application, in: visit.tenant)
    let profile = try await desk.crm.profile(visit.tenant, application.party) ?? PartyProfile()
    let contract = try await desk.signature.contract(visit.tenant, application.contract)
    let loan = try await desk.loan(visit.tenant, application.loan)
    return .page(
      StatusPage(
        id: application.id, folio: application.folio, status: application.status,
        askedFor: application.askedFor, reasons: application.reasons.map(\.message),
        price: priced.price,
        firstAsked: application.firstAsked,
        contract: .init(contract, loan: loan),
        answers: ReviewedAnswer.all(profile, answers, of: application.id), csrf: visit.csrf),
      chrome: .portal)
  }
}

/// One answer as the review shows it, and where to change it.
struct ReviewedAnswer: Sendable {
  let label: String
  let value: String
  let change: Href

  static func all(
    _ profile: PartyProfile, _ answers: Answers, of id: ApplicationID
  ) -> [ReviewedAnswer] {
    func line(_ label: String, _ value: String?, _ step: ApplyStep) -> ReviewedAnswer {
      ReviewedAnswer(
        label: label, value: value ?? "Falta", change: "/solicitud/\(id)/\(step.rawValue)")
    }
    let declared: String? = answers.isPoliticallyExposed.map {
      ($0 ? "Con cargo público. " : "Sin cargo público. ")
        + (answers.actsForSelf == true ? "Para mí." : "Para otra persona.")
    }
    return [
      line("Nombre", profile.fullName.isEmpty ? nil : profile.fullName, .identidad),
      line("CURP", profile.curp, .identidad),
      line(
        "RFC", profile.rfcWarning.map { "\(profile.rfc ?? ""). \($0)" } ?? profile.rfc, .identidad),
      line("Domicilio", profile.address?.oneLine, .domicilio),
      line("Ocupación", profile.occupation, .ingresos),
      line("Ingreso al mes", profile.monthlyIncome?.text, .ingresos),
      line("CLABE", profile.clabe, .ingresos),
      line("Declaraciones", declared, .declaraciones),
      line("INE", answers.done.contains(.ine) ? "Fotos recibidas" : nil, .ine),
      line("Permisos", answers.done.contains(.permisos) ? "Contestados" : nil, .permisos),
    ]
  }
}
