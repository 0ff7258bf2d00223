import Kernel
import OriginationAPI
import Web

/// An application as programs read it.
struct ApplicationBody: APIModel {
  let id: ApplicationID
  let status: ApplicationStatus
  let party: PartyID
  let product: String
  let productVersion: Int
  let amount: Int64
  let installments: Int
  let reasons: [String]
  let askedFor: String?
  /// Set once the contract is ready to be read and signed.
  let contract: ContractID?
  /// Set once the contract is signed.
  let loan: LoanID?

  init(_ application: Application, hasContract: Bool) {
    id = application.id
    status = application.status
    party = application.party
    product = application.productCode
    productVersion = application.productVersion
    amount = application.amount.minorUnits
    installments = application.installmentCount
    reasons = application.reasons.map(\.message)
    askedFor = application.askedFor
    contract = hasContract ? application.contract : nil
    loan = application.status == .signed ? application.loan : nil
  }

  static let schema = Schema.object(
    "Application",
    [
      .required("id", .id("app")),
      .required("status", .oneOf(ApplicationStatus.allCases.map(\.rawValue))),
      .required("party", .id("party")), .required("product", .string("Product code")),
      .required("productVersion", .integer("Version of the product it is asked under")),
      .required("amount", .centavos("What is asked for")),
      .required("installments", .integer("Number of instalments")),
      .required("reasons", .array(.string("Why, in words a person can read"))),
      .optional("askedFor", .string("What the analyst asks the applicant for")),
      .optional("contract", .id("contract", "Ready to be read and signed")),
      .optional("loan", .id("loan", "Ordered once the contract is signed")),
    ], description: "A request for a loan")
}
