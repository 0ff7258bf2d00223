public import Kernel

/// What other modules may ask of CRM: one golden record for each person.
public struct CRMClient: Sendable {
  /// The person who answers at that number (E.164), made on the spot the first time.
  public var partyForPhone: @Sendable (TenantID, String) async throws -> PartyID
  /// Everything known of a person; nil where there is no such person in that institution.
  public var profile: @Sendable (TenantID, PartyID) async throws -> PartyProfile?
  /// Saves what the person told us; the fields left nil stay as they were.
  public var update: @Sendable (TenantID, PartyID, PartyProfile, Actor) async throws -> Void
  /// Names and masked phones for lists; unknown ids are left out.
  public var summaries: @Sendable (TenantID, [PartyID]) async throws -> [PartyID: PartySummary]
  /// The party whose CURP that is, if any.
  public var partyForCURP: @Sendable (TenantID, String) async throws -> PartyID?

  /// People whom staff look for by any words of the name, a whole CURP, RFC or telephone.
  public var find: @Sendable (TenantID, String) async throws -> [PartyID]

  /// Where a person reads mail; nil where they gave no address.
  public var mailbox: @Sendable (TenantID, PartyID) async throws -> Mailbox?

  public init(
    partyForPhone: @escaping @Sendable (TenantID, String) async throws -> PartyID,
    profile: @escaping @Sendable (TenantID, PartyID) async throws -> PartyProfile?,
    update: @escaping @Sendable (TenantID, PartyID, PartyProfile, Actor) async throws -> Void,
    summaries: @escaping @Sendable (TenantID, [PartyID]) async throws -> [PartyID: PartySummary],
    partyForCURP: @escaping @Sendable (TenantID, String) async throws -> PartyID?,
    find: @escaping @Sendable (TenantID, String) async throws -> [PartyID],
    mailbox: @escaping @Sendable (TenantID, PartyID) async throws -> Mailbox?
  ) {
    self.partyForPhone = partyForPhone
    self.profile = profile
    self.update = update
    self.summaries = summaries
    self.partyForCURP = partyForCURP
    self.find = find
    self.mailbox = mailbox
  }
}
