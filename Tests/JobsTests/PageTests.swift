import Audit
import Foundation
import Jobs
import Kernel
import Postgres
import TestKit
import Testing
import Vault
import Web

struct PageTests {
  @Test func everySampleSaysItsTitleAndEscapesWhatItIsGiven() async throws {
    try await TestDatabase.with { database in
      let lender = Lender(database)
      let audit = Audit(
        database: database, world: lender.clock.world,
        vault: Vault(root: .ephemeral(), database: database))
      let pages = JobPages(
        jobs: lender.jobs,
        webhooks: Webhooks(
          jobs: lender.jobs, audit: lender.audit, wall: lender.wall.world, reach: .publicInternet),
        audit: audit, zone: { _ in .gmt }, confirm: { _, _ in }
      ).routes
      #expect(pages.all.count == 7)
      for kind in pages.pages {
        #expect(!kind.samples.isEmpty)
        for sample in kind.samples {
          let html = String(decoding: sample.page.body.bytes, as: UTF8.self)
          #expect(html.contains("<h1>\(sample.page.title)</h1>"))
        }
      }
    }
  }
}
