import Foundation
import Kernel
import TestKit
import Testing
import Vault

@testable import Identity

struct EnrolmentTests {
  private let origin = Origin(address: "203.0.113.7", userAgent: "Firefox")

  private static let own = "otra frase que nadie sabe"

  private func newcomer(_ house: House) async throws -> StaffSignIn.Halfway {
    try await house.identity.staff.add(
      NewStaff(
        username: "nueva", name: "Nueva", roles: ["manager"], password: Sealed(House.password)),
      to: Cast.solera, by: .system("test"))
    return try await house.identity.signIn.begin(
      "nueva", password: Sealed(House.password), from: origin, at: Cast.solera)
  }

  @Test func theFirstSignInEnrolsAndGivesTenCodes() async throws {
    try await House.with { house in
      let halfway = try await newcomer(house)
      #expect(halfway.mustEnrol)
      let enrolment = try await house.identity.signIn.enrolment(
        halfway.token, from: origin, at: Cast.solera)
      let again = try await house.identity.signIn.enrolment(
        halfway.token, from: origin, at: Cast.solera)
      #expect(enrolment.secret == again.secret, "a QR already read stays good")
      let secret = enrolment.secret.opened(because: "the test has the phone")
      let done = try await house.identity.signIn.enrol(
        halfway.token, code: TOTP.currentCode(secret, at: house.world.now), from: origin,
        at: Cast.solera)
      #expect(Set(done.recoveryCodes).count == 10)
      guard case .mustChoosePassword = done.entry else {
        Issue.record("whoever opened the account knows the password")
        return
      }
      let finished = try await house.identity.signIn.choosePassword(
        halfway.token, Sealed(Self.own), from: origin, at: Cast.solera)
      #expect(try await house.visitor(finished.token).staff != nil)
    }
  }

  @Test func withoutASecondFactorNobodyGetsInAndAConfirmedOneIsNotShownAgain() async throws {
    try await House.with { house in
      let halfway = try await newcomer(house)
      await #expect(throws: StaffSignIn.Refused.expired) {
        try await house.identity.signIn.finish(
          halfway.token, code: "000000", from: origin, at: Cast.solera)
      }
      _ = try await house.staff("ana")
      let known = try await house.identity.signIn.begin(
        "ana", password: Sealed(House.password), from: origin, at: Cast.solera)
      await #expect(throws: StaffSignIn.Refused.expired) {
        try await house.identity.signIn.enrolment(known.token, from: origin, at: Cast.solera)
      }
    }
  }

  @Test func whoeverSignsInHalfwayNeverSeesASecretShownToAnother() async throws {
    try await House.with { house in
      let signIn = house.identity.signIn
      let knower = try await newcomer(house)
      let seen = try await signIn.enrolment(knower.token, from: origin, at: Cast.solera)
      let owner = try await signIn.begin(
        "nueva", password: Sealed(House.password), from: origin, at: Cast.solera)
      await #expect(throws: StaffSignIn.Refused.expired, "the first sign-in is over") {
        try await signIn.enrolment(knower.token, from: origin, at: Cast.solera)
      }
      let code = TOTP.currentCode(
        seen.secret.opened(because: "the test has the phone"), at: house.world.now)
      await #expect(throws: StaffSignIn.Refused.expired, "nothing is pending yet") {
        try await signIn.enrol(owner.token, code: code, from: origin, at: Cast.solera)
      }
      let own = try await signIn.enrolment(owner.token, from: origin, at: Cast.solera)
      #expect(own.secret != seen.secret)
      await #expect(throws: StaffSignIn.Refused.wrong) {
        try await signIn.enrol(owner.token, code: code, from: origin, at: Cast.solera)
      }
    }
  }

  @Test func ofTwoSignInsAtOnceOnlyOneCanEnrol() async throws {
    try await House.with { house in
      let signIn = house.identity.signIn
      _ = try await newcomer(house)
      let tokens = try await withThrowingTaskGroup(of: SessionToken.self) { group in
        for _ in 0..<4 {
          group.addTask {
            try await signIn.begin(
              "nueva", password: Sealed(House.password), from: origin, at: Cast.solera
            ).token
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      var shown = 0
      for token in tokens
      where (try? await signIn.enrolment(token, from: origin, at: Cast.solera)) != nil {
        shown += 1
      }
      #expect(shown == 1)
    }
  }

  @Test func aRecoveryCodeServesOnce() async throws {
    try await House.with { house in
      let halfway = try await newcomer(house)
      let enrolment = try await house.identity.signIn.enrolment(
        halfway.token, from: origin, at: Cast.solera)
      let secret = enrolment.secret.opened(because: "the test has the phone")
      let codes = try await house.identity.signIn.enrol(
        halfway.token, code: TOTP.currentCode(secret, at: house.world.now), from: origin,
        at: Cast.solera
      ).recoveryCodes
      _ = try await house.identity.signIn.choosePassword(
        halfway.token, Sealed(Self.own), from: origin, at: Cast.solera)
      for expected in [true, false] {
        let flow = try await house.identity.signIn.begin(
          "nueva", password: Sealed(Self.own), from: origin, at: Cast.solera)
        let entered = try? await house.identity.signIn.finish(
          flow.token, code: codes[3].lowercased(), from: origin, at: Cast.solera)
        #expect((entered != nil) == expected)
        if case .signedIn(let done) = entered { #expect(done.recoveryCodesLeft == 9) }
      }
    }
  }

  @Test func resettingTheFactorClosesWhatIsOpenAndAsksForANewOne() async throws {
    try await House.with { house in
      let id = try await house.staff("ana")
      let token = try await house.signIn("ana")
      try await house.identity.staff.resetSecondFactor(
        of: id, in: Cast.solera, by: .system("test"), reason: "perdió el teléfono")
      #expect(try await house.visitor(token).isAnonymous)
      let halfway = try await house.identity.signIn.begin(
        "ana", password: Sealed(House.password), from: origin, at: Cast.solera)
      #expect(halfway.mustEnrol)
    }
  }
}
