import Tenancy
import Testing

@Suite struct ValidateTests {
  @Test(arguments: ["solera", "raices"])
  func theDemoInstitutionsHold(slug: String) throws {
    let problems = validate(try DemoFolders.folder(slug))
    #expect(problems.map(\.description) == [])
  }
}
