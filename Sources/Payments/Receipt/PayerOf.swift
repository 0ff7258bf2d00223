import Foundation
import Kernel
import PaymentsAPI
import Postgres
import Vault

/// Opens who sent a transfer, for the person who must place it and for sending it back.
struct PayerOf: Sendable {
  let database: Database
  let vault: Vault

  func callAsFunction(of receipt: PaymentID, in tenant: TenantID) async throws -> Payer? {
    try await database.read(for: tenant) { db in
      guard let (row, sealed) = try await db.payer(of: receipt) else { return nil }
      let keys = try await vault.keys(in: db)
      let plain = try keys.open(sealed, at: .payer(of: row))
      return try JSONDecoder().decode(Payer.self, from: Data(plain))
    }
  }

  func asPayee(of receipt: PaymentID, in tenant: TenantID) async throws -> Payee? {
    guard let payer = try await callAsFunction(of: receipt, in: tenant),
      let account = payer.account, CLABE(account) != nil
    else { return nil }
    return Payee(fullName: payer.name ?? "ORDENANTE", clabe: account, rfcOrCURP: "ND")
  }
}
