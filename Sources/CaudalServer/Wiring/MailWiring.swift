import Audit
import CRM
import Channels
import ChannelsAPI
import Jobs
import Kernel
import Postgres
import SMTP
import Servicing
import Signature
import Tenancy
import Twilio
import Vault
import Web

/// How mail meets the rooms that know nothing of it: CRM asks by mail, and a mail carries the
/// papers that other rooms keep.
struct MailWiring: Sendable {
  let providers: ProviderAccounts
  let papers = Late<PapersFor>()
  private let client = Late<ChannelsClient>()

  init(providers: ProviderAccounts) { self.providers = providers }

  func channels(
    database: Database, world: World, vault: Vault, tenants: Tenants, jobs: Jobs, audit: Audit,
    over outbound: OutboundClient, addressOf: @escaping AddressOf,
    personAt: @escaping @Sendable (TenantID, String) async throws -> PartyID?
  ) -> Channels {
    let channels = Channels(
      database: database, world: world, vault: vault, tenants: tenants, jobs: jobs,
      audit: audit,
      messenger: TwilioMessenger(account: providers.twilio, over: outbound).messenger,
      mailer: SMTPMailer(account: providers.smtp).mailer, addressOf: addressOf,
      papersFor: { [papers] tenant, kind, about in try await papers()(tenant, kind, about) },
      personAt: personAt)
    client.fill(channels.client)
    return channels
  }

  var doors: MailDoors {
    let tenants = providers.tenants
    return MailDoors(ask: ask) { try tenants.manifest($0).connector(.mail) != nil }
  }

  /// The link is at the institution's own address, never at one that a request named.
  private var ask: @Sendable (TenantID, MailboxAsk) async throws -> Void {
    { tenant, ask in
      let home = providers.address(of: try providers.tenants.manifest(tenant))
      try await client().confirmMailbox(
        tenant,
        MailboxQuestion(
          message: MessageID(ask.question), party: ask.party, givenName: ask.givenName,
          mailbox: ask.mailbox, link: "\(home)/correo/\(ask.token)", daysValid: ask.daysValid,
          isLastAttempt: ask.isLastAttempt))
    }
  }

  static func papers(_ signature: Signature, _ servicing: Servicing) -> PapersFor {
    { tenant, kind, about in
      switch kind {
      case .contratoFirmado:
        guard let contract = ContractID(about) else { return [] }
        return try await signature.papers(of: contract, for: tenant)
          .map { Paper(name: $0.name, bytes: $0.pdf) }
      case .creditoLiquidado:
        guard let loan = LoanID(about),
          let letter = try await servicing.releaseLetter(loan, of: tenant)
        else { return [] }
        return [Paper(name: letter.name, bytes: letter.pdf)]
      case .codigoAcceso, .codigoFirma, .codigoCuenta, .solicitudRecibida, .solicitudDatos,
        .solicitudAprobada, .solicitudRechazada, .contratoListo, .desembolsoRechazado,
        .devolucionRechazada, .creditoDispersado, .creditoCancelado,
        .recordatorioPago, .pagoVencido, .pagoRecibido, .pagoReversado, .garantiaAplicada,
        .correoConfirmacion:
        return []
      }
    }
  }
}
