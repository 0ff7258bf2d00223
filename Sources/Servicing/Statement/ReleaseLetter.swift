import Documents
public import Kernel
import Lending
import Postgres
import ServicingAPI
import Tenancy
import Web

/// The carta finiquito of a loan that was paid: who paid, how much in all, and since when nothing
/// is owed.
struct ReleaseLetter: Sendable {
  let desk: Desk
  let people: ServicingPeople

  /// Nil where the loan is not paid.
  func callAsFunction(
    _ record: LoanRecord, today: CalendarDate, of tenant: TenantID
  ) async throws -> LoanPaper? {
    let loan = record.loan
    guard loan.status == .paidOff, let paidOn = loan.endedOn,
      let borrower = try await people.borrower(tenant, loan.party)
    else { return nil }
    let totals = record.account.position(on: record.day(today)).totals
    let surplus = totals.credit.isPositive ? totals.credit : nil
    let fields = ReleaseFields(
      folio: "CF-\(loan.folio)", issuedOn: today, loan: loan.folio, contractOn: loan.signedOn,
      principal: loan.schedule.terms.principal, paidOn: paidOn, totalPaid: totals.applied.total,
      surplus: surplus)
    let institution = try desk.tenants.tenant(tenant)
    guard let source = institution.document(.cartaFiniquito) else { return nil }
    let document = try source.template().render(
      institution.lenderFields.values + borrower.values + fields.values)
    return LoanPaper(
      name: "\(DocumentKind.cartaFiniquito.rawValue)-\(fields.folio).pdf",
      pdf: PDF.make(
        document, brand: institution.documentBrand, issuedAt: desk.world.now(tenant),
        folio: fields.folio))
  }
}

/// A document about a loan, as a PDF.
public struct LoanPaper: Sendable {
  public let name: String
  public let pdf: [UInt8]
}

extension Servicing {
  /// The carta finiquito; nil before the loan is paid.
  public func releaseLetter(_ id: LoanID, of tenant: TenantID) async throws -> LoanPaper? {
    let tenants = desk.tenants
    let (record, today) = try await desk.database.read(for: tenant) { db in
      (try await db.loan(id), try await tenants.businessDate(in: db))
    }
    guard let record else { return nil }
    return try await ReleaseLetter(desk: desk, people: people)(record, today: today, of: tenant)
  }
}
