import Foundation
import Kernel
import Testing

@Suite struct FolioTests {
  @Test func aFolioIsReadAloudInTwoGroupsOfFive() throws {
    let id = try #require(LoanID("loan_0190c1e29f3a7bdc8e5f0a1b2c3d4e5f"))
    let folio = Folio(id, prefix: "SOL").description
    #expect(folio.count == 15)
    #expect(folio.hasPrefix("SOL-"))
    #expect(!folio.dropFirst(4).contains { "ILOU".contains($0) })
  }

  @Test func idsThatDifferInTheirRandomPartHaveDifferentFolios() {
    let folios = (0..<20_000).map { seed in
      Folio(
        LoanID(UUID.version7(at: Date(timeIntervalSince1970: 1), randomness: (0, seed))),
        prefix: "X"
      ).description
    }
    #expect(Set(folios).count == folios.count)
  }
}
