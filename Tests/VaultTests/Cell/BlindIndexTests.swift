import Kernel
import Testing

@testable import Vault

struct BlindIndexTests {
  private let solera = CellKeysTests.ring(TenantID(1))
  private let raices = CellKeysTests.ring(TenantID(2))
  private let curp = "GOMC900101MDFMRL09"

  @Test func theSameTextIsFoundAgain() {
    let index = solera.blindIndex(curp, domain: "crm.party.curp")
    #expect(index.count == 16)
    #expect(index == solera.blindIndex(curp, domain: "crm.party.curp"))
  }

  @Test func itDiffersByInstitutionByDomainAndByText() {
    let all = [
      solera.blindIndex(curp, domain: "crm.party.curp"),
      raices.blindIndex(curp, domain: "crm.party.curp"),
      solera.blindIndex(curp, domain: "crm.party.rfc"),
      solera.blindIndex(curp + " ", domain: "crm.party.curp"),
    ]
    #expect(Set(all).count == all.count)
  }

  @Test func rotationDoesNotMoveIt() {
    let rotated = KeyRing(tenant: solera.tenant, versions: solera.versions, current: 2)
    #expect(
      rotated.blindIndex(curp, domain: "crm.party.curp")
        == solera.blindIndex(curp, domain: "crm.party.curp"))
  }
}
