import Foundation
import Kernel
import Postgres

extension Transaction {
  /// False where that source was posted before.
  func insert(_ entry: Entry, as id: EntryID, at now: Date) async throws -> Bool {
    let lines = entry.lines
    let counts = try await pipeline([
      """
      INSERT INTO ledger.entry (tenant_id, id, effective_on, source, memo, recorded_at)
      VALUES (\(tenant), \(id), \(entry.effectiveOn), \(entry.source), \(entry.memo), \(now))
      ON CONFLICT (tenant_id, source) DO NOTHING
      """,
      """
      INSERT INTO ledger.line
        (tenant_id, entry_id, number, account, amount, effective_on, product, branch, stage,
         loan_id)
      SELECT \(tenant), \(id), number, account, amount, \(entry.effectiveOn), product, branch,
        stage, loan_id
      FROM unnest(
        \(lines.map(\.account.code))::text[], \(lines.map(\.amount.minorUnits))::int8[],
        \(lines.map(\.dimensions.product))::text[], \(lines.map(\.dimensions.branch))::text[],
        \(lines.map(\.dimensions.stage))::int2[], \(lines.map(\.dimensions.loan))::uuid[]
      ) WITH ORDINALITY AS line (account, amount, product, branch, stage, loan_id, number)
      WHERE EXISTS (
        SELECT 1 FROM ledger.entry WHERE entry.tenant_id = \(tenant) AND entry.id = \(id))
      """,
    ])
    return counts[0] == 1
  }

  func entryID(source: String) async throws -> EntryID? {
    try await value(
      EntryID.self,
      """
      SELECT id
      FROM ledger.entry
      WHERE tenant_id = \(tenant) AND source = \(source)
      """)
  }

  func accountSums(
    from: CalendarDate, through: CalendarDate
  ) async throws -> [TrialBalance.Row] {
    try await rows(
      StoredSum.self,
      """
      SELECT account,
        coalesce(sum(amount) FILTER (WHERE effective_on < \(from)), 0)::int8 AS opening,
        coalesce(sum(amount) FILTER (WHERE effective_on >= \(from) AND amount > 0), 0)::int8
          AS debits,
        coalesce(-sum(amount) FILTER (WHERE effective_on >= \(from) AND amount < 0), 0)::int8
          AS credits
      FROM ledger.line
      WHERE tenant_id = \(tenant) AND effective_on <= \(through)
      GROUP BY account
      ORDER BY account
      """
    ).map(\.row)
  }

  func postings(of loan: LoanID) async throws -> [Posting] {
    try await rows(
      StoredPosting.self,
      """
      SELECT line.entry_id, line.effective_on, entry.memo, line.account, line.amount, line.loan_id
      FROM ledger.line
      JOIN ledger.entry ON entry.tenant_id = line.tenant_id AND entry.id = line.entry_id
      WHERE line.tenant_id = \(tenant) AND line.loan_id = \(loan)
      ORDER BY line.effective_on, line.entry_id, line.number
      """
    ).map(\.posting)
  }

  func postings(ofEntry id: EntryID) async throws -> [Posting] {
    try await rows(
      StoredPosting.self,
      """
      SELECT line.entry_id, line.effective_on, entry.memo, line.account, line.amount, line.loan_id
      FROM ledger.line
      JOIN ledger.entry ON entry.tenant_id = line.tenant_id AND entry.id = line.entry_id
      WHERE line.tenant_id = \(tenant) AND line.entry_id = \(id)
      ORDER BY line.number
      """
    ).map(\.posting)
  }

  func entryHead(_ id: EntryID) async throws -> EntryHead? {
    try await row(
      StoredEntryHead.self,
      """
      SELECT id, effective_on, source, memo, recorded_at
      FROM ledger.entry
      WHERE tenant_id = \(tenant) AND id = \(id)
      """)?.head
  }

  func journal(before last: EntryID?, count: Int) async throws -> [EntryHead] {
    try await rows(
      StoredEntryHead.self,
      """
      SELECT id, effective_on, source, memo, recorded_at
      FROM ledger.entry
      WHERE tenant_id = \(tenant) AND (\(last)::uuid IS NULL OR id < \(last)::uuid)
      ORDER BY id DESC
      LIMIT \(count)
      """
    ).map(\.head)
  }
}
