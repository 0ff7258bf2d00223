import Documents
import Foundation
import Kernel
import SignatureAPI
import Tenancy

/// Draws one document of a contract from the institution's template in force.
struct DrawDocument: Sendable {
  let tenant: Tenant
  let folio: String
  let at: Date
  let newID: @Sendable () -> UUID

  /// An institution without the template: its manifest was not validated.
  struct TemplateMissing: Error { let kind: DocumentKind }

  /// Everything that the borrower signs and receives, and the pagaré that waits for ink.
  func papers(_ draft: ContractDraft) throws -> [DocumentCopy] {
    let through = tenant.manifest.calendar.adding(
      workingDays: LoanProduct.cancellationDays, to: draft.preparedOn)
    let words = draft.words(lender: tenant.lenderFields, cancelThrough: through)
    return try draft.papers.map { try self($0, words) }
  }

  func callAsFunction(_ kind: DocumentKind, _ values: TemplateValues) throws -> DocumentCopy {
    guard let source = tenant.document(kind) else { throw TemplateMissing(kind: kind) }
    let document = try source.template().render(values)
    let pdf = PDF.make(document, brand: tenant.documentBrand, issuedAt: at, folio: folio)
    return DocumentCopy(
      document: ContractDocument(
        id: newID(), kind: kind, title: kind == .pagares ? "Serie de pagarés" : document.title,
        templateVersion: document.version,
        templateSHA256: document.templateSHA256, sha256: Documents.SHA256.hex(pdf)),
      pdf: pdf, html: document.html)
  }
}
