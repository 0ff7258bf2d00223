public import Kernel
public import Postgres

/// The books. `post` is the one way money is written down; nothing here is ever changed.
public struct Ledger: Sendable {
  let database: Database
  let world: World

  public init(database: Database, world: World) {
    self.database = database
    self.world = world
  }

  /// Writes an entry inside the caller's transaction, so that a balance and its postings cannot
  /// disagree. Posting the same source again answers with the first and writes nothing.
  @discardableResult
  public func post(_ entry: Entry, in db: Transaction) async throws -> EntryID? {
    guard !entry.lines.isEmpty else { return nil }
    let id = world.newID(EntryID.self)
    let written = try await db.insert(entry, as: id, at: world.now(db.tenant))
    return written ? id : try await db.entryID(source: entry.source)
  }

  /// Balances of every account with movements, through a date.
  public func trialBalance(
    of tenant: TenantID, from: CalendarDate, through: CalendarDate
  ) async throws -> TrialBalance {
    let rows = try await database.read(for: tenant) { db in
      try await db.accountSums(from: from, through: through)
    }
    return TrialBalance(from: from, through: through, rows: rows)
  }

  /// The postings of a loan, oldest first: what a balance on its page opens to.
  public func postings(of loan: LoanID, in tenant: TenantID) async throws -> [Posting] {
    try await database.read(for: tenant) { db in try await db.postings(of: loan) }
  }

  public func entry(_ id: EntryID, in tenant: TenantID) async throws -> RecordedEntry? {
    try await database.read(for: tenant) { db in
      guard let head = try await db.entryHead(id) else { return nil }
      return RecordedEntry(head: head, postings: try await db.postings(ofEntry: id))
    }
  }

  /// A page of the journal, newest first.
  public func journal(
    of tenant: TenantID, before last: EntryID?, count: Int
  ) async throws -> [EntryHead] {
    try await database.read(for: tenant) { db in
      try await db.journal(before: last, count: count)
    }
  }
}
