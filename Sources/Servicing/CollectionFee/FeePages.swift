import Kernel
import Postgres
import ServicingAPI
import Web

/// Charging for a collection act, and undoing a charge that was a mistake.
struct FeePages: Sendable {
  let desk: Desk
  let loans: LoanPages
  /// Asks whoever is signed in to prove it again before the form that undoes is shown.
  var freshProof: FreshProof?

  static let collect: Permission = "loan.collect"
  static let correct: Permission = "loan.correct"
  private static let path = "/oficina/creditos/:loan/gastos-de-cobranza"

  func add(to routes: inout Routes) {
    routes.post(Self.path, .staff(Self.collect)) { try await charge($0) }
    routes.get(Self.path + "/:fee/reverso", .staff(Self.correct)) { try await ask($0) }
    routes.post(Self.path + "/:fee/reverso", .staff(Self.correct)) { visit in
      do { return try await reverse(visit) } catch let refused as InvalidFields {
        return try await ask(visit, visit.form(refused: refused), status: 422)
      }
    }
    routes.shows(FeeReversalPage.self, in: .office)
  }

  private func charge(_ visit: Visit) async throws -> Reply {
    let id = try visit.id("loan", LoanID.self)
    var form = visit.form
    let reason = form.text("motivo", "qué gestión se hizo")
    try form.finish()
    let charge = ChargeCollectionFee.Charge(loan: id, reason: reason, actor: visit.actor)
    try await desk.database.transaction(for: visit.tenant) { db in
      try await ChargeCollectionFee(desk: desk)(charge, in: db)
    }
    return .redirect("/oficina/creditos/\(id)").saying("Se cobró la gestión.")
  }

  private func ask(
    _ visit: Visit, _ form: Form = Form(), status: Int = 200
  ) async throws -> Reply {
    let (id, fee) = try await fee(visit)
    try freshProof?(visit, Self.address(id, fee))
    let file = try await loans.file(id, visit)
    let page = FeeReversalPage(
      loan: id, folio: file.loan.folio, borrower: file.borrower,
      fee: FeeLine(fee, of: file), form: form, csrf: visit.csrf)
    return .page(page, chrome: .office, status: status)
  }

  private func reverse(_ visit: Visit) async throws -> Reply {
    let (id, fee) = try await fee(visit)
    try freshProof?(visit, Self.address(id, fee))
    var form = visit.form
    let reason = form.text("motivo", "por qué se deshace", max: 300)
    try form.finish()
    let order = ReverseCollectionFee.Order(
      loan: id, fee: fee.id, reason: reason, actor: visit.actor)
    try await desk.database.transaction(for: visit.tenant) { db in
      try await ReverseCollectionFee(desk: desk)(order, in: db)
    }
    return .redirect("/oficina/creditos/\(id)").saying("Se deshizo el cobro.")
  }

  private func fee(_ visit: Visit) async throws -> (LoanID, CollectionFee) {
    let id = try visit.id("loan", LoanID.self)
    let wanted = CollectionFee.id(numbered: try visit.param("fee"))
    let record = try await desk.database.read(for: visit.tenant) { db in try await db.loan(id) }
    guard let fee = record?.collectionFees.first(where: { $0.id == wanted }) else {
      throw NotFound()
    }
    return (id, fee)
  }

  private static func address(_ loan: LoanID, _ fee: CollectionFee) -> Href {
    "/oficina/creditos/\(loan)/gastos-de-cobranza/\(fee.number)/reverso"
  }
}
