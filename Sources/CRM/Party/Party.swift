import CRMAPI
import Kernel

/// What a list shows of a person without opening a sealed cell.
struct PartyListing: Sendable {
  let id: PartyID
  let givenNames: String
  let firstSurname: String
  let secondSurname: String
  let phoneTail: String

  /// "Primer Segundo, Nombre", as lists sort; the telephone's end where there is no name yet.
  var listName: String {
    let surnames = [firstSurname, secondSurname].filter { !$0.isEmpty }.joined(separator: " ")
    if surnames.isEmpty {
      return givenNames.isEmpty ? "Sin nombre (•••• \(phoneTail))" : givenNames
    }
    return "\(surnames), \(givenNames)"
  }

  var summary: PartySummary {
    PartySummary(
      id: id, listName: listName, givenNames: givenNames, maskedPhone: "•• •••• \(phoneTail)")
  }
}

/// The part of a profile that is sealed as one cell: it is never searched by.
struct PartyDetails: Codable, Sendable {
  var bornOn: CalendarDate?
  var sex: String?
  var countryOfBirth: String?
  var stateOfBirth: String?
  var nationality: String?
  var occupation: String?
  var address: PostalAddress?
  var monthlyIncome: Money?
  var clabe: String?

  init() {}

  init(_ profile: PartyProfile) {
    bornOn = profile.bornOn
    sex = profile.sex
    countryOfBirth = profile.countryOfBirth
    stateOfBirth = profile.stateOfBirth
    nationality = profile.nationality
    occupation = profile.occupation
    address = profile.address
    monthlyIncome = profile.monthlyIncome
    clabe = profile.clabe
  }

  func fill(_ profile: inout PartyProfile) {
    profile.bornOn = bornOn
    profile.sex = sex
    profile.countryOfBirth = countryOfBirth
    profile.stateOfBirth = stateOfBirth
    profile.nationality = nationality
    profile.occupation = occupation
    profile.address = address
    profile.monthlyIncome = monthlyIncome
    profile.clabe = clabe
  }
}

extension PartyProfile {
  /// The newer answers over the older ones; what is nil in `newer` stays as it was.
  func overlaid(with newer: PartyProfile) -> PartyProfile {
    var merged = self
    merged.givenNames = newer.givenNames ?? givenNames
    merged.firstSurname = newer.firstSurname ?? firstSurname
    merged.secondSurname = newer.secondSurname ?? secondSurname
    merged.phone = newer.phone ?? phone
    merged.email = newer.email ?? email
    merged.curp = newer.curp ?? curp
    merged.rfc = newer.rfc ?? rfc
    merged.bornOn = newer.bornOn ?? bornOn
    merged.sex = newer.sex ?? sex
    merged.countryOfBirth = newer.countryOfBirth ?? countryOfBirth
    merged.stateOfBirth = newer.stateOfBirth ?? stateOfBirth
    merged.nationality = newer.nationality ?? nationality
    merged.occupation = newer.occupation ?? occupation
    merged.address = newer.address ?? address
    merged.monthlyIncome = newer.monthlyIncome ?? monthlyIncome
    merged.clabe = newer.clabe ?? clabe
    return merged
  }
}
