public import CRMAPI
public import Kernel

/// Someone who never was: every key holds its own rules and belongs to nobody.
public struct DemoPerson: Hashable, Sendable {
  public let ordinal: Int
  public let name: PersonName
  public let bornOn: CalendarDate
  public let sex: Sex
  public let birthplace: Birthplace
  public let curp: CURP
  public let rfc: RFC
  public let phone: PhoneNumber
  /// Half of them have one.
  public let email: String?
  public let occupation: String
  public let monthlyIncome: Money
  public let address: PostalAddress
  public let clabe: CLABE
  public let life: DemoLife
  public let wish: LoanWish
  /// Where the institution lends to groups.
  public let seat: GroupSeat?

  /// What they ask for.
  public struct LoanWish: Hashable, Sendable {
    public let productCode: String
    public let amount: Money
    public let installments: Int
  }

  public struct GroupSeat: Hashable, Sendable {
    public enum Office: String, Hashable, Sendable {
      case presidenta, tesorera, integrante
    }

    public let group: String
    public let branch: String
    public let meetingDay: Weekday
    public let office: Office
  }
}

extension DemoPerson {
  /// As CRM keeps it.
  public var profile: PartyProfile {
    var profile = PartyProfile()
    profile.givenNames = name.names
    profile.firstSurname = name.firstSurname
    profile.secondSurname = name.secondSurname
    profile.phone = phone.text
    profile.email = email
    profile.curp = curp.text
    profile.rfc = rfc.text
    profile.bornOn = bornOn
    profile.sex = sex.rawValue
    profile.countryOfBirth = Country.mexico.alpha3
    profile.stateOfBirth = birthplace.rawValue
    profile.nationality = Country.mexico.alpha3
    profile.occupation = occupation
    profile.address = address
    profile.monthlyIncome = monthlyIncome
    profile.clabe = clabe.text
    return profile
  }
}
