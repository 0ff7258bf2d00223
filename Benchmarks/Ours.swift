import Foundation
import Kernel
import Postgres
import Synchronization

/// The same work as pgbench's scripts, through Caudal's own driver.
struct Ours {
  let database: Database

  struct Balance: RowDecodable {
    let amount: Int32

    init(row: Row) throws(ColumnMismatch) { amount = try row["abalance"] }
  }

  func select() async throws -> Int {
    try await perSecond { database, account in
      _ = try await database.systemRows(
        Balance.self,
        """
        SELECT abalance
        FROM public.pgbench_accounts
        WHERE aid = \(account)
        """)
    }
  }

  func selectAsTenant() async throws -> Int {
    try await perSecond { database, account in
      _ = try await database.rows(
        Balance.self, for: TenantID(1),
        """
        SELECT abalance
        FROM public.pgbench_accounts
        WHERE aid = \(account)
        """)
    }
  }

  /// BEGIN, UPDATE, SELECT, INSERT, COMMIT: pgbench's simple-update.
  func transaction() async throws -> Int {
    try await perSecond { database, account in
      let change = account % 10_000 - 5_000
      try await database.systemExecute([
        """
        UPDATE public.pgbench_accounts
        SET abalance = abalance + \(change)
        WHERE aid = \(account)
        """,
        """
        SELECT abalance
        FROM public.pgbench_accounts
        WHERE aid = \(account)
        """,
        """
        INSERT INTO public.pgbench_history (tid, bid, aid, delta, mtime)
        VALUES (\(account % 100 + 1), \(account % 10 + 1), \(account), \(change), now())
        """,
      ])
    }
  }

  /// How often the act is done in a second by as many tasks as pgbench has clients.
  private func perSecond(
    _ act: @escaping @Sendable (Database, _ account: Int) async throws -> Void
  ) async throws -> Int {
    let end = ContinuousClock.now + .seconds(Bench.seconds)
    let database = database
    let done = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<Bench.clients {
        group.addTask {
          var generator = SystemRandomNumberGenerator()
          var done = 0
          while ContinuousClock.now < end {
            let account = Int.random(in: 1...PgBench.scale * 100_000, using: &generator)
            try await act(database, account)
            done += 1
          }
          return done
        }
      }
      return try await group.reduce(0, +)
    }
    return done / Bench.seconds
  }
}
