import Kernel
import PaymentsAPI
import Web

/// Money as programs read it.
struct PaymentsAPIRoutes: Sendable {
  let acts: PaymentActs

  private static let tag = "Payments"
  private static let pageSizes = 1...100

  var routes: Routes {
    var routes = Routes()
    routes.api(
      .get, "/api/v1/disbursements/:disbursement", scope: "payments.read", Self.disbursementSpec
    ) { try await disbursement($0) }
    routes.api(
      .get, "/api/v1/parties/:party/receipts", scope: "payments.read", Self.receiptsSpec
    ) { try await receipts($0) }
    routes.api(
      .get, "/api/v1/parties/:party/collection-account", scope: "payments.read", Self.accountSpec
    ) { try await account($0) }
    routes.api(
      .post, "/api/v1/parties/:party/collection-account", scope: "payments.write", Self.allotSpec
    ) { try await allot($0) }
    return routes
  }

  private func disbursement(_ visit: Visit) async throws -> Reply {
    let id = try visit.id("disbursement", DisbursementID.self)
    guard let order = try await acts.summaries.disbursement(id, in: visit.tenant) else {
      throw NotFound()
    }
    return try .json(DisbursementBody(order))
  }

  private func receipts(_ visit: Visit) async throws -> Reply {
    let party = try await person(visit)
    var form = visit.query
    let limit =
      form.fields["limit"] == nil ? 50 : form.number("limit", "limit", in: Self.pageSizes) ?? 50
    let after =
      form.fields["after"] == nil
      ? nil
      : form.parse("after", orSay: "«after» no es un valor admitido.") { PaymentID($0) }
    try form.finish()
    let found = try await acts.summaries.receipts(
      of: party, before: after, count: limit + 1, in: visit.tenant)
    let page = found.prefix(limit)
    return try .json(
      ReceiptListBody(
        data: page.map { ReceiptBody($0) },
        next: found.count > limit ? page.last?.id.description : nil))
  }

  private func account(_ visit: Visit) async throws -> Reply {
    let party = try await person(visit)
    guard let clabe = try await acts.allotCLABE.kept(by: party, of: visit.tenant) else {
      throw AllotCLABE.Refused.noneYet(party)
    }
    return try .json(CollectionAccountBody(party: party, clabe: clabe.text))
  }

  private func allot(_ visit: Visit) async throws -> Reply {
    let party = try await person(visit)
    let clabe = try await acts.allotCLABE(party, of: visit.tenant)
    return try .json(CollectionAccountBody(party: party, clabe: clabe.text))
  }

  /// Somebody that this institution knows.
  private func person(_ visit: Visit) async throws -> PartyID {
    let party = try visit.id("party", PartyID.self)
    guard try await acts.people.names(visit.tenant, [party])[party] != nil else {
      throw NotFound()
    }
    return party
  }
}

extension PaymentsAPIRoutes {
  private static let disbursementSpec = APISpec(
    "Read a disbursement",
    description:
      "`submitted` means that the bank has it or may have it: it is never sent twice. A deposit "
      + "that goes back to whoever sent it is a disbursement too.",
    tag: tag, path: ["disbursement": .id("disb")], response: DisbursementBody.schema,
    problems: [404])

  private static let receiptsSpec = APISpec(
    "List a person's receipts", description: "Newest first, in cursor pages.", tag: tag,
    path: ["party": .id("party")],
    query: [
      .optional("after", .id("pay"), "The `next` of the page before."),
      .optional("limit", .integer(minimum: 1, maximum: 100), "How many; 50 if left out."),
    ], response: ReceiptListBody.schema, problems: [404, 422])

  private static let accountSpec = APISpec(
    "Read a person's collection account",
    description:
      "The CLABE a person pays to, which never changes. There is one from the time their "
      + "first loan is about to be paid out; before that, 404 until it is allotted.",
    tag: tag, path: ["party": .id("party")], response: CollectionAccountBody.schema,
    problems: [404])

  private static let allotSpec = APISpec(
    "Allot a person's collection account",
    description:
      "The CLABE that the person has already, or a new one. Asked again, it is the same.",
    tag: tag, path: ["party": .id("party")], response: CollectionAccountBody.schema,
    problems: [404], isIdempotent: true)
}
