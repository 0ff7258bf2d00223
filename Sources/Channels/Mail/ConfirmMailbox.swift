import ChannelsAPI
import Documents
import Kernel
import Tenancy

/// Asks whoever reads a mailbox whether it is theirs. The link is never kept.
struct ConfirmMailbox: Sendable {
  let tenants: Tenants
  let post: PostLetter

  func callAsFunction(_ question: MailboxQuestion, of tenant: TenantID) async throws {
    let institution = try tenants.tenant(tenant)
    guard let words = institution.message(.correoConfirmacion, on: .email) else { return }
    func letter(_ link: String) throws -> RenderedLetter {
      try words.letter().render(
        institution.commonValues + [
          "nombre": .text(question.givenName), "enlace": .text(link),
          "dias": .text(String(question.daysValid)),
        ])
    }
    try await post(
      Letter(
        id: question.message, party: question.party, kind: .correoConfirmacion, about: "email",
        to: question.mailbox, told: try letter(question.link), kept: try letter("••••••"),
        papers: []),
      of: tenant, isLastAttempt: question.isLastAttempt)
  }
}
