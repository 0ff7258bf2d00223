import CRMAPI
import Foundation
import Kernel
import Vault

extension Place {
  static func phone(of id: PartyID) -> Place {
    Place(table: "crm.party", column: "phone", row: id.uuid)
  }
  static func curp(of id: PartyID) -> Place {
    Place(table: "crm.party", column: "curp", row: id.uuid)
  }
  static func rfc(of id: PartyID) -> Place {
    Place(table: "crm.party", column: "rfc", row: id.uuid)
  }
  static func email(of id: PartyID) -> Place {
    Place(table: "crm.party", column: "email", row: id.uuid)
  }
  static func details(of id: PartyID) -> Place {
    Place(table: "crm.party", column: "details", row: id.uuid)
  }
}

extension Vault {
  func phoneIndex(_ phone: PhoneNumber, tenant: TenantID) async throws -> [UInt8] {
    try await blindIndex(phone.text, domain: "crm.party.phone", tenant: tenant)
  }

  func curpIndex(_ curp: String, tenant: TenantID) async throws -> [UInt8] {
    try await blindIndex(curp.uppercased(), domain: "crm.party.curp", tenant: tenant)
  }

  func rfcIndex(_ rfc: String, tenant: TenantID) async throws -> [UInt8] {
    try await blindIndex(rfc.uppercased(), domain: "crm.party.rfc", tenant: tenant)
  }
}

/// The keyed hashes by which a person is found without opening anything.
struct PartyIndexes: Sendable {
  var phone: [UInt8]?
  var curp: [UInt8]?
  var rfc: [UInt8]?
  var email: [UInt8]?

  init(_ profile: PartyProfile, vault: Vault, tenant: TenantID) async throws {
    if let phone = profile.phone, let number = PhoneNumber(phone) {
      self.phone = try await vault.phoneIndex(number, tenant: tenant)
    }
    if let curp = profile.curp { self.curp = try await vault.curpIndex(curp, tenant: tenant) }
    if let rfc = profile.rfc { self.rfc = try await vault.rfcIndex(rfc, tenant: tenant) }
    if let email = profile.email, let address = EmailAddress(email) {
      self.email = try await vault.emailIndex(address, tenant: tenant)
    }
  }

  /// What the newer answers did not touch stays as it stands.
  func filled(from stored: StoredParty) -> PartyIndexes {
    var filled = self
    filled.phone = phone ?? stored.phoneIndex
    filled.curp = curp ?? stored.curpIndex
    filled.rfc = rfc ?? stored.rfcIndex
    filled.email = email ?? stored.emailIndex
    return filled
  }
}

/// A profile ready to be written: names plain, the rest sealed.
struct PartyCells: Sendable {
  let profile: PartyProfile
  let phone: [UInt8]
  let curp: [UInt8]?
  let rfc: [UInt8]?
  let email: [UInt8]?
  let details: [UInt8]
  let indexes: PartyIndexes
  let phoneTail: String

  init(
    _ profile: PartyProfile, of id: PartyID, keys: CellKeys, indexes: PartyIndexes
  ) throws {
    self.profile = profile
    self.indexes = indexes
    phone = try keys.seal(profile.phone ?? "", at: .phone(of: id))
    curp = try profile.curp.map { try keys.seal($0, at: .curp(of: id)) }
    rfc = try profile.rfc.map { try keys.seal($0, at: .rfc(of: id)) }
    email = try profile.email.map { try keys.seal($0, at: .email(of: id)) }
    let json = try JSONEncoder().encode(PartyDetails(profile))
    details = try keys.seal(Array(json), at: .details(of: id))
    phoneTail = String((profile.phone ?? "0000").suffix(4))
  }
}
