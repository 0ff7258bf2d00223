import Documents
import Kernel
import ServicingAPI
import Web

/// A loan's statement and the letter that says that it was paid, for programs.
struct StatementAPI: Sendable {
  let papers: LoanPapers
  let loans: LoanPages
  private static let path = "/api/v1/loans/:loan"
  /// Papers carry who the borrower is: the scope of every other paper.
  static let paperScope = "contracts.read"

  func add(to routes: inout Routes) {
    routes.api(.get, Self.path + "/statement", scope: LoanAPI.scope, Self.statementSpec) { visit in
      let file = try await file(visit)
      return try .json(StatementModel(try await papers.fields(file, of: visit.tenant), of: file))
    }
    routes.api(
      .get, Self.path + "/statement/pdf", scope: Self.paperScope, Self.statementPaperSpec
    ) { visit in .paper(try await papers.statement(try await file(visit), of: visit.tenant)) }
    routes.api(
      .get, Self.path + "/release-letter/pdf", scope: Self.paperScope, Self.releaseSpec
    ) { visit in
      let letter = try await papers.release(try await file(visit), of: visit.tenant)
      guard let letter else { throw PaperRefused.notPaidOff }
      return .paper(letter)
    }
  }

  private func file(_ visit: Visit) async throws -> LoanFile {
    let file = try await loans.file(try visit.id("loan", LoanID.self), visit)
    guard file.isLent else { throw PaperRefused.notLent }
    return file
  }
}

/// Why a loan has no such paper yet.
enum PaperRefused: Refusal {
  case notLent, notPaidOff

  var problem: Problem {
    switch self {
    case .notLent:
      Problem(
        "servicing/loan-not-lent", status: 409, title: "El dinero no se ha depositado",
        detail: "El estado de cuenta empieza el día en que se deposita el crédito.")
    case .notPaidOff:
      Problem(
        "servicing/loan-not-paid-off", status: 409, title: "El crédito no está liquidado",
        detail: "La carta finiquito se emite cuando el crédito se termina de pagar.")
    }
  }
}

extension StatementAPI {
  private static let tag = "Loans"

  static let statementSpec = APISpec(
    "Get a loan's statement",
    description: """
      From the first day of the month before to the business date: what fell due, what was \
      charged, what was paid and what each payment paid.
      """,
    tag: tag, response: StatementModel.schema, problems: [404, 409])

  static let statementPaperSpec = APISpec(
    "Download a loan's statement as PDF", tag: tag,
    response: .string("The PDF", format: "binary"), responseType: "application/pdf",
    problems: [404, 409])

  static let releaseSpec = APISpec(
    "Download the carta finiquito as PDF",
    description: "The letter that says that the loan was paid.", tag: tag,
    response: .string("The PDF", format: "binary"), responseType: "application/pdf",
    problems: [404, 409])
}
