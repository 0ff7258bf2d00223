import Foundation
import Jobs
import Kernel
import PaymentsAPI
import Postgres
import Synchronization
import TestKit
import Testing
import Web

@testable import Payments

/// Lists go on where the page before ended; nothing is cut without saying so.
@Suite struct PagingTests {
  @Test func aPersonsReceiptsAreReadToTheLastThroughTheAPI() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let clabe = try await bench.clabe(of: Cast.lupita)
      for number in 1...7 {
        try await bench.notice("2026-11-20|40012|A\(number)|\(number)00|\(clabe)|1")
      }
      try await bench.worker.drain()
      let path = "/api/v1/parties/\(Cast.lupita)/receipts"
      let seen = Seen()
      try await bench.serving { server in
        var query = "?limit=3"
        while true {
          let page = try await server.api("GET", path + query, scope: "payments.read")
            .json(ReceiptListBody.self)
          seen.add(page.data.map(\.id.description))
          guard let next = page.next else { break }
          #expect(page.data.count == 3)
          query = "?limit=3&after=\(next)"
        }
        for wrong in ["?after=nada", "?limit=0", "?limit=101"] {
          let refused = try await server.api("GET", path + wrong, scope: "payments.read")
          #expect(refused.status == 422, "\(wrong)")
        }
        let nobody = "/api/v1/parties/\(People.nobody)/receipts"
        #expect(try await server.api("GET", nobody, scope: "payments.read").status == 404)
      }
      #expect(seen.all.count == 7 && Set(seen.all).count == 7)
      #expect(seen.all == seen.all.sorted(by: >), "newest first")
    }
  }

  @Test func readingAnAccountAllotsNoneAndAPostAllotsOneOnce() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      func path(_ party: PartyID) -> String { "/api/v1/parties/\(party)/collection-account" }
      let (lupita, nobody) = (path(Cast.lupita), path(People.nobody))
      try await bench.serving { server in
        for _ in 1...2 {
          let none = try await server.api("GET", lupita, scope: "payments.read")
          #expect(none.status == 404 && none.text.contains("payments/no-collection-account"))
        }
        let first = try await server.api("POST", lupita, scope: "payments.write")
        let again = try await server.api("POST", lupita, scope: "payments.write")
        let kept = try await server.api("GET", lupita, scope: "payments.read")
        #expect(first.text == again.text && first.text == kept.text)
        #expect(CLABE(try kept.json(CollectionAccountBody.self).clabe) != nil)
        #expect(try await server.api("POST", nobody, scope: "payments.write").status == 404)
      }
    }
  }

  @Test func whoeverIsPaidALoanHasAnAccountToPayTo() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      try await bench.order(to: Cast.beto)
      try await bench.worker.drain()
      #expect(try await bench.acts.allotCLABE.kept(by: Cast.beto, of: bench.tenant) != nil)
    }
  }

  @Test func aDepositThatGoesBackIsADisbursementOfTheAPI() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      try await bench.notice("2026-11-20|40012|A1|100|\(String(repeating: "1", count: 18))|1")
      try await bench.worker.drain()
      let receipt = try #require(
        try await bench.acts.reading.unmatched(count: 5, in: bench.tenant).first)
      try await bench.acts.giveBack(
        receipt.id, because: "No es cliente", by: .system("cajera"), of: bench.tenant)
      try await bench.worker.drain()
      let order = try #require(
        try await bench.acts.reading.pendingDisbursements(
          after: nil, count: 5, in: bench.tenant
        ).first)
      let summary = try #require(
        try await bench.acts.summaries.disbursement(order.id, in: bench.tenant))
      let body = DisbursementBody(summary)
      #expect(body.purpose == .receiptReturn && body.receipt == receipt.id && body.loan == nil)
      try await bench.serving { server in
        let path = "/api/v1/disbursements/\(order.id)"
        let told = try await server.api("GET", path, scope: "payments.read")
        #expect(told.status == 200 && told.text.contains(#""purpose":"receipt_return""#))
      }
    }
  }

  @Test func theOfficesListsGoOnWhereThePageBeforeEnded() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let stranger = String(repeating: "1", count: 18)
      for number in 1...103 {
        try await bench.notice("2026-11-20|40012|A\(number)|100|\(stranger)|1")
      }
      for _ in 1...52 { try await bench.order() }
      try await bench.worker.drain(hands: 4)
      try await bench.serving { server in
        let deposits = try await server.get("/oficina/depositos", may: Self.reader).text
        #expect(deposits.contains("espera=pay_") && deposits.contains("despues=pay_"))
        #expect(deposits.contains("(103)"), "the sums are the whole day's")
        let cursor = try #require(deposits.firstMatch(of: /espera=(pay_[0-9a-f]+)/)?.output.1)
        let rest = try await server.get(
          "/oficina/depositos?espera=\(cursor)", may: Self.reader
        ).text
        #expect(!rest.contains("espera=pay_"))
        let orders = try await server.get("/oficina/dispersiones", may: Self.reader).text
        let next = try #require(orders.firstMatch(of: /pendientes=(disb_[0-9a-f]+)/)?.output.1)
        let last = try await server.get(
          "/oficina/dispersiones?pendientes=\(next)", may: Self.reader
        ).text
        #expect(last.matches(of: /oficina\/dispersiones\/disb_/).count == 2)
      }
    }
  }

  private static let reader: Set<Permission> = ["payments.read", "payments.reconcile"]
}

/// What a story saw, out of its closure.
private final class Seen: Sendable {
  private let kept = Mutex<[String]>([])
  var all: [String] { kept.withLock { $0 } }
  func add(_ more: [String]) { kept.withLock { $0 += more } }
}
