import Audit
import Foundation
import Jobs
import Kernel
import Ledger
import Postgres
import Servicing
import Tenancy
import Vault

/// One thing an operator would look at, and what to do if it is not well.
public struct CheckUp: Encodable, Sendable {
  public let name: String
  public let isWell: Bool
  public let detail: String

  public var text: String { "\(isWell ? "bien" : "MAL ")  \(name): \(detail)" }
}

extension House {
  /// Looks at the house without changing anything but the trail's own seals.
  public func checkUp() async -> [CheckUp] {
    var checks = [
      await look("base de datos", "el rol no manda sobre las tablas") {
        try await database.checkRole()
      },
      CheckUp(
        name: "memoria de llaves", isWell: true,
        detail: vault.locksMemory
          ? "no sale a disco" : "el sistema no deja fijarla; suba el límite memlock"),
      CheckUp(
        name: "instituciones", isWell: !tenants.all.isEmpty,
        detail: tenants.all.isEmpty
          ? "no hay; use «caudal tenant apply»" : "\(tenants.all.count) en vigor"),
    ]
    for tenant in tenants.all {
      checks.append(
        await look("\(tenant.slug): llaves", "abren con la llave raíz") {
          try await vault.prepare(tenant.id)
        })
      checks.append(await trail(of: tenant))
      checks.append(await books(of: tenant))
      checks.append(await deadLetters(of: tenant))
      checks.append(await closes(of: tenant))
    }
    return checks
  }

  private func look(
    _ name: String, _ well: String, _ act: () async throws -> Void
  ) async -> CheckUp {
    do {
      try await act()
      return CheckUp(name: name, isWell: true, detail: well)
    } catch {
      return CheckUp(name: name, isWell: false, detail: "\(error)")
    }
  }

  private func trail(of tenant: Tenant) async -> CheckUp {
    let name = "\(tenant.slug): bitácora"
    do {
      let answer = try await verifyTrail(of: tenant.id, anchor: nil)
      return CheckUp(
        name: name, isWell: answer.isWhole,
        detail: String(answer.text.prefix { $0 != "\n" }))
    } catch { return CheckUp(name: name, isWell: false, detail: "\(error)") }
  }

  private func books(of tenant: Tenant) async -> CheckUp {
    let name = "\(tenant.slug): contabilidad"
    do {
      let date = try await tenants.businessDate(tenant.id)
      let balance = try await ledger.trialBalance(of: tenant.id, from: date, through: date)
      return CheckUp(
        name: name, isWell: balance.isBalanced,
        detail: balance.isBalanced ? "cuadra" : "la balanza no cuadra: no siga operando")
    } catch { return CheckUp(name: name, isWell: false, detail: "\(error)") }
  }

  private func closes(of tenant: Tenant) async -> CheckUp {
    let name = "\(tenant.slug): cierre"
    do {
      let aside = try await servicing.loansSetAside(tenant.id)
      let folios = aside.prefix(5).map(\.folio).joined(separator: ", ")
      return CheckUp(
        name: name, isWell: aside.isEmpty,
        detail: aside.isEmpty
          ? "ningún crédito aparte"
          : "\(aside.count) créditos aparte (\(folios)); véalos en la oficina, en Cierres")
    } catch { return CheckUp(name: name, isWell: false, detail: "\(error)") }
  }

  private func deadLetters(of tenant: Tenant) async -> CheckUp {
    let name = "\(tenant.slug): trabajo"
    do {
      let letters = try await jobs.deadLetters(of: tenant.id)
      return CheckUp(
        name: name, isWell: letters.isEmpty,
        detail: letters.isEmpty
          ? "nada detenido" : "\(letters.count) detenidos; véalos en la oficina, en Trabajos")
    } catch { return CheckUp(name: name, isWell: false, detail: "\(error)") }
  }
}
