import Foundation
import Kernel
import SMTP
import STP
import Tenancy
import Twilio
import Vault

/// What each institution is at its providers: names and numbers from its manifest, secrets from
/// the vault.
struct ProviderAccounts: Sendable {
  let settings: Settings
  let tenants: Tenants
  let vault: Vault

  struct NotConfigured: Error {
    let provider: String
    let what: String
  }

  var stp: @Sendable (TenantID) async throws -> STPAccount {
    { tenant in
      let manifest = try tenants.manifest(tenant)
      let connector = try connector(.disbursement, of: manifest, provider: "stp")
      let pem = try await secret("privateKey", of: connector, tenant)
      return STPAccount(
        empresa: connector.settings["company"] ?? "", account: manifest.accounts.own,
        ordenante: manifest.identity.razonSocial, ordenanteRFC: manifest.identity.rfc.text,
        baseURL: settings.providers.stp, signer: try RSASigner(pem: pem))
    }
  }

  var stpHookSecret: @Sendable (TenantID) async throws -> String {
    { tenant in
      let manifest = try tenants.manifest(tenant)
      let connector = try connector(.collection, of: manifest, provider: "stp")
      return try await secret("webhookSecret", of: connector, tenant)
    }
  }

  var twilio: @Sendable (TenantID) async throws -> TwilioAccount {
    { tenant in
      let manifest = try tenants.manifest(tenant)
      let connector = try connector(.messaging, of: manifest, provider: "twilio")
      return TwilioAccount(
        sid: try await secret("accountSid", of: connector, tenant),
        authToken: try await secret("authToken", of: connector, tenant),
        sender: connector.settings["from"] ?? "", baseURL: settings.providers.twilio,
        statusURL: address(of: manifest) + "/hooks/twilio/estado",
        textURL: address(of: manifest) + "/hooks/twilio/mensaje")
    }
  }

  var smtp: @Sendable (TenantID) async throws -> SMTPAccount {
    { tenant in
      let manifest = try tenants.manifest(tenant)
      let connector = try connector(.mail, of: manifest, provider: "smtp")
      let said = connector.settings
      let sandbox = settings.providers.mail
      guard let sender = EmailAddress(manifest.identity.email),
        let port = sandbox?.port ?? said["port"].flatMap({ Int($0) }),
        let security = SMTPAccount.Security(rawValue: said["security"] ?? "")
      else { throw NotConfigured(provider: "smtp", what: "settings") }
      return SMTPAccount(
        host: sandbox == nil ? said["host"] ?? "" : "127.0.0.1", port: port,
        security: sandbox == nil ? security : .starttls, username: said["username"] ?? "",
        password: Sealed(try await secret("password", of: connector, tenant)),
        sender: sender, senderName: manifest.identity.nombreComercial,
        authority: sandbox?.certificate.pem)
    }
  }

  /// Where providers find us.
  func address(of manifest: Manifest) -> String {
    settings.isDemo
      ? "http://\(manifest.host):\(settings.port)" : "https://\(manifest.host)"
  }

  private func connector(
    _ duty: Connector.Duty, of manifest: Manifest, provider: String
  ) throws -> Connector {
    guard let connector = manifest.connector(duty), connector.provider == provider else {
      throw NotConfigured(provider: provider, what: duty.rawValue)
    }
    return connector
  }

  private func secret(
    _ name: String, of connector: Connector, _ tenant: TenantID
  ) async throws -> String {
    guard let stored = connector.secrets[name],
      let sealed = try await vault.secret(named: stored, tenant: tenant)
    else { throw NotConfigured(provider: connector.provider, what: name) }
    return sealed.opened(because: "the connector signs or proves itself with it")
  }
}
