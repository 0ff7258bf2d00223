public import Kernel
import Postgres
public import Web

extension Signature {
  /// On an application's page.
  public var applicationPanel: Panel<ApplicationID> {
    let desk = desk
    return Panel("Contrato", order: 60) { visit, application in
      let contract = try await desk.database.read(for: visit.tenant) { db in
        try await db.contract(of: application)
      }
      return ContractLines(contracts: contract.map { [$0] } ?? [], mayOpen: visit.mayOpen).html
    }
  }

  /// On a loan's page.
  public var loanPanel: Panel<LoanID> {
    let desk = desk
    return Panel("Contrato", order: 80) { visit, loan in
      let contract = try await desk.database.read(for: visit.tenant) { db in
        try await db.contract(of: loan)
      }
      return ContractLines(contracts: contract.map { [$0] } ?? [], mayOpen: visit.mayOpen).html
    }
  }

  /// On a person's page.
  public var partyPanel: Panel<PartyID> {
    let desk = desk
    return Panel("Contratos", order: 60) { visit, party in
      let contracts = try await desk.database.read(for: visit.tenant) { db in
        try await db.contracts(of: party)
      }
      return ContractLines(contracts: contracts, mayOpen: visit.mayOpen).html
    }
  }
}

extension Visit {
  fileprivate var mayOpen: Bool { may("contract.read") }
}

/// Contracts, a line each, with how they stand.
struct ContractLines: Sendable {
  let contracts: [Contract]
  let mayOpen: Bool

  var html: HTML {
    guard !contracts.isEmpty else { return emptyState("Todavía no hay contrato.") }
    return "<ul class=\"tasks\">\(contracts.map(line))</ul>"
  }

  private func line(_ contract: Contract) -> HTML {
    let name: HTML =
      mayOpen
      ? "<a href=\"/oficina/contratos/\(contract.id)\">\(contract.folio)</a>"
      : "<span>\(contract.folio)</span>"
    return "<li>\(name)\(contract.state.badge.html)</li>"
  }
}
