import ChannelsAPI
import ComplianceAPI
import Identity
import Jobs
import Kernel
import OriginationAPI
import PaymentsAPI
import Postgres
import ServicingAPI
import Signature

extension SigningDoors {
  /// Signature's questions, answered by Identity, Compliance, Payments and Channels.
  static func house(
    codes: OneTimeCodes, screening: Screening, payments: PaymentsClient,
    servicing: ServicingClient, origination: Late<OriginationClient>, database: Database, jobs: Jobs
  ) -> SigningDoors {
    SigningDoors(
      sendCode: { tenant, papers, phone in
        let issued = try await codes.issue(
          .sign, subject: papers, to: phone, of: tenant)
        return SentCode(flow: issued.flow, expiresAt: issued.expiresAt)
      },
      spendCode: { tenant, papers, typed in
        _ = try await codes.verify(
          typed.digits, flow: typed.flow, for: .sign, subject: papers, of: tenant)
      },
      mayContract: { tenant, party in
        try await screening(party, of: tenant, for: "sign") == .clear
      },
      isApproved: { tenant, application in
        try await origination().isApproved(tenant, application)
      },
      isPaidOff: { tenant, loan in
        try await servicing.loanSummary(tenant, loan)?.status == .paidOff
      },
      paidOut: { tenant, loan in
        guard let disbursement = try await payments.disbursement(tenant, loan),
          disbursement.state == .settled || disbursement.state == .submitted
        else { return nil }
        return disbursement.amount
      },
      deliverCopy: { tenant, party, copy in
        try await database.transaction(for: tenant) { db in
          _ = try await jobs.publish(
            MessageOrdered(
              message: MessageID(copy.contract.uuid), party: party,
              template: "contrato-firmado",
              values: ["folio": copy.folio, "monto": copy.amount.text],
              subject: copy.contract.description), in: db)
        }
      })
  }
}
