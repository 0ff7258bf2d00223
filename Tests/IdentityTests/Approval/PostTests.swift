import Audit
import Foundation
import Kernel
import Postgres
import TestKit
import Testing
import Vault
import Web

@testable import Identity

struct PostTests {
  private func caja(_ house: House) async throws -> Post {
    let id = try await house.staff("caja", roles: ["cashier"])
    return Post(staff: id, roles: ["manager"], branch: "centro")
  }

  private func roles(_ house: House) async throws -> [String]? {
    try await house.identity.staff.member(named: "caja", of: Cast.solera)?.roles
  }

  @Test func whereTwoAdministerOneAsksAndTheOtherGives() async throws {
    try await House.with { house in
      let post = try await caja(house)
      _ = try await house.staff("ana")
      _ = try await house.staff("beto")
      let ana = try await house.visit(signedIn: "ana")
      guard case .waitsForSecondPerson = try await house.identity.changePost(post, ana) else {
        Issue.record("one person gave the role")
        return
      }
      #expect(try await roles(house) == ["cashier"])
      let asked = try #require(
        try await house.identity.approvals.pending(
          "identity.change_post", about: post.staff.description, of: Cast.solera))
      #expect(asked.facts["Rol nuevo"] == "Gerente")
      let beto = try await house.visit(signedIn: "beto")
      try await house.identity.approvals.decide(
        asked.id, .approve, code: house.code, reason: nil, by: beto)
      #expect(try await roles(house) == ["manager"])
    }
  }

  @Test func whereOneAdministersItIsDoneAndRepeatedItIsDoneOnce() async throws {
    try await House.with { house in
      let post = try await caja(house)
      _ = try await house.staff("ana")
      let visit = try await house.visit(signedIn: "ana")
      let same = Post(staff: post.staff, roles: ["cashier", "analyst"], branch: nil)
      for _ in 0..<2 {
        guard case .made = try await house.identity.changePost(same, visit) else {
          Issue.record("nobody else could grant it")
          return
        }
      }
      let acts = try await house.identity.staff.ground.audit.acts(
        on: post.staff.description, in: Cast.solera)
      #expect(acts.count { $0.verb == "identity.staff_changed" } == 1)
    }
  }

  @Test func nobodyChangesTheirOwnNorAClosedAccounts() async throws {
    try await House.with { house in
      let post = try await caja(house)
      let ana = try await house.staff("ana")
      let visit = try await house.visit(signedIn: "ana")
      await #expect(throws: Forbidden.self) {
        try await house.identity.changePost(
          Post(staff: ana, roles: ["cashier"], branch: nil), visit)
      }
      try await house.identity.staff.disable(
        post.staff, of: Cast.solera, by: .system("test"), reason: "se fue")
      await #expect(throws: StaffAccounts.Refused.unknown(post.staff)) {
        try await house.identity.changePost(post, visit)
      }
    }
  }
}
