import Foundation
import Kernel
import PaymentsAPI
import Tenancy
import Web

/// What leaves: what waits first, and each order with all that was said to the rail about it.
struct DisbursementPages: Sendable {
  let acts: PaymentActs
  let reading: PaymentReading

  var routes: Routes {
    var routes = Routes()
    routes.get("/oficina/dispersiones", .staff("payments.read")) { visit in
      try await list(visit)
    }
    routes.get("/oficina/dispersiones/:disbursement", .staff("payments.read")) { visit in
      try await show(visit)
    }
    routes.post("/oficina/dispersiones/:disbursement/liberacion", .staff("payments.release")) {
      visit in try await release(visit)
    }
    routes.post("/oficina/dispersiones/:disbursement/rechazo", .staff("payments.release")) {
      visit in try await decline(visit)
    }
    routes.post("/oficina/dispersiones/:disbursement/aclaracion", .staff("payments.release")) {
      visit in try await clarify(visit)
    }
    routes.post("/oficina/dispersiones/:disbursement/consulta", .staff("payments.read")) {
      visit in try await ask(visit)
    }
    routes.place(
      Place("Dispersiones", "/oficina/dispersiones", in: .office, for: "payments.read", order: 44))
    routes.shows(DisbursementListPage.self, in: .office)
    routes.shows(DisbursementPage.self, in: .office)
    return routes
  }

  private static let pageLines = 50

  private func list(_ visit: Visit) async throws -> Reply {
    let (query, count) = (visit.request.query, Self.pageLines + 1)
    let pending = try await reading.pendingDisbursements(
      after: query["pendientes"].flatMap { DisbursementID($0) }, count: count, in: visit.tenant)
    let ended = try await reading.endedDisbursements(
      before: query["despues"].flatMap { DisbursementID($0) }, count: count, in: visit.tenant)
    let (pendingPage, endedPage) = (
      Array(pending.prefix(Self.pageLines)), Array(ended.prefix(Self.pageLines))
    )
    let contradicted = try await reading.contradicted(in: visit.tenant)
    let names = try await acts.people.names(
      visit.tenant, (contradicted + pendingPage + endedPage).compactMap(\.party))
    let zone = try acts.tenants.manifest(visit.tenant).timeZone
    func line(_ order: Disbursement) -> DisbursementListPage.Line {
      DisbursementListPage.Line(
        id: order.id, payee: order.party.flatMap { names[$0] } ?? "Devolución de depósito",
        amount: order.amount.text, state: order.state.name,
        when: InstantText(order.requestedAt, in: zone).text)
    }
    return .page(
      DisbursementListPage(
        contradicted: contradicted.map(line), pending: pendingPage.map(line),
        pendingNext: pending.count > Self.pageLines ? pendingPage.last?.id : nil,
        ended: endedPage.map(line),
        endedNext: ended.count > Self.pageLines ? endedPage.last?.id : nil),
      chrome: .office)
  }

  private func show(
    _ visit: Visit, _ form: Form = Form(), status: Int = 200
  ) async throws -> Reply {
    let id = try visit.id("disbursement", DisbursementID.self)
    guard let (order, said) = try await reading.disbursement(id, in: visit.tenant) else {
      throw NotFound()
    }
    let zone = try acts.tenants.manifest(visit.tenant).timeZone
    let name = try await order.party.asyncMap { party in
      try await acts.people.names(visit.tenant, [party])[party] ?? ""
    }
    return .page(
      DisbursementPage(
        id: id, payee: name ?? "Quien envió el depósito", party: order.party, loan: order.loan,
        amount: order.amount.text, state: order.state.name, reason: order.state.reason,
        claveRastreo: order.state.claveRastreo?.text, folio: order.folio?.text,
        requested: InstantText(order.requestedAt, in: zone).text,
        said: said.map { line in
          DisbursementPage.Said(
            when: InstantText(line.recordedAt, in: zone).text, act: line.act,
            outcome: line.outcome, detail: line.detail)
        }, contradiction: try await reading.contradiction(of: id, in: visit.tenant),
        mayRelease: visit.may("payments.release"), form: form, csrf: visit.csrf),
      chrome: .office, status: status)
  }

  private func release(_ visit: Visit) async throws -> Reply {
    let id = try visit.id("disbursement", DisbursementID.self)
    try acts.freshProof(visit, "/oficina/dispersiones/\(id)")
    try await acts.release(id, by: visit.actor, of: visit.tenant)
    return .redirect("/oficina/dispersiones/\(id)").saying(
      "Se vuelve a revisar y, si procede, se paga.")
  }

  private func decline(_ visit: Visit) async throws -> Reply {
    let id = try visit.id("disbursement", DisbursementID.self)
    try acts.freshProof(visit, "/oficina/dispersiones/\(id)")
    do {
      var form = visit.form
      let reason = form.text("motivo", "el motivo", max: 300)
      try form.finish()
      try await acts.release.decline(id, because: reason, by: visit.actor, of: visit.tenant)
      return .redirect("/oficina/dispersiones/\(id)").saying("La dispersión no se pagará.")
    } catch let refused as InvalidFields {
      return try await show(visit, visit.form(refused: refused), status: 422)
    }
  }

  /// What the bank meant, in the words of whoever asked it.
  private func clarify(_ visit: Visit) async throws -> Reply {
    let id = try visit.id("disbursement", DisbursementID.self)
    try acts.freshProof(visit, "/oficina/dispersiones/\(id)")
    do {
      var form = visit.form
      let outcome = form.parse("desenlace", orSay: "Elija si el banco la pagó o no.") {
        CloseContradiction.Outcome(rawValue: $0)
      }
      let words = form.text("aclaracion", "qué pasó", max: 300)
      try form.finish()
      guard let outcome else { throw NotFound() }
      try await acts.closeContradiction(
        id, outcome, saying: words, by: visit.actor, of: visit.tenant)
      return .redirect("/oficina/dispersiones/\(id)").saying("Quedó aclarada.")
    } catch let refused as InvalidFields {
      return try await show(visit, visit.form(refused: refused), status: 422)
    }
  }

  /// Asks the rail now; whoever presses it twice asks twice and changes nothing more.
  private func ask(_ visit: Visit) async throws -> Reply {
    let id = try visit.id("disbursement", DisbursementID.self)
    guard try await acts.summaries.disbursement(id, in: visit.tenant) != nil else {
      throw NotFound()
    }
    try await acts.check(id, of: visit.tenant)
    return .redirect("/oficina/dispersiones/\(id)").saying("Se preguntó al banco.")
  }
}

extension Disbursement {
  var party: PartyID? {
    switch purpose {
    case .loan(_, let party), .giveBack(_, _, let party): party
    case .receiptReturn: nil
    }
  }

  var loan: LoanID? {
    switch purpose {
    case .loan(let loan, _), .giveBack(_, let loan, _): loan
    case .receiptReturn: nil
    }
  }
}

extension Optional {
  fileprivate func asyncMap<Answer>(
    _ transform: (Wrapped) async throws -> Answer
  ) async rethrows -> Answer? {
    guard let self else { return nil }
    return try await transform(self)
  }
}
