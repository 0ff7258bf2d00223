import CRMAPI
import CaudalServer
import Kernel
import Testing

@Suite struct DemoPeopleTests {
  @Test func everyInstitutionHasSixtyPeopleWhoDiffer() {
    for people in [DemoPeople.solera(), DemoPeople.raices()] {
      #expect(people.count == 60)
      #expect(Set(people.map(\.curp)).count == 60)
      #expect(Set(people.map(\.phone)).count == 60)
      #expect(Set(people.map(\.clabe)).count == 60)
    }
  }

  @Test func theyAreTheSameEveryTime() {
    #expect(DemoPeople.solera() == DemoPeople.solera())
    #expect(DemoPeople.solera().map(\.name) != DemoPeople.raices().map(\.name))
  }

  @Test func theirKeysHoldAndAgreeWithTheirNames() throws {
    for person in DemoPeople.solera() + DemoPeople.raices() {
      #expect(person.curp.birthDate == person.bornOn)
      #expect(person.curp.sex == person.sex)
      #expect(person.rfc.checkDigitWarning == nil)
      let postal = try PostalCode(parsing: person.address.postalCode)
      #expect(postal.state.curpCode == person.address.state)
      #expect(person.profile.fullName == person.name.legalOrder)
    }
  }

  @Test func theCastComesFirst() {
    let names = DemoPeople.solera().prefix(4).map(\.name.shortName)
    #expect(names == ["Guadalupe", "Alberto", "María", "Jesús"])
    #expect(DemoPeople.solera()[1].life == .late(days: 45))
  }

  @Test func everyLifeIsLived() {
    let lives = Set(DemoPeople.solera().map(\.life))
    #expect(
      lives.isSuperset(of: [
        .draft, .inReview, .moreNeeded, .declined, .approved, .signed, .current, .paidOff,
        .cancelled, .late(days: 3), .late(days: 15), .late(days: 45), .late(days: 75),
        .late(days: 110),
      ]))
  }

  @Test func inTheCountryLoansGoByGroups() throws {
    let seats = DemoPeople.raices().compactMap(\.seat)
    #expect(seats.count == DemoPeople.raices().count { $0.life.hasLoan })
    let groups = Dictionary(grouping: seats, by: \.group)
    #expect(groups.count == 3)
    for members in groups.values {
      #expect((8...20).contains(members.count))
      #expect(members.count { $0.office == .presidenta } == 1)
      #expect(members.count { $0.office == .tesorera } == 1)
    }
    #expect(DemoPeople.solera().allSatisfy { $0.seat == nil })
  }
}
