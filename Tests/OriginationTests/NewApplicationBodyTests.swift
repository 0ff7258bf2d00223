import CRMAPI
import Foundation
import KYCAPI
import Kernel
import Tenancy
import Testing
import Web

@testable import Origination

/// A program's body is checked by the portal's rules, and told of in its own words.
struct NewApplicationBodyTests {
  private static let today = CalendarDate("2026-11-20")!

  private func body(
    _ change: (inout [String: Any]) -> Void = { _ in }
  ) throws -> NewApplicationBody {
    var consents: [String: Any] = [
      "privacyNoticeShown": true, "financialData": true, "marketing": false,
      "borrowerAddress": "203.0.113.7",
    ]
    change(&consents)
    let json: [String: Any] = [
      "id": ApplicationID.sample.description, "product": "credito-quincenal",
      "amount": 400_000, "installments": 12,
      "applicant": [
        "phone": "5512345678", "givenNames": "Guadalupe", "firstSurname": "Hernández",
        "secondSurname": "Ríos", "curp": "HERG900512MDFRSD09", "rfc": "HERG900512AB1",
        "occupation": "Nada", "monthlyIncome": 1_800_000, "clabe": "1",
        "address": [
          "street": "Orizaba", "exteriorNumber": "12", "neighborhood": "Roma",
          "municipality": "Cuauhtémoc", "postalCode": "9",
        ],
      ],
      "declarations": [
        "politicallyExposed": false, "actsForSelf": true, "fundsOrigin": "Salario",
      ],
      "consents": consents,
    ]
    return try JSONDecoder().decode(
      NewApplicationBody.self, from: JSONSerialization.data(withJSONObject: json))
  }

  private func product(consultsBureau: Bool) async throws -> LoanProduct {
    let folder = try ManifestFolder(
      reading: URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Tenants/solera").standardized)
    let product = try ValidManifest(folder).manifest.products[0]
    let json = String(decoding: try JSONEncoder().encode(product), as: UTF8.self)
      .replacing("\"consultsBureau\":false", with: "\"consultsBureau\":\(consultsBureau)")
    return try JSONDecoder().decode(LoanProduct.self, from: Data(json.utf8))
  }

  @Test func aBureauIsAuthorisedWhereOneIsConsultedAndOnlyThere() async throws {
    let consulting = try await product(consultsBureau: true)
    let other = try await product(consultsBureau: false)
    #expect(throws: InvalidFields.self) { try body().given(for: consulting) }
    let given = try body { $0["bureau"] = true }.given(for: consulting)
    #expect(given.map(\.purpose).contains(.buroDeCredito))
    let none = try body { $0["bureau"] = true }.given(for: other)
    #expect(!none.map(\.purpose).contains(.buroDeCredito))
  }

  @Test func theNoticeAndThePersonsAddressAreNotTakenForGranted() async throws {
    let product = try await product(consultsBureau: false)
    let unsaid = try body {
      $0["privacyNoticeShown"] = false
      $0["borrowerAddress"] = " "
    }
    let refused = #expect(throws: InvalidFields.self) { try unsaid.given(for: product) }
    #expect(
      refused?.problem.errors.map(\.field) == [
        "consents/privacyNoticeShown", "consents/borrowerAddress",
      ])
  }

  @Test func whatIsWrongIsNamedWhereTheBodyHasIt() throws {
    let refused = #expect(throws: InvalidFields.self) {
      _ = try body().profile(on: Self.today, in: nil)
    }
    let told = NewApplicationBody.inBody(try #require(refused)).problem.errors.map(\.field)
    #expect(!told.isEmpty)
    #expect(told.allSatisfy { $0.hasPrefix("applicant/") }, "\(told)")
  }
}
