public import Kernel

/// Who lends, as the law wants it said.
public struct Identity: Hashable, Sendable, Codable {
  public let razonSocial: String
  public let nombreComercial: String
  public let tagline: String
  /// Begins every folio: `SOL-7K3MQ-9XTBA`.
  public let folioPrefix: String
  public let rfc: RFC
  /// Key in the authority's public register of financial entities.
  public let sipres: String
  public let address: String
  public let postalCode: PostalCode
  /// City and state whose courts are competent.
  public let city: String
  public let phone: PhoneNumber
  public let email: String
  public let website: String
}

/// The specialised unit that answers users (LPDUSF art. 50 Bis).
public struct UNE: Hashable, Sendable, Codable {
  public let address: String
  public let phone: PhoneNumber
  public let email: String
  public let hours: String
}

/// Whom to ask about personal data (LFPDPPP).
public struct Privacy: Hashable, Sendable, Codable {
  public let email: String
  public let address: String
}

public struct Branch: Hashable, Sendable, Codable {
  public let code: String
  public let name: String
  public let address: String
  public let state: MexicanState
}

/// Where borrowers' collection accounts live: each gets a CLABE of its own under this prefix.
public struct Accounts: Hashable, Sendable, Codable {
  /// The account that disburses and concentrates.
  public let own: CLABE
  public let bank: Int
  public let plaza: Int
  /// The digits of the account that name this institution at the rail.
  public let prefix: String

  /// What every CLABE of its borrowers begins with.
  public var leadingDigits: String {
    let place = String(bank * 1_000 + plaza)
    return String(repeating: "0", count: max(0, 6 - place.count)) + place + prefix
  }

  /// The CLABE of the n-th borrower.
  public func clabe(for ordinal: Int) -> CLABE {
    let width = 11 - prefix.count
    let digits = String(ordinal)
    precondition(digits.count <= width, "the prefix has no accounts left")
    let account = prefix + String(repeating: "0", count: width - digits.count) + digits
    return .make(bank: bank, plaza: plaza, account: Int(account) ?? 0)
  }
}
