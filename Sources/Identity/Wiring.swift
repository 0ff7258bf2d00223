public import Foundation
public import Kernel
public import Vault

/// What Identity needs of higher rooms; CaudalServer fills it in.
public struct Wiring: Sendable {
  /// What those roles may do, by the institution's manifest.
  public var permissions: @Sendable (TenantID, [String]) async throws -> Set<Permission>
  /// The roles that the manifest knows, to choose from.
  public var roles: @Sendable (TenantID) async throws -> [RoleChoice]
  /// Its branches, to choose from.
  public var branches: @Sendable (TenantID) async throws -> [RoleChoice]
  /// What it is called: no password may contain it.
  public var names: @Sendable (TenantID) async throws -> [String]
  /// The scopes that the API's routes ask for, to choose from.
  public var scopes: @Sendable (TenantID) async throws -> [RoleChoice]
  /// Where its wall clocks hang.
  public var zone: @Sendable (TenantID) async throws -> TimeZone
  /// Sends a code to a phone. Never called inside a transaction.
  public var sendCode: @Sendable (TenantID, CodeMessage) async throws -> Void
  /// The person who answers at that number, made on the spot the first time.
  public var partyForPhone: @Sendable (TenantID, PhoneNumber) async throws -> PartyID
  /// How the portal greets them; empty where no name is known yet.
  public var greeting: @Sendable (TenantID, PartyID) async throws -> String

  public init(
    permissions: @escaping @Sendable (TenantID, [String]) async throws -> Set<Permission>,
    roles: @escaping @Sendable (TenantID) async throws -> [RoleChoice],
    branches: @escaping @Sendable (TenantID) async throws -> [RoleChoice],
    names: @escaping @Sendable (TenantID) async throws -> [String],
    scopes: @escaping @Sendable (TenantID) async throws -> [RoleChoice],
    zone: @escaping @Sendable (TenantID) async throws -> TimeZone,
    sendCode: @escaping @Sendable (TenantID, CodeMessage) async throws -> Void,
    partyForPhone: @escaping @Sendable (TenantID, PhoneNumber) async throws -> PartyID,
    greeting: @escaping @Sendable (TenantID, PartyID) async throws -> String
  ) {
    self.permissions = permissions
    self.roles = roles
    self.branches = branches
    self.names = names
    self.scopes = scopes
    self.zone = zone
    self.sendCode = sendCode
    self.partyForPhone = partyForPhone
    self.greeting = greeting
  }
}

public struct RoleChoice: Hashable, Sendable {
  public let code: String
  public let name: String

  public init(code: String, name: String) {
    self.code = code
    self.name = name
  }
}

/// A code on its way to somebody's phone.
public struct CodeMessage: Sendable {
  public let phone: PhoneNumber
  public let code: Sealed<String>
  public let purpose: CodePurpose
  public let minutesValid: Int

  public init(
    phone: PhoneNumber, code: Sealed<String>, purpose: CodePurpose, minutesValid: Int
  ) {
    self.phone = phone
    self.code = code
    self.purpose = purpose
    self.minutesValid = minutesValid
  }
}

/// What a code proves: `sign_in`, `sign`, `account`. A code for one thing never serves for another.
public struct CodePurpose: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }
  public init(stringLiteral value: StaticString) { rawValue = "\(value)" }

  public static let signIn: CodePurpose = "sign_in"
  public static let sign: CodePurpose = "sign"
  /// To correct the account that one is paid to.
  public static let account: CodePurpose = "account"
}
