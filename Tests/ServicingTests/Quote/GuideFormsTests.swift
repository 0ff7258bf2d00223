import Foundation
import Kernel
import Lending
import Tenancy
import Testing
import Web

@testable import Servicing

/// The guide's two ways to say the same terms: in a file, and in a request.
@Suite struct GuideFormsTests {
  struct Form: Sendable {
    let file: String
    let api: String
  }

  static let forms: [Form] = {
    let guide = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../docs/guides/credito/cotizar.md")
    guard let text = try? String(contentsOf: guide, encoding: .utf8),
      let table = text.components(separatedBy: "| En un archivo |").dropFirst().first
    else { return [] }
    return table.split(separator: "\n").compactMap { line in
      let written = line.split(separator: "`", omittingEmptySubsequences: false)
      guard line.hasPrefix("| `"), written.count == 5 else { return nil }
      return Form(file: String(written[1]), api: String(written[3]))
    }
  }()

  private static func whole(
    _ base: [(String, String)], with form: String, _ name: (String) -> String
  ) -> [String] {
    base.filter { !form.hasPrefix(name($0.0)) }.map { "\(name($0.0)): \($0.1)" } + [form]
  }

  private static func file(_ form: Form) throws -> LoanTerms? {
    let base = [
      ("principal", "12000"), ("disbursedOn", "2026-11-20"), ("installmentCount", "12"),
      ("frequency", "monthly"), ("accrual", "byPeriod"), ("annualRate", "60 %"),
      ("moratorioAnnualRate", "0 %"),
    ]
    let text = whole(base, with: form.file) { $0 }.joined(separator: "\n")
    let life = try LifeFile(Array(text.utf8), named: "x.yaml").life
    guard case .loan(let terms, _) = life.credit else { return nil }
    return terms
  }

  private static func body(_ form: Form) -> String {
    let base = [
      ("principal", "1200000"), ("disbursedOn", #""2026-11-20""#), ("installmentCount", "12"),
      ("frequency", #""monthly""#), ("annualRate", "600000"),
    ]
    let members = whole(base, with: form.api) { "\"\($0)\"" }.joined(separator: ",")
    return #"{"terms":{\#(members)}}"#
  }

  @Test func everyFormOfTheGuideSaysTheSameBothWays() async throws {
    #expect(Self.forms.count == 20)
    try await ServicingBench.with { bench in
      for form in Self.forms {
        let body = Self.body(form)
        let asked = try JSONBody.decode(QuoteRequestModel.self, from: Array(body.utf8))
        #expect(try asked.terms == Self.file(form), "\(form.file)")
        let reply = try await bench.post("/api/v1/quotes", body: body)
        #expect(reply.status == 200, "\(form.api)")
      }
    }
  }
}
