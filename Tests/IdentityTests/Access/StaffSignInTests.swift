import Foundation
import Kernel
import TestKit
import Testing
import Vault
import Web

@testable import Identity

struct StaffSignInTests {
  private let origin = Origin(address: "203.0.113.7", userAgent: "Firefox")

  @Test func passwordAndCodeOpenASession() async throws {
    try await House.with { house in
      let id = try await house.staff("ana")
      let token = try await house.signIn("Ana ")
      let staff = try #require(try await house.visitor(token).staff)
      #expect(staff.id == id)
      #expect(staff.permissions.contains("identity.keys"))
    }
  }

  @Test func aWrongPasswordAnUnknownNameAndAClosedAccountAnswerTheSame() async throws {
    try await House.with { house in
      _ = try await house.staff("ana")
      let gone = try await house.staff("beto")
      try await house.identity.staff.disable(
        gone, of: Cast.solera, by: .system("test"), reason: "renunció")
      let tries = [
        ("ana", "otra frase bastante larga"), ("nadie", House.password),
        ("beto", House.password), ("", ""), ("ana", String(repeating: "x", count: 5_000)),
      ]
      for (name, password) in tries {
        await #expect(throws: StaffSignIn.Refused.wrong) {
          try await house.identity.signIn.begin(
            name, password: Sealed(password), from: origin, at: Cast.solera)
        }
      }
    }
  }

  @Test func theSameCodeAHundredTimesSignsInOnce() async throws {
    try await House.with { house in
      _ = try await house.staff("ana")
      let code = house.code
      var successes = 0
      for number in 0..<100 {
        let place = Origin(address: "198.51.100.\(number)", userAgent: "x")
        guard
          let halfway = try? await house.identity.signIn.begin(
            "ana", password: Sealed(House.password), from: place, at: Cast.solera)
        else { continue }
        if (try? await house.identity.signIn.finish(
          halfway.token, code: code, from: place, at: Cast.solera)) != nil
        {
          successes += 1
        }
      }
      #expect(successes == 1)
    }
  }

  @Test func theSameCodeFromManyBrowsersAtOnceSignsInOnce() async throws {
    try await House.with { house in
      _ = try await house.staff("ana")
      var flows: [SessionToken] = []
      for number in 0..<20 {
        let place = Origin(address: "198.51.100.\(number)", userAgent: "x")
        flows.append(
          try await house.identity.signIn.begin(
            "ana", password: Sealed(House.password), from: place, at: Cast.solera
          ).token)
      }
      let code = house.code
      let tokens = flows
      let signedIn = await winners(of: 20) { number in
        _ = try await house.identity.signIn.finish(
          tokens[number], code: code,
          from: Origin(address: "198.51.100.\(number)", userAgent: "x"), at: Cast.solera)
      }
      #expect(signedIn == 1)
    }
  }

  @Test func failuresOfEveryFactorCountTogether() async throws {
    try await House.with { house in
      _ = try await house.staff("ana")
      for _ in 0..<3 {
        await #expect(throws: StaffSignIn.Refused.wrong) {
          try await house.identity.signIn.begin(
            "ana", password: Sealed("mala mala mala"), from: origin, at: Cast.solera)
        }
      }
      let halfway = try await house.identity.signIn.begin(
        "ana", password: Sealed(House.password), from: origin, at: Cast.solera)
      for _ in 0..<2 {
        await #expect(throws: StaffSignIn.Refused.wrong) {
          try await house.identity.signIn.finish(
            halfway.token, code: "000000", from: origin, at: Cast.solera)
        }
      }
      let right = house.code
      await #expect(throws: StaffSignIn.Refused.expired, "the lockout ended the sign-in too") {
        try await house.identity.signIn.finish(
          halfway.token, code: right, from: origin, at: Cast.solera)
      }
      await #expect(throws: StaffSignIn.Refused.closed) {
        try await house.identity.signIn.begin(
          "ana", password: Sealed(House.password), from: origin, at: Cast.solera)
      }
      house.world.advance(by: 61)
      _ = try await house.signIn("ana")
    }
  }

  @Test func aLockedNameAnswersTheSameWhetherItExists() async throws {
    try await House.with { house in
      _ = try await house.staff("ana")
      for name in ["ana", "nadie"] {
        for number in 0..<5 {
          let place = Origin(address: "198.51.100.\(number)", userAgent: "x")
          _ = try? await house.identity.signIn.begin(
            name, password: Sealed("mala mala mala"), from: place, at: Cast.solera)
        }
        await #expect(throws: StaffSignIn.Refused.closed) {
          try await house.identity.signIn.begin(
            name, password: Sealed(House.password), from: origin, at: Cast.solera)
        }
      }
    }
  }

  @Test func aHundredGuessesAtOnceAreHeardFiveTimes() async throws {
    try await House.with { house in
      _ = try await house.staff("ana")
      let heard = Counter()
      await withTaskGroup(of: Void.self) { group in
        for number in 0..<40 {
          group.addTask {
            do {
              _ = try await house.identity.signIn.begin(
                "ana", password: Sealed("mala mala \(number)"),
                from: Origin(address: "198.51.100.\(number)", userAgent: "x"), at: Cast.solera)
            } catch StaffSignIn.Refused.wrong {
              heard.increment()
            } catch {}
          }
        }
      }
      #expect(heard.count == 5)
    }
  }

  @Test func oneAddressIsStoppedWhateverNamesItTries() async throws {
    try await House.with { house in
      _ = try await house.staff("ana")
      for number in 0..<20 {
        _ = try? await house.identity.signIn.begin(
          "nadie\(number)", password: Sealed("mala mala mala"), from: origin, at: Cast.solera)
      }
      await #expect(throws: StaffSignIn.Refused.closed) {
        try await house.identity.signIn.begin(
          "ana", password: Sealed(House.password), from: origin, at: Cast.solera)
      }
      _ = try await house.signIn("ana", from: "198.51.100.9")
    }
  }

  @Test func theCodeIsOwedWithinFiveMinutes() async throws {
    try await House.with { house in
      _ = try await house.staff("ana")
      let halfway = try await house.identity.signIn.begin(
        "ana", password: Sealed(House.password), from: origin, at: Cast.solera)
      house.world.advance(by: 301)
      let code = house.code
      await #expect(throws: StaffSignIn.Refused.expired) {
        try await house.identity.signIn.finish(
          halfway.token, code: code, from: origin, at: Cast.solera)
      }
    }
  }

  @Test func whatWasTypedAsANameIsNotKept() async throws {
    try await House.with { house in
      _ = try? await house.identity.signIn.begin(
        "mi-clave-secreta", password: Sealed("ana"), from: origin, at: Cast.solera)
      let kept = try await house.identity.attempts.latest(
        before: house.world.now + 1, limit: 10, of: Cast.solera)
      #expect(kept.map(\.who) == [StaffSignIn.nobody])
    }
  }

  @Test func everyTryIsKept() async throws {
    try await House.with { house in
      _ = try await house.staff("ana")
      _ = try? await house.identity.signIn.begin(
        "ana", password: Sealed("mala mala mala"), from: origin, at: Cast.solera)
      _ = try await house.signIn("ana")
      let kept = try await house.identity.attempts.latest(
        before: house.world.now, limit: 10, of: Cast.solera)
      #expect(Set(kept.map(\.outcome)) == [.signedIn, .passwordRight, .passwordWrong])
      let elsewhere = try await house.identity.attempts.latest(
        before: house.world.now, limit: 10, of: Cast.raices)
      #expect(elsewhere.isEmpty)
    }
  }
}
