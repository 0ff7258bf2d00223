import Foundation
import Kernel
import Testing

@testable import STP

@Suite struct CadenaTests {
  @Test func theSignedStringIsTheGoldenOne() {
    let order = STPOrden(
      institucionContraparte: 40072, empresa: "CAUDAL", claveRastreo: "CR1609257595",
      monto: Pesos(.centavos(120)), cuentaOrdenante: "646180110400000007",
      nombreBeneficiario: "Nombre Beneficiario", cuentaBeneficiario: "072691004495711499",
      conceptoPago: "Prueba", referenciaNumerica: 5_273_144)
    #expect(
      order.cadenaOriginal
        == "||40072|CAUDAL|||CR1609257595|90646|1.20|1|40||646180110400000007||40|"
        + "Nombre Beneficiario|072691004495711499|ND||||||Prueba||||||5273144||T||3|0|||")
  }

  @Test func itHasThirtyFourFieldsWhateverIsMissing() {
    var order = STPOrden(
      institucionContraparte: 40012, empresa: "E", claveRastreo: "C", monto: Pesos(.mxn(5)),
      cuentaOrdenante: "1", nombreBeneficiario: "N", cuentaBeneficiario: "2", conceptoPago: "P",
      referenciaNumerica: 1)
    #expect(fields(of: order) == 34)
    order.iva = Pesos(.centavos(16))
    order.usuario = "U"
    order.tipoOperacion = 3
    order.tipoCuentaBeneficiario2 = 40
    #expect(fields(of: order) == 34)
    #expect(order.cadenaOriginal.hasSuffix("|T|U|3|0|0.16||"))
  }

  @Test func theOtherSignedStringsAreTheGoldenOnes() {
    let golden =
      "|||CAUDAL|20200420||CR1564969083|90646||||||||||||||||||||||||||||||"
    #expect(
      STPCadena.consulta(
        empresa: "CAUDAL", fechaOperacion: "20200420", claveRastreo: "CR1564969083",
        institucionOperante: 90646) == golden)
    #expect(
      STPCadena.consultaOrden(
        empresa: "CAUDAL", claveRastreo: "CR1", tipoOrden: "E", fechaOperacion: "20231106")
        == "||CAUDAL|CR1|E|20231106||")
    #expect(
      STPCadena.conciliacion(empresa: "CAUDAL", tipoOrden: "R", fechaOperacion: "20231106")
        == "||CAUDAL|R|20231106||")
    #expect(
      STPCadena.conciliacion(empresa: "EMPRESA", tipoOrden: "E", fechaOperacion: nil)
        == "||EMPRESA|E|||")
    #expect(
      STPCadena.cuenta(
        empresa: "EMPRESA", cuenta: "646180157099999993", rfcCurp: "SAHE800416HDFABC01")
        == "||EMPRESA|646180157099999993|SAHE800416HDFABC01||")
  }

  @Test(arguments: [
    ("1.2", 120), ("1.20", 120), ("1", 100), ("0.01", 1), ("30000", 3_000_000), ("1.200", 120),
  ])
  func pesosAreReadToTheCentavo(text: String, centavos: Int64) {
    #expect(Pesos(text)?.amount == .centavos(centavos))
  }

  @Test(arguments: ["", ".5", ".5x", "-1.00", "1.234", "1,000.00", "1e3", "1.2.3"])
  func whatIsNotAnAmountIsRefused(text: String) {
    #expect(Pesos(text) == nil)
  }

  @Test func anAmountIsWrittenAsANumberAndReadBack() throws {
    for centavos: Int64 in [1, 10, 99, 100, 120, 1_999, 299_999_999] {
      let pesos = Pesos(.centavos(centavos))
      let json = try JSONEncoder().encode([pesos])
      #expect(!String(decoding: json, as: UTF8.self).contains("\""))
      #expect(try JSONDecoder().decode([Pesos].self, from: json) == [pesos])
    }
  }

  @Test func textLosesItsAccentsAndTheBarsThatWouldBreakTheSignature() {
    #expect(plainText("Núñez Peña, José|María", limit: 39) == "Nunez Pena Jose Maria")
    #expect(plainText(String(repeating: "Á", count: 60), limit: 39).count == 39)
  }

  private func fields(of order: STPOrden) -> Int {
    let inner = order.cadenaOriginal.dropFirst(2).dropLast(2)
    return inner.split(separator: "|", omittingEmptySubsequences: false).count
  }
}
