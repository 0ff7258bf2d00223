import Foundation
import Kernel
import Postgres
import TestKit
import Testing
import Vault
import Web

@testable import Identity

struct FirstPasswordTests {
  private let origin = Origin(address: "203.0.113.7", userAgent: "Firefox")
  private static let own = "otra frase que nadie sabe"

  /// Signed in with the password that somebody else chose, and the second factor enrolled.
  private func proved(_ house: House) async throws -> SessionToken {
    try await house.identity.staff.add(
      NewStaff(
        username: "nueva", name: "Nueva", roles: ["manager"], password: Sealed(House.password)),
      to: Cast.solera, by: .system("test"))
    let signIn = house.identity.signIn
    let halfway = try await signIn.begin(
      "nueva", password: Sealed(House.password), from: origin, at: Cast.solera)
    let enrolment = try await signIn.enrolment(halfway.token, from: origin, at: Cast.solera)
    let secret = enrolment.secret.opened(because: "the test has the phone")
    _ = try await signIn.enrol(
      halfway.token, code: TOTP.currentCode(secret, at: house.world.now), from: origin,
      at: Cast.solera)
    return halfway.token
  }

  @Test func theFirstPasswordOpensNothingAndTheOwnersDoes() async throws {
    try await House.with { house in
      let token = try await proved(house)
      #expect(try await house.visitor(token).isAnonymous)
      let finished = try await house.identity.signIn.choosePassword(
        token, Sealed(Self.own), from: origin, at: Cast.solera)
      #expect(try await house.visitor(finished.token).staff?.name == "Nueva")
      await #expect(throws: StaffSignIn.Refused.expired, "repeated, it is over") {
        try await house.identity.signIn.choosePassword(
          token, Sealed("y otra frase todavía más"), from: origin, at: Cast.solera)
      }
      await #expect(throws: StaffSignIn.Refused.wrong) {
        try await house.identity.signIn.begin(
          "nueva", password: Sealed(House.password), from: origin, at: Cast.solera)
      }
    }
  }

  @Test func withoutTheCodeThePasswordCannotBeChosen() async throws {
    try await House.with { house in
      try await house.identity.staff.add(
        NewStaff(
          username: "nueva", name: "Nueva", roles: ["manager"], password: Sealed(House.password)),
        to: Cast.solera, by: .system("test"))
      let halfway = try await house.identity.signIn.begin(
        "nueva", password: Sealed(House.password), from: origin, at: Cast.solera)
      await #expect(throws: StaffSignIn.Refused.expired) {
        try await house.identity.signIn.choosePassword(
          halfway.token, Sealed(Self.own), from: origin, at: Cast.solera)
      }
    }
  }

  @Test func afterTenMinutesOneStartsAgain() async throws {
    try await House.with { house in
      let token = try await proved(house)
      house.world.advance(by: 601)
      await #expect(throws: StaffSignIn.Refused.expired) {
        try await house.identity.signIn.choosePassword(
          token, Sealed(Self.own), from: origin, at: Cast.solera)
      }
    }
  }

  @Test func twoAtOnceChooseOnce() async throws {
    try await House.with { house in
      let token = try await proved(house)
      let origin = origin
      let chosen = await winners(of: 2) { number in
        _ = try await house.identity.signIn.choosePassword(
          token, Sealed("frase número \(number) de la prueba"), from: origin, at: Cast.solera)
      }
      #expect(chosen == 1)
    }
  }

  @Test func aHashOfOlderParametersIsRenewedAtTheNextSignIn() async throws {
    try await House.with { house in
      _ = try await house.staff("ana")
      let dear = Passwords(root: house.root, cost: .standard)
      let old = try await dear.hash(House.password)
      try await house.database.transaction(for: Cast.solera) { db in
        guard let ana = try await db.staff(named: "ana") else { return }
        try await db.savePassword(old, of: ana.id)
      }
      _ = try await house.signIn("ana")
      let renewed = try await house.database.read(for: Cast.solera) { db in
        try await db.staff(named: "ana")?.passwordHash
      }
      #expect(renewed != old)
      #expect(renewed?.contains("m=1024,t=1") == true)
      house.world.advance(by: 30)
      _ = try await house.signIn("ana")
    }
  }
}

struct PasswordRulesTests {
  private static let names = ["Solera Créditos", "solera", "ana.lopez", "Ana Gabriela López Núñez"]

  @Test(arguments: [
    "corta", "solera siempre gana", "GABRIELA y nadie más", "lopez lopez lopez 7",
    "crEditos para ti",
    "password2026!", "P4ssw0rd1234", "mexico123456", "contraseña1234", "qwertyuiop12",
    "holahola1234",
    "Teamomucho2026", "aaaaaaaabbbb", "abcdefghijkl", "123456789012", "1q2w3e4r5t6y",
    "dragon-monkey-1",
  ])
  func whatIsTriedFirstIsRefused(_ password: String) {
    #expect(PasswordRules.objection(to: password, naming: Self.names) != nil)
  }

  @Test(arguments: [
    "una frase bastante larga", "demostracion-caudal", "el gato duerme en la azotea",
    "kX9#vT2$mQ7!zR", "caballo batería grapa correcto",
  ])
  func aPhraseOrARandomOneIsTaken(_ password: String) {
    #expect(PasswordRules.objection(to: password, naming: Self.names) == nil)
  }

  @Test func theListHoldsTheCommonestOnes() {
    #expect(CommonPasswords.all.count >= 1_000)
    for common in ["123456", "password", "iloveyou", "mexico", "chivas", "contrasena"] {
      #expect(CommonPasswords.all.contains(common), "\(common)")
    }
  }
}
