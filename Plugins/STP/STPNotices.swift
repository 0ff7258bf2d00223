import Foundation
import Kernel
import PaymentsAPI

/// What STP posts when an order of ours changes state; the older form spells its names in capitals.
struct STPCambioDeEstado: Codable, Sendable {
  var id: WireNumber?
  var empresa: String?
  var folioOrigen: String?
  var claveRastreo: String?
  var estado: String
  var causaDevolucion: WireNumber?
  var tsLiquidacion: WireNumber?

  init(
    id: Int, empresa: String, folioOrigen: String?, claveRastreo: String?, estado: String,
    causaDevolucion: Int? = nil, tsLiquidacion: Int? = nil
  ) {
    self.id = WireNumber(id)
    self.empresa = empresa
    self.folioOrigen = folioOrigen
    self.claveRastreo = claveRastreo
    self.estado = estado
    self.causaDevolucion = causaDevolucion.map { WireNumber($0) }
    self.tsLiquidacion = tsLiquidacion.map { WireNumber($0) }
  }

  private enum OlderKey: String, CodingKey { case estado = "Estado" }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let older = try decoder.container(keyedBy: OlderKey.self)
    id = try container.decodeIfPresent(WireNumber.self, forKey: .id)
    empresa = try container.decodeIfPresent(String.self, forKey: .empresa)
    folioOrigen = try container.decodeIfPresent(String.self, forKey: .folioOrigen)
    claveRastreo = try container.decodeIfPresent(String.self, forKey: .claveRastreo)
    estado =
      try container.decodeIfPresent(String.self, forKey: .estado)
      ?? older.decode(String.self, forKey: .estado)
    causaDevolucion = try container.decodeIfPresent(WireNumber.self, forKey: .causaDevolucion)
    tsLiquidacion = try container.decodeIfPresent(WireNumber.self, forKey: .tsLiquidacion)
  }
}

extension TransferChange {
  init(stp body: [UInt8]) throws(UnreadableNotice) {
    guard let notice = try? JSONDecoder().decode(STPCambioDeEstado.self, from: Data(body)) else {
      throw UnreadableNotice("no es un cambio de estado")
    }
    guard let state = STPEstado(wire: notice.estado) else {
      throw UnreadableNotice("estado desconocido: \(notice.estado)")
    }
    let folio = notice.id.map { String($0.value) }
    // `folioOrigen` carries our key where STP does not repeat `claveRastreo`.
    let clave = (notice.claveRastreo ?? notice.folioOrigen).flatMap { ClaveRastreo($0) }
    guard folio != nil || clave != nil else { throw UnreadableNotice("no dice qué orden cambió") }
    self.init(
      folio: folio.map { RailFolio($0) }, claveRastreo: clave,
      status: state.railStatus(
        folio: folio, cause: notice.causaDevolucion?.value,
        at: notice.tsLiquidacion.map { instant(milliseconds: $0.value) }))
  }
}

/// What STP posts when money reaches one of our CLABEs.
struct STPAbono: Codable, Sendable {
  var id: WireNumber
  var fechaOperacion: WireNumber
  var institucionOrdenante: WireNumber
  var institucionBeneficiaria: WireNumber
  var claveRastreo: String
  var monto: Pesos
  var nombreOrdenante: String?
  var tipoCuentaOrdenante: WireNumber?
  var cuentaOrdenante: String?
  var rfcCurpOrdenante: String?
  var nombreBeneficiario: String?
  var tipoCuentaBeneficiario: WireNumber?
  var cuentaBeneficiario: String
  var nombreBeneficiario2: String?
  var tipoCuentaBeneficiario2: WireNumber?
  var cuentaBeneficiario2: String?
  var rfcCurpBeneficiario: String?
  var conceptoPago: String?
  var referenciaNumerica: WireNumber?
  var empresa: String
  var tipoPago: WireNumber?
  var tsLiquidacion: WireNumber?
  var folioCodi: String?
}

extension IncomingTransfer {
  init(stp body: [UInt8]) throws(UnreadableNotice) {
    guard let abono = try? JSONDecoder().decode(STPAbono.self, from: Data(body)) else {
      throw UnreadableNotice("no es un abono")
    }
    guard let date = CalendarDate(compact: String(abono.fechaOperacion.value)) else {
      throw UnreadableNotice("fechaOperacion no es una fecha")
    }
    guard let clave = ClaveRastreo(abono.claveRastreo) else {
      throw UnreadableNotice("claveRastreo no es válida")
    }
    guard abono.monto.amount.isPositive else { throw UnreadableNotice("el monto no es positivo") }
    self.init(
      operatingDate: date, senderInstitution: String(abono.institucionOrdenante.value),
      claveRastreo: clave, folio: RailFolio(String(abono.id.value)), amount: abono.monto.amount,
      beneficiaryCLABE: abono.cuentaBeneficiario, payerName: abono.nombreOrdenante,
      payerAccount: abono.cuentaOrdenante, concept: abono.conceptoPago,
      reference: abono.referenciaNumerica?.value,
      settledAt: abono.tsLiquidacion.map { instant(milliseconds: $0.value) })
  }
}

extension CalendarDate {
  /// `AAAAMMDD`, as STP writes dates.
  init?(compact text: String) {
    guard text.utf8.count == 8, let year = Int(text.prefix(4)),
      let month = Int(text.dropFirst(4).prefix(2)), let day = Int(text.suffix(2))
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  var compact: String { description.filter { $0 != "-" } }
}
