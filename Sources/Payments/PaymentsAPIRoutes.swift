import Foundation
import Kernel
import PaymentsAPI
import Web

/// Money as programs read it.
struct PaymentsAPIRoutes: Sendable {
  let acts: PaymentActs
  let reading: PaymentReading

  var routes: Routes {
    var routes = Routes()
    routes.api(
      .get, "/api/v1/disbursements/:disbursement", scope: "payments.read",
      APISpec(
        "Read a disbursement",
        description:
          "`submitted` means that the bank has it or may have it: it is never sent twice.",
        tag: "Payments", path: ["disbursement": .id("disb")], response: DisbursementBody.schema,
        problems: [404])
    ) { visit in
      let id = try visit.id("disbursement", DisbursementID.self)
      guard let order = try await acts.summaries.disbursement(id, in: visit.tenant),
        let body = DisbursementBody(order)
      else { throw NotFound() }
      return try .json(body)
    }
    routes.api(
      .get, "/api/v1/parties/:party/receipts", scope: "payments.read",
      APISpec(
        "List a person's receipts", description: "Newest first, at most 500.", tag: "Payments",
        path: ["party": .id("party")], response: ReceiptListBody.schema)
    ) { visit in
      let party = try visit.id("party", PartyID.self)
      let receipts = try await acts.summaries.receipts(of: party, in: visit.tenant)
      return try .json(ReceiptListBody(data: receipts.map(ReceiptBody.init)))
    }
    routes.api(
      .get, "/api/v1/parties/:party/collection-account", scope: "payments.read",
      APISpec(
        "Read a person's collection account",
        description: "The CLABE a person pays to. It is allotted the first time it is asked for "
          + "and never changes.", tag: "Payments", path: ["party": .id("party")],
        response: CollectionAccountBody.schema, problems: [404])
    ) { visit in
      let party = try visit.id("party", PartyID.self)
      guard try await acts.people.names(visit.tenant, [party])[party] != nil else {
        throw NotFound()
      }
      let clabe = try await acts.allotCLABE(party, of: visit.tenant)
      return try .json(CollectionAccountBody(party: party, clabe: clabe.text))
    }
    return routes
  }
}

struct DisbursementBody: APIModel {
  let id: DisbursementID
  let loan: LoanID
  let amount: Money
  let state: DisbursementSummary.State
  let claveRastreo: String?
  let settledAt: Date?

  init?(_ order: Disbursement) {
    guard let summary = DisbursementSummary(order) else { return nil }
    id = summary.id
    loan = summary.loan
    amount = summary.amount
    state = summary.state
    claveRastreo = summary.claveRastreo
    settledAt = summary.settledAt
  }

  static let schema = Schema.object(
    "Disbursement",
    [
      .required("id", .id("disb")), .required("loan", .id("loan")),
      .required("amount", .centavos("Amount", minimum: 1)),
      .required(
        "state", .oneOf(["requested", "held", "submitted", "settled", "rejected", "returned"])),
      .optional("claveRastreo", .string("SPEI tracking key")),
      .optional("settledAt", .instant("When the bank confirmed it")),
    ])
}

struct ReceiptBody: APIModel {
  let id: PaymentID
  let method: ReceiptSummary.Method
  let amount: Money
  let occurredAt: Date
  let claveRastreo: String?
  let isReversed: Bool

  init(_ receipt: ReceiptSummary) {
    id = receipt.id
    method = receipt.method
    amount = receipt.amount
    occurredAt = receipt.occurredAt
    claveRastreo = receipt.claveRastreo
    isReversed = receipt.isReversed
  }

  static let schema = Schema.object(
    "Receipt",
    [
      .required("id", .id("pay")), .required("method", .oneOf(["spei", "cash"])),
      .required("amount", .centavos("Amount", minimum: 1)),
      .required("occurredAt", .instant("When the money arrived")),
      .optional("claveRastreo", .string("SPEI tracking key")),
      .required("isReversed", .boolean("It was undone")),
    ])
}

struct ReceiptListBody: APIModel {
  let data: [ReceiptBody]

  static let schema = Schema.object(
    "ReceiptList", [.required("data", .array(ReceiptBody.schema))])
}

struct CollectionAccountBody: APIModel {
  let party: PartyID
  let clabe: String

  static let schema = Schema.object(
    "CollectionAccount",
    [
      .required("party", .id("party")),
      .required("clabe", .string("CLABE", pattern: "^[0-9]{18}$", example: "646180990100000019")),
    ])
}
