import Foundation
import Kernel
import PaymentsAPI
import Tenancy
import Web

/// The cashier's desk: open the drawer, take cash with a slip, count and close.
struct TillPages: Sendable {
  let acts: PaymentActs
  let reading: PaymentReading

  static let path: Href = "/oficina/caja"

  var routes: Routes {
    var routes = Routes()
    routes.get("/oficina/caja", .staff("payments.till")) { visit in
      .page(try await page(visit), chrome: .office)
    }
    routes.post("/oficina/caja/apertura", .staff("payments.till")) { visit in
      try await showing(visit) { try await open(visit) }
    }
    routes.post("/oficina/caja/cobros", .staff("payments.till")) { visit in
      try await showing(visit) { try await take(visit) }
    }
    routes.post("/oficina/caja/cierre", .staff("payments.till")) { visit in
      try await showing(visit) { try await close(visit) }
    }
    routes.place(
      Place("Caja", Self.path, in: .office, for: "payments.till", order: 40))
    routes.shows(TillPage.self, in: .office)
    return routes
  }

  /// What was wrong stands beside its field, with what was typed.
  private func showing(
    _ visit: Visit, _ act: () async throws -> Reply
  ) async throws -> Reply {
    do { return try await act() } catch let refused as InvalidFields {
      return try await again(visit, refused)
    } catch let refused as TakeCash.Refused where !refused.problem.errors.isEmpty {
      return try await again(visit, InvalidFields(refused.problem.errors))
    } catch let refused as CloseTill.Refused where !refused.problem.errors.isEmpty {
      return try await again(visit, InvalidFields(refused.problem.errors))
    }
  }

  private func again(_ visit: Visit, _ refused: InvalidFields) async throws -> Reply {
    .page(
      try await page(visit, visit.form(refused: refused)), chrome: .office, status: 422)
  }

  private func open(_ visit: Visit) async throws -> Reply {
    let staff = try visit.staff()
    var form = visit.form
    let cash = form.money("apertura", "con cuánto efectivo abre")
    try form.finish()
    guard let cash else { return .redirect(Self.path) }
    let branch = try staff.branch ?? acts.tenants.manifest(visit.tenant).defaultBranch.code
    _ = try await acts.openTill(
      by: visit.actor, named: staff.name, at: branch, holding: cash, of: visit.tenant)
    return .redirect(Self.path).saying("Caja abierta con \(cash.text).")
  }

  private func take(_ visit: Visit) async throws -> Reply {
    var form = visit.form
    let slip = form.parse("recibo", orSay: "Vuelva a empezar el cobro.") { PaymentID($0) }
    let party = form.parse("persona", orSay: "Elija a quien paga.") { PartyID($0) }
    let amount = form.money("amount", "cuánto efectivo recibe")
    let chosen = form.typed("credito")
    try form.finish()
    guard let slip, let party, let amount else { return .redirect(Self.path) }
    let loan = try await acts.people.loans(visit.tenant, party).map(\.id)
      .first { $0.description == chosen }
    guard chosen.isEmpty || loan != nil else {
      throw InvalidFields([FieldError("credito", "Elija uno de los créditos de la persona.")])
    }
    try await acts.takeCash(
      TakeCash.Slip(id: slip, party: party, loan: loan, amount: amount), by: visit.actor,
      of: visit.tenant)
    return .redirect("/oficina/recibos/\(slip)").saying("Pago recibido.")
  }

  private func close(_ visit: Visit) async throws -> Reply {
    var form = visit.form
    let counted = form.money("contado", "cuánto efectivo contó")
    let note = form.optionalText("note", max: 300)
    try form.finish()
    guard let counted else { return .redirect(Self.path) }
    let till = try await acts.closeTill(
      by: visit.actor, counting: counted, note: note, of: visit.tenant)
    let difference = till.closing?.difference ?? .zero
    return .redirect("/oficina/caja/cierres/\(till.id)").saying(
      difference.isZero ? "Caja cerrada y cuadrada." : "Caja cerrada con \(difference.text).")
  }

  private func page(_ visit: Visit, _ form: Form = Form()) async throws -> TillPage {
    let zone = try acts.tenants.manifest(visit.tenant).timeZone
    let desk = try await reading.desk(of: visit.actor, in: visit.tenant)
    let names = try await acts.people.names(
      visit.tenant, desk.receipts.compactMap(\.party))
    let query = visit.request.query["q"] ?? ""
    return TillPage(
      open: desk.till.map { till in
        TillPage.Drawer(
          since: InstantText(till.openedAt, in: zone).text, opening: till.openingCash.text,
          expected: Till.expected(opening: till.openingCash, receipts: desk.receipts).text)
      },
      slips: desk.receipts.reversed().map { receipt in
        TillPage.Slip(
          id: receipt.id, time: InstantText(receipt.occurredAt, in: zone).time,
          payer: receipt.party.flatMap { names[$0] } ?? "", amount: receipt.amount.text,
          isReversed: receipt.state == .reversed)
      },
      payer: try await payer(visit, form), query: query,
      found: query.isEmpty ? [] : try await found(query, visit), form: form, csrf: visit.csrf)
  }

  /// The person chosen to pay, with what they owe and a slip of their own.
  private func payer(_ visit: Visit, _ form: Form) async throws -> TillPage.Payer? {
    let chosen = visit.request.query["persona"] ?? form.typed("persona")
    guard let party = PartyID(chosen) else { return nil }
    let names = try await acts.people.names(visit.tenant, [party])
    guard let name = names[party] else { return nil }
    let loans = try await acts.people.loans(visit.tenant, party)
    let typed = PaymentID(form.typed("recibo"))
    return TillPage.Payer(
      id: party, name: name, slip: typed ?? acts.world.newID(PaymentID.self),
      loans: loans.map { Choice($0) })
  }

  private func found(_ query: String, _ visit: Visit) async throws -> [TillPage.Found] {
    let people = Array(try await acts.people.find(visit.tenant, query).prefix(20))
    let names = try await acts.people.names(visit.tenant, people)
    return people.compactMap { party in
      names[party].map { TillPage.Found(id: party, name: $0) }
    }
  }
}

extension Choice {
  init(_ loan: PayableLoan) {
    self.init(
      loan.id.description,
      "\(loan.folio): vencido y al día \(loan.due.text), debe \(loan.outstanding.text)")
  }
}
