import Foundation
import Kernel
import Postgres
import TestKit
import Testing

@testable import Identity

struct SweepTests {
  @Test func whatNoLongerServesIsForgottenAndAttemptsStay() async throws {
    try await House.with { house in
      _ = try await house.staff("ana")
      _ = try await house.signIn("ana")
      let phone = try #require(PhoneNumber("55 1234 5678"))
      _ = try await house.identity.borrowers.issue(phone, house.visit())
      try await house.identity.sweep(Cast.solera)
      #expect(try await rows(house) == [1, 1, 1, 3])
      house.world.advance(days: 31)
      try await house.identity.sweep(Cast.solera)
      #expect(try await rows(house) == [0, 0, 1, 3])
      house.world.advance(days: 60)
      try await house.identity.sweep(Cast.solera)
      #expect(try await rows(house) == [0, 0, 0, 3])
    }
  }

  /// Codes, half-made sign-ins, sessions, attempts.
  private func rows(_ house: House) async throws -> [Int] {
    try await house.database.read(for: Cast.solera) { db in
      try await db.values(
        Int.self,
        """
        SELECT count(*) FROM identity.one_time_code WHERE tenant_id = \(db.tenant)
        UNION ALL
        SELECT count(*) FROM identity.sign_in WHERE tenant_id = \(db.tenant)
        UNION ALL
        SELECT count(*) FROM identity.session WHERE tenant_id = \(db.tenant)
        UNION ALL
        SELECT count(*) FROM identity.access_attempt WHERE tenant_id = \(db.tenant)
        """)
    }
  }
}
