import Documents
import Foundation
import Kernel
import Lending
import PaymentsAPI
import ServicingAPI
import Tenancy
import Web

/// The estado de cuenta and the carta finiquito as PDF, for staff and for the borrower.
struct StatementPages: Sendable {
  let desk: Desk
  let payments: PaymentsClient
  let people: ServicingPeople
  let loans: LoanPages

  func add(to routes: inout Routes) {
    for (path, access) in [
      ("/oficina/creditos/:loan", Access.staff(LoanPages.read)), ("/mi-credito/:loan", .borrower),
    ] {
      routes.get(path + "/estado-de-cuenta.pdf", access) { try await statement($0) }
      routes.get(path + "/carta-finiquito.pdf", access) { try await release($0) }
    }
  }

  /// From the first of the month before, through today.
  private func statement(_ visit: Visit) async throws -> Reply {
    let file = try await file(visit)
    let borrower = try await borrower(of: file.loan, visit.tenant)
    let clabe = try await payments.collectionCLABE(visit.tenant, file.loan.party)
    let product = try await desk.tenants.product(
      visit.tenant, code: file.loan.product.code, version: file.loan.product.version)
    let manifest = try desk.tenants.manifest(visit.tenant)
    let through = file.date
    let from = max(
      file.loan.disbursedOn ?? file.loan.signedOn, through.firstOfMonth.adding(months: -1))
    let fields = StatementFields(
      file, from: min(from, through), through: through, clabe: CLABE(clabe)?.grouped ?? clabe)
    let values =
      borrower.values + LoanFields(file.loan, product: product, manifest: manifest).values
      + fields.values
    return try pdf(.estadoDeCuenta, values, folio: fields.folio, visit)
  }

  /// Only a loan that was paid has one.
  private func release(_ visit: Visit) async throws -> Reply {
    let file = try await file(visit)
    let letter = try await ReleaseLetter(desk: desk, people: people)(
      file.record, today: file.today, of: visit.tenant)
    guard let letter else { throw NotFound() }
    return .file(letter.pdf, contentType: "application/pdf", name: letter.name, inline: true)
  }

  private func file(_ visit: Visit) async throws -> LoanFile {
    let file = try await loans.file(try visit.id("loan", LoanID.self), visit)
    guard visit.mayLook(at: file.loan), file.isLent else { throw NotFound() }
    return file
  }

  private func borrower(of loan: Loan, _ tenant: TenantID) async throws -> BorrowerFields {
    guard let borrower = try await people.borrower(tenant, loan.party) else { throw NotFound() }
    return borrower
  }

  private func pdf(
    _ kind: DocumentKind, _ values: TemplateValues, folio: String, _ visit: Visit
  ) throws -> Reply {
    let tenant = try desk.tenants.tenant(visit.tenant)
    guard let source = tenant.document(kind) else { throw NotFound() }
    let document = try source.template().render(tenant.lenderFields.values + values)
    let bytes = PDF.make(
      document, brand: tenant.documentBrand, issuedAt: visit.now, folio: folio)
    return .file(
      bytes, contentType: "application/pdf", name: "\(kind.rawValue)-\(folio).pdf", inline: true)
  }
}
