import Testing
import Vault

struct SealedTests {
  @Test func aSealedValuePrintsNothingOfItself() {
    let curp = Sealed("GOMC900101MDFMRL09")
    var dumped = ""
    dump(["curp": curp], to: &dumped)
    for text in [
      "\(curp)", "\([curp])", String(reflecting: curp), "\(Optional(curp) as Any)", dumped,
    ] {
      #expect(!text.contains("GOMC"))
      #expect(text.contains("‹sealed String›"))
    }
    #expect(curp.opened(because: "the test looks inside") == "GOMC900101MDFMRL09")
  }
}
