import Documents
import Kernel
import Lending
import PaymentsAPI
import ServicingAPI
import Tenancy
import Web

/// The estado de cuenta of a loan, as figures and as the institution's own paper.
struct LoanPapers: Sendable {
  let desk: Desk
  let payments: PaymentsClient
  let people: ServicingPeople

  /// From the first of the month before, through today.
  func fields(_ file: LoanFile, of tenant: TenantID) async throws -> StatementFields {
    // Whoever was paid out has one: a paper without it refuses to exist.
    let clabe = try await payments.collectionCLABE(tenant, file.loan.party) ?? ""
    let period = file.statementPeriod
    return StatementFields(
      file, from: period.lowerBound, through: period.upperBound,
      clabe: CLABE(clabe)?.grouped ?? clabe)
  }

  func statement(_ file: LoanFile, of tenant: TenantID) async throws -> LoanPaper {
    guard let borrower = try await people.borrower(tenant, file.loan.party) else {
      throw NotFound()
    }
    let product = try await desk.tenants.product(
      tenant, code: file.loan.product.code, version: file.loan.product.version)
    let institution = try desk.tenants.tenant(tenant)
    guard let source = institution.document(.estadoDeCuenta) else { throw NotFound() }
    let fields = try await fields(file, of: tenant)
    let loan = LoanFields(file.loan, product: product, manifest: institution.manifest)
    let document = try source.template().render(
      institution.lenderFields.values + borrower.values + loan.values + fields.values)
    return LoanPaper(
      name: "\(DocumentKind.estadoDeCuenta.rawValue)-\(fields.folio).pdf",
      pdf: PDF.make(
        document, brand: institution.documentBrand, issuedAt: desk.world.now(tenant),
        folio: fields.folio))
  }

  /// Nil before the loan is paid.
  func release(_ file: LoanFile, of tenant: TenantID) async throws -> LoanPaper? {
    try await ReleaseLetter(desk: desk, people: people)(
      file.record, today: file.today, of: tenant)
  }
}

extension LoanFile {
  var statementPeriod: ClosedRange<CalendarDate> {
    let from = max(loan.disbursedOn ?? loan.signedOn, date.firstOfMonth.adding(months: -1))
    return min(from, date)...date
  }
}
