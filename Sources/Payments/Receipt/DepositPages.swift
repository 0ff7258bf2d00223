import Foundation
import Kernel
import PaymentsAPI
import Tenancy
import Web

/// What arrived: first what nobody could place, then the day's money.
struct DepositPages: Sendable {
  let acts: PaymentActs
  let reading: PaymentReading

  var routes: Routes {
    var routes = Routes()
    routes.get("/oficina/depositos", .staff("payments.read")) { visit in try await list(visit) }
    routes.get("/oficina/depositos/:payment", .staff("payments.read")) { visit in
      try await show(visit)
    }
    routes.post("/oficina/depositos/:payment/identificacion", .staff("payments.match")) { visit in
      try await showing(visit) { try await match(visit) }
    }
    routes.post("/oficina/depositos/:payment/devolucion", .staff("payments.return")) { visit in
      try await showing(visit) { try await giveBack(visit) }
    }
    routes.post("/oficina/depositos/:payment/reverso", .staff("payments.match")) { visit in
      try await showing(visit) { try await askReversal(visit) }
    }
    routes.place(
      Place("Depósitos", "/oficina/depositos", in: .office, for: "payments.read", order: 42))
    routes.shows(DepositListPage.self, in: .office)
    routes.shows(DepositPage.self, in: .office)
    return routes
  }

  private static let pageLines = 100

  private func list(_ visit: Visit) async throws -> Reply {
    let zone = try acts.tenants.manifest(visit.tenant).timeZone
    let today = CalendarDate(visit.now, in: zone)
    let day = visit.request.query["dia"].flatMap { CalendarDate($0) } ?? today
    let query = visit.request.query
    let found = try await reading.unmatched(
      after: query["espera"].flatMap { PaymentID($0) }, count: Self.pageLines + 1,
      in: visit.tenant)
    let (ofDay, sums) = try await reading.receipts(
      on: day, after: query["despues"].flatMap { PaymentID($0) }, count: Self.pageLines + 1,
      in: visit.tenant)
    let (waiting, received) = (
      Array(found.prefix(Self.pageLines)), Array(ofDay.prefix(Self.pageLines))
    )
    let names = try await acts.people.names(
      visit.tenant, (waiting + received).compactMap(\.party))
    let odd = try await reading.oddNotices(in: visit.tenant)
    func line(_ receipt: Receipt) -> DepositListPage.Line {
      DepositListPage.Line(
        id: receipt.id, who: receipt.party.flatMap { names[$0] } ?? "Sin identificar",
        amount: receipt.amount.text, method: receipt.method, state: receipt.state,
        when: InstantText(receipt.occurredAt, in: zone).text)
    }
    return .page(
      DepositListPage(
        waiting: waiting.map(line),
        waitingNext: found.count > waiting.count ? waiting.last?.id : nil, day: day,
        received: received.map(line),
        receivedNext: ofDay.count > received.count ? received.last?.id : nil, sums: sums,
        odd: odd.map {
          .init(when: InstantText($0.receivedAt, in: zone).text, reason: $0.detail)
        }, mayReconcile: visit.may("payments.reconcile")),
      chrome: .office)
  }

  private func show(
    _ visit: Visit, _ form: Form = Form(), status: Int = 200
  ) async throws -> Reply {
    let id = try visit.id("payment", PaymentID.self)
    guard let receipt = try await reading.receipt(id, in: visit.tenant) else { throw NotFound() }
    let zone = try acts.tenants.manifest(visit.tenant).timeZone
    // Who sent it is opened only for those who decide where it goes.
    let decides = visit.may("payments.match") || visit.may("payments.return")
    let payer = decides ? try await reading.payer(of: id, in: visit.tenant) : nil
    let query = visit.request.query["q"] ?? ""
    let people =
      query.isEmpty
      ? [] : Array(try await acts.people.find(visit.tenant, query).prefix(20))
    let names = try await acts.people.names(
      visit.tenant, people + (receipt.party.map { [$0] } ?? []))
    return .page(
      DepositPage(
        id: id, amount: receipt.amount.text, state: receipt.state, method: receipt.method,
        who: receipt.party.flatMap { names[$0] }, party: receipt.party,
        when: InstantText(receipt.occurredAt, in: zone).text,
        claveRastreo: receipt.claveRastreo, clabe: receipt.collectionCLABE,
        reference: receipt.reference, payerName: payer?.name,
        payerAccount: payer?.account.map { "••••" + $0.suffix(4) }, concept: payer?.concept,
        reason: receipt.reason, query: query,
        found: people.compactMap { person in names[person].map { (person, $0) } },
        chosen: receipt.state == .unmatched ? try await chosen(visit, form) : nil,
        may: .init(
          match: visit.may("payments.match"), giveBack: visit.may("payments.return")),
        reversal: try await acts.askReversal.offer(
          receipt,
          mayAsk: visit.may(receipt.method == .cash ? "payments.till" : "payments.match"),
          in: visit.tenant), form: form, csrf: visit.csrf),
      chrome: .office, status: status)
  }

  /// Chosen from the search, or in a form that was refused.
  private func chosen(_ visit: Visit, _ form: Form) async throws -> DepositPage.Chosen? {
    let text = visit.request.query["persona"] ?? form.typed("persona")
    guard let party = PartyID(text),
      let name = try await acts.people.names(visit.tenant, [party])[party]
    else { return nil }
    return DepositPage.Chosen(
      id: party, name: name,
      loans: try await acts.people.loans(visit.tenant, party).map { Choice($0) })
  }

  private func showing(
    _ visit: Visit, _ act: () async throws -> Reply
  ) async throws -> Reply {
    do { return try await act() } catch let refused as InvalidFields {
      return try await show(visit, visit.form(refused: refused), status: 422)
    }
  }

  private func match(_ visit: Visit) async throws -> Reply {
    let id = try visit.id("payment", PaymentID.self)
    var form = visit.form
    let party = form.parse("persona", orSay: "Elija de quién es.") { PartyID($0) }
    try form.finish()
    guard let party else { return .redirect("/oficina/depositos/\(id)") }
    // A person of this institution, whatever the form says.
    guard try await acts.people.names(visit.tenant, [party])[party] != nil else {
      throw InvalidFields([FieldError("persona", "Elija de quién es.")])
    }
    let credit = form.typed("credito")
    let loan = try await acts.people.loans(visit.tenant, party).map(\.id)
      .first { $0.description == credit }
    guard credit.isEmpty || loan != nil else {
      throw InvalidFields([FieldError("credito", "Elija uno de los créditos de la persona.")])
    }
    try await acts.match(id, to: party, loan: loan, by: visit.actor, of: visit.tenant)
    return .redirect("/oficina/depositos/\(id)").saying("El depósito ya tiene dueño y se aplica.")
  }

  private func giveBack(_ visit: Visit) async throws -> Reply {
    let id = try visit.id("payment", PaymentID.self)
    try acts.freshProof(visit, "/oficina/depositos/\(id)")
    let reason = try self.reason(visit)
    try await acts.giveBack(id, because: reason, by: visit.actor, of: visit.tenant)
    return .redirect("/oficina/depositos/\(id)").saying("Se devuelve a quien lo envió.")
  }

  /// A transfer placed with the wrong person; what a cashier took is asked for from its slip.
  private func askReversal(_ visit: Visit) async throws -> Reply {
    let id = try visit.id("payment", PaymentID.self)
    guard try await reading.receipt(id, in: visit.tenant)?.method == .spei else {
      throw NotFound()
    }
    let reason = try self.reason(visit)
    try await acts.askReversal(id, because: reason, by: visit.staff(), of: visit.tenant)
    return .redirect("/oficina/depositos/\(id)").saying("Se pidió; lo decide otra persona.")
  }

  private func reason(_ visit: Visit) throws -> String {
    var form = visit.form
    let reason = form.text("motivo", "el motivo", max: 300)
    try form.finish()
    return reason
  }
}
