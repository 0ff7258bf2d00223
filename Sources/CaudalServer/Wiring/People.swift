import CRMAPI
import Channels
import ComplianceAPI
import Documents
import Kernel
import Payments
import PaymentsAPI
import Servicing
import ServicingAPI
import Web

/// What other rooms ask of people, answered by CRM.
struct People: Sendable {
  let crm: CRMClient

  var address: AddressOf {
    { tenant, party in
      guard let profile = try await crm.profile(tenant, party) else { return nil }
      let mailbox = try await crm.mailbox(tenant, party)
      return Address(
        phone: profile.phone, givenName: profile.givenNames ?? "",
        mailbox: mailbox.flatMap { $0.isConfirmed ? $0.address : nil })
    }
  }

  /// Whose phone that is now; nil where nobody's. A number that changed hands writes for nobody.
  var atPhone: @Sendable (TenantID, String) async throws -> PartyID? {
    { tenant, phone in
      for party in try await crm.find(tenant, phone)
      where try await crm.profile(tenant, party)?.phone == phone { return party }
      return nil
    }
  }

  var names: @Sendable (TenantID, [PartyID]) async throws -> [PartyID: String] {
    { tenant, ids in try await crm.summaries(tenant, ids).mapValues(\.listName) }
  }

  var forServicing: ServicingPeople {
    ServicingPeople(names: names) { tenant, party in
      guard let profile = try await crm.profile(tenant, party) else { return nil }
      return BorrowerFields(
        fullName: profile.fullName, curp: profile.curp ?? "", rfc: profile.rfc ?? "",
        address: profile.address?.oneLine ?? "", phone: profile.phone ?? "", email: profile.email)
    }
  }

  func forPayments(screening: Screening, servicing: Late<ServicingClient>) -> PaymentPeople {
    PaymentPeople(
      payee: { tenant, party in
        guard let profile = try await crm.profile(tenant, party), let clabe = profile.clabe else {
          return nil
        }
        return Payee(
          fullName: profile.fullName, clabe: clabe,
          rfcOrCURP: profile.rfc ?? profile.curp ?? "")
      },
      standing: { tenant, party in
        switch try await screening(party, of: tenant, for: "disburse") {
        case .clear: .clear
        case .possibleMatch:
          .held(reason: "Posible coincidencia en listas: la revisa Cumplimiento.")
        case .blocked: .held(reason: "La persona está en una lista de personas bloqueadas.")
        }
      },
      names: names,
      find: { tenant, query in
        let byFolio = try await servicing().loansByFolio(tenant, query).map(\.party)
        return byFolio.isEmpty ? try await crm.find(tenant, query) : byFolio
      },
      loans: { tenant, party in
        try await servicing().loansOf(tenant, party).filter(\.status.takesPayments)
          .map { PayableLoan(id: $0.id, folio: $0.folio, due: $0.due, outstanding: $0.outstanding) }
      },
      folio: { tenant, loan in try await servicing().loanSummary(tenant, loan)?.folio })
  }
}

/// Compares a person with the lists in force, by what CRM knows of them.
struct Screening: Sendable {
  let crm: CRMClient
  let compliance: ComplianceClient

  func callAsFunction(
    _ party: PartyID, of tenant: TenantID, for purpose: String
  ) async throws -> ScreeningAnswer {
    guard let profile = try await crm.profile(tenant, party) else { return .possibleMatch }
    return try await compliance.screen(
      tenant,
      ScreeningSubject(
        party: party, fullName: profile.fullName, curp: profile.curp, rfc: profile.rfc,
        purpose: purpose))
  }
}
