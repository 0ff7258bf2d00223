import CRMAPI
import ChannelsAPI
import Foundation
import Identity
import Kernel
import Tenancy
import Vault

extension Wiring {
  /// Identity's questions, answered by the manifest, CRM and Channels.
  static func house(
    tenants: Tenants, channels: ChannelsClient, crm: CRMClient
  ) -> Wiring {
    Wiring(
      permissions: { tenant, roles in
        let manifest = try tenants.manifest(tenant)
        return Set(roles.compactMap { manifest.role($0) }.flatMap(\.permissions))
      },
      roles: { tenant in
        try tenants.manifest(tenant).roles.map { RoleChoice(code: $0.code, name: $0.name) }
      },
      branches: { tenant in
        try tenants.manifest(tenant).branches.map { RoleChoice(code: $0.code, name: $0.name) }
      },
      names: { tenant in
        let identity = try tenants.manifest(tenant).identity
        return [identity.nombreComercial, try tenants.tenant(tenant).slug]
      },
      scopes: { _ in APIScopes.all },
      zone: { tenant in try tenants.manifest(tenant).timeZone },
      sendCode: { tenant, message in
        try await channels.sendCode(
          tenant,
          ChannelsAPI.CodeMessage(
            phone: message.phone.text,
            code: message.code.opened(because: "it is being sent to its phone"),
            purpose: message.purpose.words,
            minutesValid: message.minutesValid))
      },
      partyForPhone: { tenant, phone in try await crm.partyForPhone(tenant, phone.text) },
      greeting: { tenant, party in
        try await crm.summaries(tenant, [party])[party]?.givenNames ?? ""
      })
  }
}

extension CodePurpose {
  /// As Channels chooses the words of the message by it.
  fileprivate var words: String {
    switch self {
    case .sign: "sign"
    case .account: "account"
    default: "login"
    }
  }
}

/// What a key may be allowed, in words.
enum APIScopes {
  static let all: [RoleChoice] = [
    RoleChoice(code: "applications.read", name: "Leer solicitudes"),
    RoleChoice(code: "applications.write", name: "Enviar y cancelar solicitudes"),
    RoleChoice(code: "contracts.read", name: "Leer contratos y documentos"),
    RoleChoice(code: "contracts.write", name: "Pedir códigos y firmar contratos"),
    RoleChoice(code: "decisions.read", name: "Precalificar y leer decisiones"),
    RoleChoice(code: "loans.read", name: "Leer créditos, pagos y saldos"),
    RoleChoice(code: "parties.read", name: "Leer el correo de las personas"),
    RoleChoice(code: "parties.write", name: "Cambiar el correo de las personas"),
    RoleChoice(code: "payments.read", name: "Leer depósitos y dispersiones"),
    RoleChoice(code: "payments.write", name: "Asignar cuentas de pago"),
    RoleChoice(code: "portfolio.read", name: "Leer cifras de cartera"),
    RoleChoice(code: "quotes.read", name: "Cotizar"),
  ]
}
