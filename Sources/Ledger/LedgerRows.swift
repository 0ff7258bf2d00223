import Kernel
import Postgres

// Public values are never decodable themselves: a row is read here and mapped.

struct StoredSum: RowDecodable {
  let row: TrialBalance.Row

  init(row: Row) throws(ColumnMismatch) {
    self.row = TrialBalance.Row(
      account: try row["account"], opening: try row["opening"], debits: try row["debits"],
      credits: try row["credits"])
  }
}

struct StoredPosting: RowDecodable {
  let posting: Posting

  init(row: Row) throws(ColumnMismatch) {
    posting = Posting(
      entry: try row["entry_id"], effectiveOn: try row["effective_on"], memo: try row["memo"],
      account: try row["account"], amount: try row["amount"], loan: try row["loan_id"])
  }
}

struct StoredEntryHead: RowDecodable {
  let head: EntryHead

  init(row: Row) throws(ColumnMismatch) {
    head = EntryHead(
      id: try row["id"], effectiveOn: try row["effective_on"], source: try row["source"],
      memo: try row["memo"], recordedAt: try row["recorded_at"])
  }
}
