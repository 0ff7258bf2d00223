import Foundation
import Kernel
import PaymentsAPI
import Testing

@testable import STP

@Suite struct MessagesTests {
  @Test func aPositiveNumberIsAnAcceptedOrder() {
    #expect(outcome(200, #"{"resultado":{"id":9349827}}"#) == .accepted(RailFolio("9349827")))
  }

  @Test func aUsedKeyMeansThatTheOrderIsAlreadyThere() {
    let body =
      #"{"resultado":{"id":-1,"descripcionError":"La clave de rastreo X ya fue utilizada"}}"#
    #expect(outcome(200, body) == .alreadyHeld)
  }

  @Test(arguments: [0, -7, -9, -11, -20, -22, -24, -34, -200])
  func theCodesThatStpDocumentsAreRefusals(code: Int) {
    let body = #"{"resultado":{"id":\#(code),"descripcionError":"Error validando la firma"}}"#
    #expect(
      outcome(200, body) == .refused(code: "stp\(code)", reason: "Error validando la firma"))
  }

  @Test func whatIsNotSurelyARefusalIsUnknown() {
    let silent =
      #"{"resultado":{"id":0,"descripcionError":"No se recibió respuesta del servicio"}}"#
    for (status, body) in [
      (200, silent), (200, #"{"resultado":{"id":-999}}"#), (200, "<html>busy</html>"),
      (200, ""), (500, "{}"), (502, ""), (429, ""), (408, ""),
    ] {
      guard case .unknown = outcome(status, body) else {
        Issue.record("\(status) \(body) was taken for a known end")
        continue
      }
    }
  }

  @Test func everyStateHasAMeaningAndItsCodeReadsBack() {
    for state in STPEstado.allCases { #expect(STPEstado(wire: state.rawValue) == state) }
    #expect(STPEstado(wire: "LIQUIDACION") == .liquidada)
    #expect(STPEstado(wire: "DEVOLUCION") == .devuelta)
    #expect(STPEstado(wire: "CANCELACION") == .cancelada)
    #expect(STPEstado(wire: "ZZ") == nil)
    #expect(
      Set(STPEstado.allCases.filter { $0.meaning == .settled }.map(\.rawValue))
        == ["LQ", "TLQ", "CCO", "EC"])
    #expect(
      Set(STPEstado.allCases.filter { $0.meaning == .returned }.map(\.rawValue))
        == ["D", "TD", "RE"])
  }

  @Test func aQuestionIsAnsweredFoundOrNotFoundOrUnknown() {
    let found = #"""
      {"estado":0,"respuesta":
      {"idEF":7,"claveRastreo":"C1","estado":"LQ","tsLiquidacion":1764000000000}}
      """#
    #expect(
      consulta(200, found)
        == .found(.settled(RailFolio("7"), at: Date(timeIntervalSince1970: 1_764_000_000))))
    #expect(consulta(200, #"{"estado":6,"mensaje":"Sin resultados"}"#) == .notFound)
    for (status, body) in [
      (200, #"{"estado":8}"#), (500, ""), (200, "no"),
      (200, #"{"estado":0,"respuesta":{"claveRastreo":"C1","estado":"??"}}"#),
    ] {
      guard case .unknown = consulta(status, body) else {
        Issue.record("\(body) was taken for an answer")
        continue
      }
    }
  }

  @Test func bothFormsOfAStateChangeAreRead() throws {
    let new = #"{"id":55,"empresa":"SOLERA","claveRastreo":"C1","estado":"D","causaDevolucion":3}"#
    let change = try TransferChange(stp: Array(new.utf8))
    #expect(change.folio == RailFolio("55"))
    #expect(change.claveRastreo == ClaveRastreo("C1"))
    #expect(change.status == .returned(code: "3", reason: "Cuenta cancelada", at: nil))
    let old = try TransferChange(stp: Array(#"{"id":"55","Estado":"LIQUIDACION"}"#.utf8))
    #expect(old.status == .settled(RailFolio("55"), at: nil))
    #expect(throws: UnreadableNotice.self) { try TransferChange(stp: Array("{}".utf8)) }
    #expect(throws: UnreadableNotice.self) {
      try TransferChange(stp: Array(#"{"estado":"LQ"}"#.utf8))
    }
  }

  @Test func aDepositIsRead() throws {
    let body = #"""
      {"id":1,"fechaOperacion":20261120,"institucionOrdenante":40012,
      "institucionBeneficiaria":90646,"claveRastreo":"MBAN1","monto":1196.5,
      "nombreOrdenante":"LUPITA","cuentaOrdenante":"012180001234567891","tipoCuentaOrdenante":40,
      "cuentaBeneficiario":"646180157000000004","conceptoPago":"pago",
      "referenciaNumerica":"1234567","empresa":"SOLERA","tipoPago":1}
      """#
    let deposit = try IncomingTransfer(stp: Array(body.utf8))
    #expect(deposit.key == "2026-11-20/40012/MBAN1")
    #expect(deposit.amount == .centavos(119_650))
    #expect(deposit.reference == 1_234_567)
    #expect("\(deposit)" == "incoming transfer 2026-11-20/40012/MBAN1")
    let broken = body.replacingOccurrences(of: "20261120", with: "20261399")
    #expect(throws: UnreadableNotice.self) { try IncomingTransfer(stp: Array(broken.utf8)) }
  }

  private func outcome(_ status: Int, _ body: String) -> RegistraOutcome {
    RegistraOutcome(status: status, body: Array(body.utf8))
  }

  private func consulta(_ status: Int, _ body: String) -> ConsultaOutcome {
    ConsultaOutcome(status: status, body: Array(body.utf8))
  }
}
