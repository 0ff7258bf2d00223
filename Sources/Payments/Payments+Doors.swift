public import Kernel
import PaymentsAPI
import Tenancy
public import Web

extension Payments {
  private var reading: PaymentReading { acts.reading }

  /// What the rails tell and what people and programs see.
  public var routes: Routes {
    NoticePages(receive: acts.receive, rails: acts.rails).routes
      + TillPages(acts: acts, reading: reading).routes
      + SlipPages(acts: acts, reading: reading).routes
      + ClosingPages(acts: acts, reading: reading).routes
      + DepositPages(acts: acts, reading: reading).routes
      + ReconciliationPages(acts: acts).routes
      + DisbursementPages(acts: acts, reading: reading).routes
      + PaymentsAPIRoutes(acts: acts).routes
  }

  /// What waits for a person.
  public struct Waiting: Sendable {
    public let title: String
    public let count: Int
    public let path: String
  }

  /// Deposits that nobody could place and orders that the lists hold.
  public func waiting(in tenant: TenantID) async throws -> [Waiting] {
    let (deposits, held, contradicted) = try await reading.waiting(in: tenant)
    return [
      Waiting(title: "Depósitos por identificar", count: deposits, path: "/oficina/depositos"),
      Waiting(title: "Dispersiones detenidas", count: held, path: "/oficina/dispersiones"),
      Waiting(
        title: "Dispersiones que el banco contradice", count: contradicted,
        path: "/oficina/dispersiones"),
    ].filter { $0.count > 0 }
  }

  /// A person's money in, on their page.
  public var panels: [Panel<PartyID>] {
    [
      Panel("Pagos recibidos", order: 40) { [acts] visit, party in
        let zone = try acts.tenants.manifest(visit.tenant).timeZone
        let receipts = try await acts.summaries.receipts(
          of: party, count: 10, in: visit.tenant)
        return ReceiptsPanel(receipts: receipts, zone: zone).body
      }
    ]
  }
}
