import Kernel

/// An order of payment, field by field as STP names it.
struct STPOrden: Hashable, Sendable, Codable {
  var institucionContraparte: WireNumber
  var empresa: String
  var fechaOperacion: String?
  var folioOrigen: String?
  var claveRastreo: String
  var institucionOperante: WireNumber = 90646
  var monto: Pesos
  var tipoPago: WireNumber = 1
  var tipoCuentaOrdenante: WireNumber = 40
  var nombreOrdenante: String?
  var cuentaOrdenante: String
  var rfcCurpOrdenante: String?
  var tipoCuentaBeneficiario: WireNumber = 40
  var nombreBeneficiario: String
  var cuentaBeneficiario: String
  var rfcCurpBeneficiario: String = "ND"
  var emailBeneficiario: String?
  var tipoCuentaBeneficiario2: WireNumber?
  var nombreBeneficiario2: String?
  var cuentaBeneficiario2: String?
  var rfcCurpBeneficiario2: String?
  var conceptoPago: String
  var conceptoPago2: String?
  var claveCatUsuario1: String?
  var claveCatUsuario2: String?
  var clavePago: String?
  var referenciaCobranza: String?
  var referenciaNumerica: WireNumber
  var tipoOperacion: WireNumber?
  var topologia: String = "T"
  var usuario: String?
  var medioEntrega: WireNumber = 3
  var prioridad: WireNumber = 0
  var iva: Pesos?
  var firma: String?
}

extension STPOrden {
  /// What is signed: 34 fields in STP's order, empty where missing, between double bars.
  var cadenaOriginal: String {
    "||" + signedFields.map { $0 ?? "" }.joined(separator: "|") + "||"
  }

  /// The order is STP's and a field out of place is a signature refused.
  private var signedFields: [String?] {
    [
      number(institucionContraparte), empresa, fechaOperacion, folioOrigen, claveRastreo,
      number(institucionOperante), monto.text, number(tipoPago), number(tipoCuentaOrdenante),
      nombreOrdenante, cuentaOrdenante, rfcCurpOrdenante, number(tipoCuentaBeneficiario),
      nombreBeneficiario, cuentaBeneficiario, rfcCurpBeneficiario, emailBeneficiario,
      tipoCuentaBeneficiario2.map(number), nombreBeneficiario2, cuentaBeneficiario2,
      rfcCurpBeneficiario2, conceptoPago, conceptoPago2, claveCatUsuario1, claveCatUsuario2,
      clavePago, referenciaCobranza, number(referenciaNumerica), tipoOperacion.map(number),
      topologia, usuario, number(medioEntrega), number(prioridad), iva?.text,
    ]
  }

  private func number(_ number: WireNumber) -> String { String(number.value) }
}

/// The other strings that STP has signed, each with its own form.
enum STPCadena {
  /// The 34-slot form of a question by tracking key; the date is only for past days.
  static func consulta(
    empresa: String, fechaOperacion: String?, claveRastreo: String, institucionOperante: Int
  ) -> String {
    "|||\(empresa)|\(fechaOperacion ?? "")||\(claveRastreo)|\(institucionOperante)"
      + String(repeating: "|", count: 30)
  }

  static func consultaOrden(
    empresa: String, claveRastreo: String, tipoOrden: String, fechaOperacion: String?
  ) -> String {
    "||\(empresa)|\(claveRastreo)|\(tipoOrden)|\(fechaOperacion ?? "")||"
  }

  static func conciliacion(empresa: String, tipoOrden: String, fechaOperacion: String?) -> String {
    "||\(empresa)|\(tipoOrden)|\(fechaOperacion ?? "")||"
  }

  static func cuenta(empresa: String, cuenta: String, rfcCurp: String) -> String {
    "||\(empresa)|\(cuenta)|\(rfcCurp)||"
  }
}
