public import Kernel
public import PaymentsAPI
public import Web

/// What Payments must ask of rooms it does not know. CaudalServer wires it.
public struct PaymentPeople: Sendable {
  /// Who is paid and where; nil where the person has no account of their own yet.
  public var payee: @Sendable (TenantID, PartyID) async throws -> Payee?
  /// The lists in force, asked again before money leaves.
  public var standing: @Sendable (TenantID, PartyID) async throws -> PayeeStanding
  public var names: @Sendable (TenantID, [PartyID]) async throws -> [PartyID: String]
  /// People that a cashier looks for by name, phone or folio.
  public var find: @Sendable (TenantID, String) async throws -> [PartyID]
  /// What the person can pay.
  public var loans: @Sendable (TenantID, PartyID) async throws -> [PayableLoan]
  /// What people call a loan, also of one that takes no more payments; nil where there is none.
  public var folio: @Sendable (TenantID, LoanID) async throws -> String?

  public init(
    payee: @escaping @Sendable (TenantID, PartyID) async throws -> Payee?,
    standing: @escaping @Sendable (TenantID, PartyID) async throws -> PayeeStanding,
    names: @escaping @Sendable (TenantID, [PartyID]) async throws -> [PartyID: String],
    find: @escaping @Sendable (TenantID, String) async throws -> [PartyID],
    loans: @escaping @Sendable (TenantID, PartyID) async throws -> [PayableLoan],
    folio: @escaping @Sendable (TenantID, LoanID) async throws -> String?
  ) {
    self.payee = payee
    self.standing = standing
    self.names = names
    self.find = find
    self.loans = loans
    self.folio = folio
  }
}

/// A loan that a payment may be directed to.
public struct PayableLoan: Hashable, Sendable {
  public let id: LoanID
  public let folio: String
  public let due: Money
  public let outstanding: Money

  public init(id: LoanID, folio: String, due: Money, outstanding: Money) {
    self.id = id
    self.folio = folio
    self.due = due
    self.outstanding = outstanding
  }
}

/// The connectors that an institution's manifest picked, and what guards their doors.
public struct PaymentRails: Sendable {
  public var disbursement: DisbursementRail
  public var collection: CollectionRail
  public var reconciliation: ReconciliationRail
  /// The secret part of the address that the rail's notices are sent to.
  public var hookSecret: @Sendable (TenantID) async throws -> String

  public init(
    disbursement: DisbursementRail, collection: CollectionRail,
    reconciliation: ReconciliationRail,
    hookSecret: @escaping @Sendable (TenantID) async throws -> String
  ) {
    self.disbursement = disbursement
    self.collection = collection
    self.reconciliation = reconciliation
    self.hookSecret = hookSecret
  }
}

/// Asks whoever is signed in to prove it again; throws what sends them to do so.
public typealias FreshProof = @Sendable (Visit, _ back: Href) throws -> Void
