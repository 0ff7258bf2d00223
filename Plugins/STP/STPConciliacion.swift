import Foundation
import Kernel
import PaymentsAPI

/// `POST /efws/API/V2/conciliacion`: all the orders of a day, in pages.
struct STPConciliacion: Codable, Sendable {
  var empresa: String
  /// `E` sent, `R` received.
  var tipoOrden: String
  /// Only for days that ended.
  var fechaOperacion: WireNumber?
  var page: Int
  var firma: String
}

struct STPConciliacionReply: Codable, Sendable {
  /// 0 found, 2 bad request, 6 no results, 8 date in the future.
  var estado: Int
  var mensaje: String?
  var total: Int?
  var datos: [STPConciliada]?
}

/// A line of the list. In those received, the counterpart is whoever sent.
struct STPConciliada: Codable, Sendable {
  var idEF: Int
  var empresa: String?
  var claveRastreo: String
  var estado: String
  var monto: Pesos
  var institucionContraparte: WireNumber
  var institucionOperante: WireNumber?
  var nombreOrdenante: String?
  var cuentaOrdenante: String?
  var nombreBeneficiario: String?
  var cuentaBeneficiario: String
  var conceptoPago: String?
  var referenciaNumerica: WireNumber?
  var fechaOperacion: WireNumber
  var causaDevolucion: WireNumber?
  var tsCaptura: WireNumber?
  var tsLiquidacion: WireNumber?
}

/// A page of the list, with the ends of a question kept apart.
enum ConciliacionOutcome: Sendable {
  case page([STPConciliada], total: Int)
  case unknown(reason: String)
}

extension ConciliacionOutcome {
  init(status: Int, body: [UInt8]) {
    guard status == 200 else {
      self = .unknown(reason: "status \(status)")
      return
    }
    guard let reply = try? JSONDecoder().decode(STPConciliacionReply.self, from: Data(body)) else {
      self = .unknown(reason: "unreadable answer")
      return
    }
    switch (reply.estado, reply.datos) {
    case (0, let lines?): self = .page(lines, total: reply.total ?? lines.count)
    case (6, _): self = .page([], total: 0)
    case (let code, _): self = .unknown(reason: "code \(code): \(reply.mensaje ?? "")")
    }
  }
}

extension STPConciliada {
  private var railStatus: RailStatus? {
    STPEstado(rawValue: estado).map {
      $0.railStatus(
        folio: String(idEF), cause: causaDevolucion?.value,
        at: tsLiquidacion.map { instant(milliseconds: $0.value) })
    }
  }

  /// Nil for a line that this translation cannot read.
  var sent: SentLine? {
    guard let railStatus, monto.amount.isPositive else { return nil }
    return SentLine(
      claveRastreo: claveRastreo, institution: String(institucionContraparte.value),
      amount: monto.amount, status: railStatus)
  }

  var received: ReceivedLine? {
    guard let railStatus, monto.amount.isPositive, let clave = ClaveRastreo(claveRastreo),
      let date = CalendarDate(compact: String(fechaOperacion.value)), !cuentaBeneficiario.isEmpty
    else { return nil }
    return ReceivedLine(
      transfer: IncomingTransfer(
        operatingDate: date, senderInstitution: String(institucionContraparte.value),
        claveRastreo: clave, folio: RailFolio(String(idEF)), amount: monto.amount,
        beneficiaryCLABE: cuentaBeneficiario, payerName: nombreOrdenante,
        payerAccount: cuentaOrdenante, concept: conceptoPago,
        reference: referenciaNumerica?.value,
        settledAt: tsLiquidacion.map { instant(milliseconds: $0.value) }),
      status: railStatus)
  }
}
