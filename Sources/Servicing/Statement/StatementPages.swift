import Kernel
import ServicingAPI
import Web

/// The estado de cuenta and the carta finiquito as PDF, for staff and for the borrower.
struct StatementPages: Sendable {
  let papers: LoanPapers
  let loans: LoanPages

  func add(to routes: inout Routes) {
    for (path, access) in [
      ("/oficina/creditos/:loan", Access.staff(LoanPages.read)), ("/mi-credito/:loan", .borrower),
    ] {
      routes.get(path + "/estado-de-cuenta.pdf", access) { visit in
        .paper(try await papers.statement(try await file(visit), of: visit.tenant))
      }
      routes.get(path + "/carta-finiquito.pdf", access) { visit in
        let letter = try await papers.release(try await file(visit), of: visit.tenant)
        guard let letter else { throw NotFound() }
        return .paper(letter)
      }
    }
  }

  private func file(_ visit: Visit) async throws -> LoanFile {
    let file = try await loans.file(try visit.id("loan", LoanID.self), visit)
    guard visit.mayLook(at: file.loan), file.isLent else { throw NotFound() }
    return file
  }
}

extension Reply {
  static func paper(_ paper: LoanPaper) -> Reply {
    .file(paper.pdf, contentType: "application/pdf", name: paper.name, inline: true)
  }
}
