public import Documents
public import Kernel

/// What Servicing shows of people and does not keep: CaudalServer wires it to whoever does.
public struct ServicingPeople: Sendable {
  /// Full names, for lists; unknown ids are left out.
  public var names: @Sendable (TenantID, [PartyID]) async throws -> [PartyID: String]
  /// What a document says of a borrower; nil where the person is unknown.
  public var borrower: @Sendable (TenantID, PartyID) async throws -> BorrowerFields?

  public init(
    names: @escaping @Sendable (TenantID, [PartyID]) async throws -> [PartyID: String],
    borrower: @escaping @Sendable (TenantID, PartyID) async throws -> BorrowerFields?
  ) {
    self.names = names
    self.borrower = borrower
  }
}
