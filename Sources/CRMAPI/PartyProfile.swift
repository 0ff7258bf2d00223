public import Kernel

/// A person as the institution knows them. Everything is optional while an application fills it.
public struct PartyProfile: Hashable, Sendable, Codable {
  public var givenNames: String?
  public var firstSurname: String?
  public var secondSurname: String?
  /// E.164.
  public var phone: String?
  public var email: String?
  public var curp: String?
  public var rfc: String?
  public var bornOn: CalendarDate?
  /// `H`, `M` or `X`, as the CURP writes it.
  public var sex: String?
  /// ISO 3166-1 alpha-3.
  public var countryOfBirth: String?
  /// The CURP's two letters; `NE` for those born abroad.
  public var stateOfBirth: String?
  /// ISO 3166-1 alpha-3.
  public var nationality: String?
  public var occupation: String?
  public var address: PostalAddress?
  public var monthlyIncome: Money?
  /// 18 digits, an account in the person's own name.
  public var clabe: String?

  public init() {}

  /// Some live RFCs carry another digit than the rule gives: it is said, and nobody is refused.
  public var rfcWarning: String? { rfc.flatMap { RFC($0) }?.checkDigitWarning }

  /// Old records hold exceptions, so a CURP that is not what the name would give is said and looked
  /// at by a person; nobody is refused.
  public var curpWarning: String? {
    guard let curp = curp.flatMap({ CURP($0) }), let givenNames, let firstSurname,
      let name = PersonName(
        names: givenNames, firstSurname: firstSurname, secondSurname: secondSurname)
    else { return nil }
    let expected = CURP.suggestion(
      for: name, bornOn: curp.birthDate, sex: curp.sex, in: curp.birthplace)
    guard curp.first16 != expected else { return nil }
    return "La CURP no corresponde con el nombre."
  }

  public var fullName: String {
    [givenNames, firstSurname, secondSurname].compactMap { $0 }.filter { !$0.isEmpty }
      .joined(separator: " ")
  }
}

public struct PostalAddress: Hashable, Sendable, Codable {
  public var street: String
  public var exteriorNumber: String
  public var interiorNumber: String?
  public var neighborhood: String
  public var municipality: String
  /// The CURP's two letters.
  public var state: String
  public var postalCode: String
  /// Whether the neighbourhood is one of the catalogue's; nil where there was none to compare with.
  public var isNeighborhoodListed: Bool?

  public init(
    street: String, exteriorNumber: String, interiorNumber: String? = nil, neighborhood: String,
    municipality: String, state: String, postalCode: String, isNeighborhoodListed: Bool? = nil
  ) {
    self.street = street
    self.exteriorNumber = exteriorNumber
    self.interiorNumber = interiorNumber
    self.neighborhood = neighborhood
    self.municipality = municipality
    self.state = state
    self.postalCode = postalCode
    self.isNeighborhoodListed = isNeighborhoodListed
  }
}

/// A person's e-mail address, and whether whoever reads it said that it is theirs.
public struct Mailbox: Hashable, Sendable {
  public let address: EmailAddress
  public let isConfirmed: Bool

  public init(address: EmailAddress, isConfirmed: Bool) {
    self.address = address
    self.isConfirmed = isConfirmed
  }
}

public struct PartySummary: Hashable, Sendable {
  public let id: PartyID
  /// "Primer Segundo, Nombre"; the phone's last four where there is no name yet.
  public let listName: String
  public let givenNames: String
  /// "55 •••• 5678".
  public let maskedPhone: String

  public init(id: PartyID, listName: String, givenNames: String, maskedPhone: String) {
    self.id = id
    self.listName = listName
    self.givenNames = givenNames
    self.maskedPhone = maskedPhone
  }
}

extension PostalAddress {
  /// As an envelope says it, on one line.
  public var oneLine: String {
    let number = [exteriorNumber, interiorNumber.map { "int. \($0)" }].compactMap { $0 }
      .joined(separator: " ")
    let stateName = MexicanState(curpCode: state)?.name ?? state
    return "\(street) \(number), \(neighborhood), C.P. \(postalCode), \(municipality), \(stateName)"
  }
}
