public import Kernel
import Postgres
public import Web

extension Signature {
  /// What the office's search box finds here: contracts by folio.
  public var search: [SearchSource] {
    let desk = desk
    return [
      SearchSource("Contratos", order: 50) { visit, query in
        guard visit.may("contract.read") else { return [] }
        let folio = query.uppercased().filter { !$0.isWhitespace }
        guard (4...40).contains(folio.count) else { return [] }
        let found = try await desk.database.read(for: visit.tenant) { db in
          try await db.contracts(folio: folio)
        }
        return found.map { contract in
          SearchHit(
            "Contrato \(contract.folio)", detail: contract.state.words,
            href: "/oficina/contratos/\(contract.id)",
            isExact: found.count == 1 && contract.signedAt == nil)
        }
      }
    ]
  }

  /// On a person's page.
  public var panels: [Panel<PartyID>] { [partyPanel] }
}

extension Transaction {
  fileprivate func contracts(folio: String) async throws -> [Contract] {
    try await rows(
      Contract.self,
      """
      SELECT id, application_id, loan_id, party_id, folio, state, edition, prepared_at,
        first_due_on, package_sha256, signed_at, signed_on
      FROM signature.contract
      WHERE tenant_id = \(tenant) AND folio = \(folio)
      ORDER BY prepared_at DESC, id DESC
      LIMIT 20
      """)
  }
}
