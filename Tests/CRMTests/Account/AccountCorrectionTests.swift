import Audit
import CRMAPI
import Foundation
import Identity
import Kernel
import Postgres
import TestKit
import Testing
import Vault
import Web

@testable import CRM

/// The account that the bank would not take becomes another: by the borrower with a fresh code, or
/// by two people of the office.
@Suite struct AccountCorrectionTests {
  private let corrected: SQL =
    "SELECT count(*) FROM jobs.event WHERE name = 'crm.payout_account_corrected.v1'"

  /// Asks for a code on the page, and then for another whose flow a test can read.
  private func asked(
    _ clabe: CLABE, _ bench: AccountBench
  ) async throws -> (reply: Reply, cookies: [String: String]) {
    let reply = try await bench.send(
      .post, "/mi-cuenta/codigo", ["clabe": clabe.text, "cuenta_propia": "on"],
      as: bench.borrower)
    guard reply.status == 200, let phone = PhoneNumber("+525512345678") else { return (reply, [:]) }
    let index = try await bench.crm.vault.clabeIndex(clabe, tenant: bench.tenant)
    let issued = try await bench.identity.codes.issue(
      .account, subject: "\(bench.lupita)/\(Hex.encode(index))", to: phone, of: bench.tenant)
    return (reply, [MyAccountPages.flowCookie: issued.flow])
  }

  @Test func theBorrowerCorrectsItWithACodeAndWhatWaitedIsTold() async throws {
    try await TestDatabase.with { database in
      let bench = try await AccountBench(database)
      let (_, cookies) = try await asked(AccountBench.second, bench)
      let code = try #require(bench.phone.codes.last)
      let form = ["clabe": AccountBench.second.text, "codigo": code]
      let saved = try await bench.send(
        .post, "/mi-cuenta", form, cookies: cookies, as: bench.borrower)
      #expect(saved.status == 303)
      #expect(try await bench.clabe() == AccountBench.second.text)
      #expect(try await bench.count(corrected) == 1)
      let acts: SQL = "SELECT count(*) FROM audit.act WHERE verb = 'party.account_corrected'"
      #expect(try await bench.count(acts) == 1)
      // The code is spent.
      let again = try await bench.send(
        .post, "/mi-cuenta", form, cookies: cookies, as: bench.borrower)
      #expect(again.status == 422)
      #expect(try await bench.count(corrected) == 1)
    }
  }

  @Test func aCodeForOneAccountServesForNoOther() async throws {
    try await TestDatabase.with { database in
      let bench = try await AccountBench(database)
      let (_, cookies) = try await asked(AccountBench.second, bench)
      let code = try #require(bench.phone.codes.last)
      let other = CLABE.make(bank: 2, plaza: 180, account: 9)
      let reply = try await bench.send(
        .post, "/mi-cuenta", ["clabe": other.text, "codigo": code], cookies: cookies,
        as: bench.borrower)
      #expect(reply.status == 422)
      #expect(try await bench.clabe() == AccountBench.first.text)
    }
  }

  @Test(arguments: ["", "123", "999180000000000005", "012180000000123450"])
  func anAccountThatCannotBePaidToIsRefusedBesideItsField(_ typed: String) async throws {
    try await TestDatabase.with { database in
      let bench = try await AccountBench(database)
      let reply = try await bench.send(
        .post, "/mi-cuenta/codigo", ["clabe": typed, "cuenta_propia": "on"], as: bench.borrower)
      #expect(reply.status == 422 && bench.phone.codes.isEmpty)
      let same = try await asked(AccountBench.first, bench)
      #expect(same.reply.status == 422 && bench.phone.codes.isEmpty)
      let foreign = try await bench.send(
        .post, "/mi-cuenta/codigo", ["clabe": AccountBench.second.text], as: bench.borrower)
      #expect(foreign.status == 422 && bench.phone.codes.isEmpty)
    }
  }

  @Test func whereNothingWaitsNobodyChangesIt() async throws {
    try await TestDatabase.with { database in
      let bench = try await AccountBench(database)
      let (_, cookies) = try await asked(AccountBench.second, bench)
      bench.phone.forget()
      #expect(try await bench.send(.get, "/mi-cuenta", as: bench.borrower).status == 200)
      await #expect(throws: AccountNotAwaited()) {
        _ = try await bench.send(
          .post, "/mi-cuenta",
          ["clabe": AccountBench.second.text, "codigo": bench.phone.codes.last ?? ""],
          cookies: cookies, as: bench.borrower)
      }
      #expect(try await bench.clabe() == AccountBench.first.text)
    }
  }

  @Test func theOfficeCorrectsItByTwoPeople() async throws {
    try await TestDatabase.with { database in
      let bench = try await AccountBench(database)
      let (maker, checker) = (try await bench.hire("Ana"), try await bench.hire("Luis"))
      let path = "/oficina/personas/:party/cuenta"
      let form = [
        "clabe": AccountBench.second.text, "cuenta_propia": "on", "motivo": "Cerró la otra cuenta",
      ]
      for _ in 0..<2 {
        #expect(
          try await bench.send(.post, path, form, as: .staff(maker)).status == 303)
      }
      let waiting = try await bench.identity.approvals.inbox(checker, of: bench.tenant)
      #expect(waiting.count == 1 && waiting[0].summary.contains("Santander, termina en"))
      #expect(!waiting[0].payload.contains(AccountBench.second.text))
      #expect(try await bench.clabe() == AccountBench.first.text)
      #expect(try await bench.send(.get, path, as: .staff(maker)).status == 200)
      await #expect(throws: Approvals.Refused.ownRequest) {
        try await bench.grant(waiting[0].id, by: maker)
      }
      try await bench.grant(waiting[0].id, by: checker)
      #expect(try await bench.clabe() == AccountBench.second.text)
      #expect(try await bench.count(corrected) == 1)
      let acts = try await bench.crm.audit.acts(on: bench.lupita.description, in: bench.tenant)
      let act = acts.first { $0.verb == "party.account_corrected" }
      #expect(act?.reason == "Cerró la otra cuenta", "the words of whoever asked")
    }
  }

  @Test func whatChangedSinceItWasAskedIsNotOverwritten() async throws {
    try await TestDatabase.with { database in
      let bench = try await AccountBench(database)
      let (maker, checker) = (try await bench.hire("Ana"), try await bench.hire("Luis"))
      let form = [
        "clabe": AccountBench.second.text, "cuenta_propia": "on", "motivo": "Cerró la otra cuenta",
      ]
      _ = try await bench.send(
        .post, "/oficina/personas/:party/cuenta", form, as: .staff(maker))
      let third = CLABE.make(bank: 2, plaza: 180, account: 9)
      let correct = CorrectAccount(
        vault: bench.crm.vault, audit: bench.crm.audit, world: bench.crm.world,
        jobs: bench.crm.house)
      try await database.transaction(for: bench.tenant) { db in
        try await correct(
          third, of: bench.lupita, by: .borrower(bench.lupita), because: nil, in: db)
      }
      let waiting = try await bench.identity.approvals.inbox(checker, of: bench.tenant)
      await #expect(throws: CorrectAccount.Refused.changedMeanwhile) {
        try await bench.grant(waiting[0].id, by: checker)
      }
      #expect(try await bench.clabe() == third.text)
      #expect(try await bench.count(corrected) == 1)
    }
  }

  @Test func withoutAReasonOrWithTheSameAccountNothingIsAsked() async throws {
    try await TestDatabase.with { database in
      let bench = try await AccountBench(database)
      let maker = try await bench.hire("Ana")
      let path = "/oficina/personas/:party/cuenta"
      let mute = ["clabe": AccountBench.second.text, "cuenta_propia": "on", "motivo": " "]
      #expect(try await bench.send(.post, path, mute, as: .staff(maker)).status == 422)
      let same = ["clabe": AccountBench.first.text, "cuenta_propia": "on", "motivo": "Otra"]
      #expect(try await bench.send(.post, path, same, as: .staff(maker)).status == 422)
      #expect(try await bench.identity.approvals.inbox(maker, of: bench.tenant).isEmpty)
    }
  }

  @Test func theBorrowerAgainstTheOfficeCorrectItOneAfterTheOther() async throws {
    try await TestDatabase.with { database in
      let bench = try await AccountBench(database)
      let correct = CorrectAccount(
        vault: bench.crm.vault, audit: bench.crm.audit, world: bench.crm.world,
        jobs: bench.crm.house)
      let refused = try await withThrowingTaskGroup(of: Bool.self) { group in
        for _ in 0..<6 {
          group.addTask {
            do {
              try await database.transaction(for: bench.tenant) { db in
                try await correct(
                  AccountBench.second, of: bench.lupita, by: .borrower(bench.lupita),
                  because: nil, in: db)
              }
              return false
            } catch CorrectAccount.Refused.unchanged { return true }
          }
        }
        return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
      }
      #expect(refused == 5)
      #expect(try await bench.count(corrected) == 1)
    }
  }

  @Test func everySampleIsDrawn() async throws {
    try await TestDatabase.with { database in
      let bench = try await AccountBench(database)
      let pages = bench.crm.routes(panels: []).pages
      #expect(pages.contains { $0.name.contains("MyAccountPage") })
    }
  }
}

/// Whose account it is and who may ask for another.
@Suite struct AccountPermissionTests {
  @Test func theBorrowerSeesTheirOwnAndStaffNeedTheirPermission() async throws {
    try await TestDatabase.with { database in
      let bench = try await AccountBench(database)
      let routes = bench.crm.routes(panels: []).all
      let office = routes.filter { $0.path == "/oficina/personas/:party/cuenta" }
      #expect(office.count == 2 && office.allSatisfy { $0.access == .staff("party.account") })
      let own = routes.filter { $0.path.hasPrefix("/mi-cuenta") }
      #expect(own.count == 3 && own.allSatisfy { $0.access == .borrower })
    }
  }
}
