import Foundation
import Kernel
import TestKit
import Testing
import Vault
import Web

@testable import Identity

struct OneTimeCodeTests {
  private let phone = PhoneNumber("55 1234 5678")!
  private let contract = "contract_1"

  private func issue(_ house: House) async throws -> OneTimeCodes.Issued {
    try await house.identity.codes.issue(
      .sign, subject: contract, to: phone, of: Cast.solera)
  }

  private func verify(
    _ house: House, _ code: String, _ flow: String, subject: String = "contract_1",
    purpose: CodePurpose = .sign, at tenant: TenantID = Cast.solera
  ) async throws -> OneTimeCodes.Verified {
    try await house.identity.codes.verify(
      code, flow: flow, for: purpose, subject: subject, of: tenant)
  }

  @Test func theCodeProvesThePhoneOnce() async throws {
    try await House.with { house in
      let issued = try await issue(house)
      let code = house.phone.last
      #expect(code.count == 6)
      let verified = try await verify(house, " \(code.prefix(3)) \(code.suffix(3)) ", issued.flow)
      #expect(verified.phone == phone)
      await #expect(throws: OneTimeCodes.Refused.over) {
        try await verify(house, code, issued.flow)
      }
    }
  }

  @Test func aCodeServesItsPurposeItsSubjectItsFlowAndItsInstitutionOnly() async throws {
    try await House.with { house in
      let issued = try await issue(house)
      let code = house.phone.last
      let stranger = SessionToken.new().text
      for attempt in [
        { try await verify(house, code, issued.flow, subject: "contract_2") },
        { try await verify(house, code, issued.flow, purpose: .signIn) },
        { try await verify(house, code, stranger) },
        { try await verify(house, code, "") },
        { try await verify(house, code, issued.flow, at: Cast.raices) },
      ] {
        await #expect(throws: OneTimeCodes.Refused.over) { try await attempt() }
      }
      _ = try await verify(house, code, issued.flow)
    }
  }

  @Test func fiveWrongTriesEndItEvenForTheRightCode() async throws {
    try await House.with { house in
      let issued = try await issue(house)
      let code = house.phone.last
      let wrong = code == "000000" ? "000001" : "000000"
      for left in (1...4).reversed() {
        await #expect(throws: OneTimeCodes.Refused.wrong(triesLeft: left)) {
          try await verify(house, wrong, issued.flow)
        }
      }
      await #expect(throws: OneTimeCodes.Refused.over) {
        try await verify(house, wrong, issued.flow)
      }
      await #expect(throws: OneTimeCodes.Refused.over) {
        try await verify(house, code, issued.flow)
      }
    }
  }

  @Test func itIsOverAfterFiveMinutes() async throws {
    try await House.with { house in
      let issued = try await issue(house)
      house.world.advance(by: 300)
      let code = house.phone.last
      await #expect(throws: OneTimeCodes.Refused.over) {
        try await verify(house, code, issued.flow)
      }
    }
  }

  @Test func askingAgainReplacesTheEarlierOne() async throws {
    try await House.with { house in
      let first = try await issue(house)
      let early = house.phone.last
      let second = try await issue(house)
      await #expect(throws: OneTimeCodes.Refused.over) {
        try await verify(house, early, first.flow)
      }
      _ = try await verify(house, house.phone.last, second.flow)
    }
  }

  @Test func anInstitutionSendsSoManyAnHourToWhateverPhones() async throws {
    try await TestDatabase.with { database in
      let house = House(database, codesPerHour: 3)
      let send = { (number: Int) async throws in
        let phone = try #require(PhoneNumber("55 1234 567\(number)"))
        _ = try await house.identity.codes.issue(
          .signIn, subject: "portal", to: phone, of: Cast.solera)
      }
      for number in 0..<3 { try await send(number) }
      await #expect(throws: OneTimeCodes.Refused.tooManyOfAll) { try await send(3) }
      #expect(house.phone.codes.count == 3)
      house.world.advance(by: 3_601)
      try await send(4)
    }
  }

  @Test func codesForStrangersNeverStopTheSigningOfAContract() async throws {
    try await TestDatabase.with { database in
      let house = House(database, codesPerHour: 2)
      for number in 0..<2 {
        let stranger = try #require(PhoneNumber("55 1234 567\(number)"))
        _ = try await house.identity.codes.issue(
          .signIn, subject: "portal", to: stranger, of: Cast.solera)
      }
      let issued = try await issue(house)
      _ = try await verify(house, house.phone.last, issued.flow)
    }
  }

  @Test func fiveADayAndNoMoreEvenAtOnce() async throws {
    try await House.with { house in
      let sent = await winners(of: 12) { _ in _ = try await issue(house) }
      #expect(sent == 5)
      #expect(house.phone.codes.count == 5)
      await #expect(throws: OneTimeCodes.Refused.tooManyToday) { try await issue(house) }
      house.world.advance(by: 86_401)
      _ = try await issue(house)
    }
  }

  @Test func theRightCodeAtOnceIsAcceptedOnce() async throws {
    try await House.with { house in
      let issued = try await issue(house)
      let code = house.phone.last
      let accepted = await winners(of: 20) { _ in _ = try await verify(house, code, issued.flow) }
      #expect(accepted == 1)
    }
  }

  @Test func aHundredGuessesAtOnceAreFiveTries() async throws {
    try await House.with { house in
      let issued = try await issue(house)
      let right = house.phone.last
      let heard = Counter()
      await withTaskGroup(of: Void.self) { group in
        for number in 0..<40 {
          let guess = String(format: "%06d", number)
          guard guess != right else { continue }
          group.addTask {
            do {
              _ = try await verify(house, guess, issued.flow)
            } catch OneTimeCodes.Refused.wrong {
              heard.increment()
            } catch {}
          }
        }
      }
      #expect(heard.count == 4, "the fifth already says it is over")
      await #expect(throws: OneTimeCodes.Refused.over) {
        try await verify(house, right, issued.flow)
      }
    }
  }

  @Test func aBorrowerSignsInAndIsKnownOnThatInstitutionsPortalOnly() async throws {
    try await House.with { house in
      let flow = try await house.identity.borrowers.issue(phone, house.visit())
      let back = house.visit(cookies: [flow.name: flow.value])
      let signedIn = try await house.identity.borrowers.verify(house.phone.last, back)
      let visitor = try await house.identity.sessions.resume(
        signedIn.cookie.value, .borrower, of: Cast.solera)
      #expect(visitor.borrower?.party == signedIn.party)
      let elsewhere = try await house.identity.sessions.resume(
        signedIn.cookie.value, .borrower, of: Cast.raices)
      #expect(elsewhere.isAnonymous)
      let asStaff = try await house.identity.sessions.resume(
        signedIn.cookie.value, .staff, of: Cast.solera)
      #expect(asStaff.isAnonymous)
    }
  }
}
