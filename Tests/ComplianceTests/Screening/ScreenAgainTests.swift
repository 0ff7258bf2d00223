import ComplianceAPI
import Foundation
import Jobs
import Kernel
import Postgres
import TestKit
import Testing

@testable import Compliance

struct ScreenAgainTests {
  @Test func whoWasClearIsFoundWhenTheListChanges() async throws {
    try await Office.with { office in
      try await office.load("nombre\nOTRA PERSONA DISTINTA\n", day: 19)
      #expect(try await office.chuy() == .clear)
      let again = office.compliance.screensAgain { _, party in
        #expect(party == Cast.chuy)
        _ = try await office.chuy()
      }
      let worker = Worker(
        jobs: office.compliance.ground.jobs, subscriptions: [again.subscription],
        work: [again.job])
      try await worker.drain()
      try await office.load()
      #expect(try await office.open().isEmpty)
      try await worker.drain()
      #expect(try await office.open().count == 1)
      try await worker.drain()
      let kept = try await office.database.read(for: Cast.solera) { db in
        try await db.screenings(of: Cast.chuy, limit: 10)
      }
      #expect(kept.map(\.answer.rawValue).sorted() == ["clear", "clear", "possibleMatch"])
    }
  }
}
