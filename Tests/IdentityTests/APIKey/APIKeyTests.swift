import Foundation
import Kernel
import TestKit
import Testing
import Vault
import Web

@testable import Identity

struct APIKeyTests {
  private func issue(
    _ house: House, networks: [String] = [], expiresAt: Date? = nil
  ) async throws -> (id: APIKeyID, text: String) {
    let issued = try await house.identity.keys.issue(
      APIKeys.Order(
        name: "sitio", scopes: ["loans.read"], networks: networks, expiresAt: expiresAt,
        isTest: true),
      for: Cast.solera, by: .system("test"))
    return (issued.id, issued.secret.opened(because: "the test calls with it"))
  }

  private func recognise(
    _ house: House, _ text: String, from address: String = "203.0.113.7",
    at tenant: TenantID = Cast.solera
  ) async throws -> Visitor {
    try await house.identity.keys.recognise(text, from: address, at: tenant)
  }

  @Test func aKeyIsRecognisedWithItsScopes() async throws {
    try await House.with { house in
      let key = try await issue(house)
      #expect(key.text.hasPrefix("cau_test_"))
      let visitor = try #require(try await recognise(house, key.text).key)
      #expect(visitor.id == key.id)
      #expect(visitor.scopes == ["loans.read"])
      let listed = try #require(try await house.identity.keys.all(of: Cast.solera).first)
      #expect(listed.usedAt == house.world.now)
      #expect(key.text.hasPrefix(listed.prefix))
    }
  }

  @Test func ofAnotherInstitutionMistypedOrFromElsewhereItIsNobody() async throws {
    try await House.with { house in
      let key = try await issue(house, networks: ["203.0.113.0/24", "2001:db8::/32"])
      #expect(try await recognise(house, key.text, at: Cast.raices).isAnonymous)
      #expect(try await recognise(house, key.text, from: "198.51.100.1").isAnonymous)
      #expect(try await recognise(house, key.text, from: "").isAnonymous)
      #expect(try await recognise(house, key.text, from: "2001:db8::1").key != nil)
      #expect(try await recognise(house, String(key.text.dropLast()) + "!").isAnonymous)
      #expect(try await recognise(house, APIKeySecret.new(.test).text).isAnonymous)
    }
  }

  @Test func anExpiredKeyIsNobody() async throws {
    try await House.with { house in
      let key = try await issue(house, expiresAt: house.world.now + 60)
      #expect(try await recognise(house, key.text).key != nil)
      house.world.advance(by: 60)
      #expect(try await recognise(house, key.text).isAnonymous)
    }
  }

  @Test func aRevokedKeyIsNobodyAndRevokingTwiceIsOnce() async throws {
    try await House.with { house in
      let key = try await issue(house)
      for _ in 0..<2 {
        try await house.identity.keys.revoke(key.id, of: Cast.solera, by: .system("test"))
      }
      #expect(try await recognise(house, key.text).isAnonymous)
      let stranger = APIKeyID(UUID())
      await #expect(throws: APIKeys.Refused.unknown(stranger)) {
        try await house.identity.keys.revoke(stranger, of: Cast.solera, by: .system("test"))
      }
      await #expect(throws: APIKeys.Refused.unknown(key.id)) {
        try await house.identity.keys.revoke(key.id, of: Cast.raices, by: .system("test"))
      }
    }
  }

  @Test func aKeyWithoutScopeOrWithAStrangeNetworkIsRefused() async throws {
    try await House.with { house in
      await #expect(throws: APIKeys.Refused.noScope) {
        try await house.identity.keys.issue(
          APIKeys.Order(name: "x", scopes: [], isTest: true), for: Cast.solera,
          by: .system("test"))
      }
      await #expect(throws: APIKeys.Refused.badNetwork("la oficina")) {
        try await issue(house, networks: ["la oficina"])
      }
    }
  }

  @Test func theChecksumCatchesEveryWrongLetter() throws {
    let key = APIKeySecret.new(.live).text
    #expect(APIKeySecret(key) != nil)
    for index in key.indices {
      var letters = Array(key)
      let offset = key.distance(from: key.startIndex, to: index)
      letters[offset] = letters[offset] == "a" ? "b" : "a"
      #expect(APIKeySecret(String(letters)) == nil)
    }
  }
}
