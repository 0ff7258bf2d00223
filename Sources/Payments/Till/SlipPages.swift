import Kernel
import PaymentsAPI
import Tenancy
import Web

/// The slip that a payer takes home, and what to do when it was a mistake.
struct SlipPages: Sendable {
  let acts: PaymentActs
  let reading: PaymentReading

  var routes: Routes {
    var routes = Routes()
    routes.get("/oficina/recibos/:payment", .staff("payments.read")) { visit in
      try await show(visit)
    }
    routes.post("/oficina/recibos/:payment/reverso", .staff("payments.till")) { visit in
      do { return try await askReversal(visit) } catch let refused as InvalidFields {
        return try await show(visit, visit.form(refused: refused), status: 422)
      }
    }
    routes.shows(SlipPage.self, in: .office)
    return routes
  }

  /// Cash that was mistyped; a transfer is asked for from its own page.
  private func askReversal(_ visit: Visit) async throws -> Reply {
    let id = try visit.id("payment", PaymentID.self)
    guard try await reading.receipt(id, in: visit.tenant)?.method == .cash else {
      throw NotFound()
    }
    var form = visit.form
    let reason = form.text("motivo", "el motivo", max: 300)
    try form.finish()
    try await acts.askReversal(id, because: reason, by: visit.staff(), of: visit.tenant)
    return .redirect("/oficina/recibos/\(id)").saying("Se pidió; lo decide otra persona.")
  }

  private func show(
    _ visit: Visit, _ form: Form = Form(), status: Int = 200
  ) async throws -> Reply {
    let id = try visit.id("payment", PaymentID.self)
    guard let receipt = try await reading.receipt(id, in: visit.tenant), let party = receipt.party
    else { throw NotFound() }
    let manifest = try acts.tenants.manifest(visit.tenant)
    // The payment that ends a loan is one of its payments.
    var folio: String?
    if let loan = receipt.loan { folio = try await acts.people.folio(visit.tenant, loan) }
    let permission: Permission = receipt.method == .cash ? "payments.till" : "payments.match"
    return .page(
      SlipPage(
        id: id, folio: Folio(id, prefix: "R" + manifest.identity.folioPrefix).description,
        lender: manifest.identity.razonSocial, rfc: manifest.identity.rfc.text,
        address: manifest.identity.address,
        payer: try await acts.people.names(visit.tenant, [party])[party] ?? "",
        loan: folio, amount: receipt.amount.text,
        words: receipt.amount.amountInWords,
        when: InstantText(receipt.occurredAt, in: manifest.timeZone).text,
        method: receipt.method, isReversed: receipt.state == .reversed,
        reversal: try await acts.askReversal.offer(
          receipt, mayAsk: visit.may(permission), in: visit.tenant),
        form: form, csrf: visit.csrf),
      chrome: .office, status: status)
  }
}
