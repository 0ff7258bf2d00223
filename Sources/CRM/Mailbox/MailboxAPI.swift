import CRMAPI
import Kernel
import Web

/// `/api/v1/parties/:party/email`.
struct MailboxAPI: Sendable {
  let parties: Parties
  let change: ChangeMailbox

  static let readScope = "parties.read"
  static let writeScope = "parties.write"
  private static let path = "/api/v1/parties/:party/email"
  private static let party: [String: Schema] = ["party": .id("party", "The person")]

  var routes: Routes {
    var routes = Routes()
    routes.api(
      .get, Self.path, scope: Self.readScope,
      APISpec(
        "The person's e-mail",
        description: "Mail is sent only once whoever reads it has confirmed it.",
        tag: "Personas", path: Self.party, response: MailboxModel.schema, problems: [404])
    ) { visit in try await show(visit) }
    routes.api(
      .put, Self.path, scope: Self.writeScope,
      APISpec(
        "Change the person's e-mail",
        description: "A new address is asked about by mail; the same one, unconfirmed, again.",
        tag: "Personas", path: Self.party, request: NewMailbox.schema,
        requestExample: ["email": "lupita@correo.example"], response: MailboxModel.schema,
        problems: [404, 422])
    ) { visit in
      let typed = try visit.json(NewMailbox.self).email
      let address: EmailAddress
      do throws(Malformed) { address = try EmailAddress(parsing: typed) } catch {
        throw InvalidFields([FieldError("/email", error.message)])
      }
      try await change(
        address, of: try visit.id("party", PartyID.self), in: visit.tenant, by: visit.actor)
      return try await show(visit)
    }
    routes.api(
      .delete, Self.path, scope: Self.writeScope,
      APISpec(
        "Forget the person's e-mail", tag: "Personas", path: Self.party, status: 204,
        problems: [404])
    ) { visit in
      try await change(
        nil, of: try visit.id("party", PartyID.self), in: visit.tenant, by: visit.actor)
      return .nothing()
    }
    return routes
  }

  private func show(_ visit: Visit) async throws -> Reply {
    let party = try visit.id("party", PartyID.self)
    guard let mailbox = try await parties.mailbox(of: party, in: visit.tenant) else {
      throw NotFound()
    }
    return try .json(MailboxModel(email: mailbox.address.text, confirmed: mailbox.isConfirmed))
  }
}

struct NewMailbox: APIModel {
  let email: String

  static let schema = Schema.object(
    "NewEmail", [.required("email", .string("E-mail", format: "email"))],
    description: "An address for a person")
}

struct MailboxModel: APIModel {
  let email: String
  let confirmed: Bool

  static let schema = Schema.object(
    "Email",
    [
      .required("email", .string("E-mail", format: "email")),
      .required("confirmed", .boolean("Whether its reader said that it is theirs")),
    ], description: "A person's address")
}
