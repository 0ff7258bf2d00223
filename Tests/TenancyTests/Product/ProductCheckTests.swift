import Kernel
import Lending
import Tenancy
import Testing

/// A product is refused what is quoted to the centavo and not yet kept in the books of a loan.
@Suite struct ProductCheckTests {
  private func problems(adding line: String) throws -> [String] {
    let folder = try DemoFolders.solera(
      "products/credito-personal.yaml", replacing: "  installmentFee: 15\n",
      with: "  installmentFee: 15\n  \(line)\n")
    return validate(folder).map(\.message)
  }

  @Test(arguments: [
    ("punctuality: {share: 10 %, reward: waived}", "punctuality"),
    ("iva: {interest: 16 %, fees: 16 %, interestBase: real}", "iva.interestBase: real"),
    ("downPayment: {share: 10 %}", "downPayment"),
  ])
  func whatBooksCannotKeepIsNamed(line: String, name: String) throws {
    #expect(
      try problems(adding: line) == [
        "«\(name)» se cotiza, pero un producto aún no puede llevarlo."
      ])
  }

  @Test func aChargeAtDisbursementIsNamed() throws {
    let charge = "charges: [{code: avaluo, amount: {fixed: 90}, when: {disbursement: deducted}}]"
    let folder = try DemoFolders.solera(
      "products/credito-mensual.yaml", replacing: "  collectionFee: 150\n",
      with: "  collectionFee: 150\n  \(charge)\n")
    #expect(
      validate(folder).map(\.message) == [
        "«charges con when: disbursement» se cotiza, pero un producto aún no puede llevarlo."
      ])
  }

  @Test func theSameWithoutItIsSold() throws {
    #expect(try problems(adding: "iva: {interest: 16 %, fees: 16 %}").isEmpty)
  }
}
