import Foundation
import Kernel
import Vault

/// `POST /efws/API/consultaOrden`.
struct STPConsulta: Codable, Sendable {
  var empresa: String
  var claveRastreo: String
  /// `E` sent, `R` received.
  var tipoOrden: String
  /// Only for past days.
  var fechaOperacion: WireNumber?
  var firma: String
}

/// `POST /efws/API/V2/conciliacion`.
struct STPConciliacion: Codable, Sendable {
  var empresa: String
  var tipoOrden: String
  var fechaOperacion: WireNumber?
  var page: Int
  var firma: String
}

struct STPConciliacionReply: Codable, Sendable {
  var estado: Int
  var mensaje: String
  var total: Int
  var datos: [STPConciliada]
}

struct STPConciliada: Codable, Sendable {
  var idEF: Int
  var claveRastreo: String
  var estado: String
  var monto: Pesos
  var cuentaBeneficiario: String
  var fechaOperacion: Int
  var causaDevolucion: Int?
  var tsLiquidacion: Int?
}

extension STPSandbox {
  func answer(consulta body: [UInt8]) -> Answer {
    guard let query = try? JSONDecoder().decode(STPConsulta.self, from: Data(body)) else {
      return json(STPConsultaReply(estado: 2, mensaje: "Petición inválida"))
    }
    let signed = STPCadena.consultaOrden(
      empresa: query.empresa, claveRastreo: query.claveRastreo, tipoOrden: query.tipoOrden,
      fechaOperacion: query.fechaOperacion.map { String($0.value) })
    guard isSigned(query.firma, signed, by: query.empresa), let now = now(of: query.empresa) else {
      return json(STPConsultaReply(estado: 2, mensaje: "Error validando la firma"))
    }
    let today = OperatingDay(at: now)
    let day = query.fechaOperacion.map { String($0.value) }
    if let day, day > today.compact {
      return json(STPConsultaReply(estado: 8, mensaje: "La fecha es futura"))
    }
    guard let order = held(query.claveRastreo, by: query.empresa),
      OperatingDay(at: order.receivedAt).compact == (day ?? today.compact)
    else { return json(STPConsultaReply(estado: 6, mensaje: "No se encontraron datos")) }
    return json(
      STPConsultaReply(estado: 0, mensaje: "Datos consultados", respuesta: told(order, at: now)))
  }

  func answer(conciliacion body: [UInt8]) -> Answer {
    guard let query = try? JSONDecoder().decode(STPConciliacion.self, from: Data(body)) else {
      return json(STPConsultaReply(estado: 2, mensaje: "Petición inválida"))
    }
    let signed = STPCadena.conciliacion(
      empresa: query.empresa, tipoOrden: query.tipoOrden,
      fechaOperacion: query.fechaOperacion.map { String($0.value) })
    guard isSigned(query.firma, signed, by: query.empresa), let now = now(of: query.empresa) else {
      return json(STPConsultaReply(estado: 2, mensaje: "Error validando la firma"))
    }
    let day = query.fechaOperacion.map { String($0.value) } ?? OperatingDay(at: now).compact
    let lines =
      query.tipoOrden == "E"
      ? sent(by: query.empresa, on: day, at: now) : received(by: query.empresa, on: day)
    let pageLines = 500
    let page = lines.dropFirst(query.page * pageLines).prefix(pageLines)
    return json(
      STPConciliacionReply(
        estado: 0, mensaje: "Datos consultados", total: lines.count, datos: Array(page)))
  }

  func isSigned(_ firma: String, _ signed: String, by empresa: String) -> Bool {
    verifiers[empresa]?.isValid(Base64.decode(firma) ?? [], for: signed) ?? false
  }

  private func told(_ order: SandboxOrder, at now: Date) -> STPOrdenConsultada {
    let step = order.step(at: now)
    return STPOrdenConsultada(
      idEF: order.id, claveRastreo: order.orden.claveRastreo, estado: step.estado.rawValue,
      monto: order.orden.monto, causaDevolucion: step.causa.map { WireNumber($0.rawValue) },
      tsLiquidacion: step.estado.meaning == .inFlight ? nil : WireNumber(milliseconds(step.at)),
      urlCEP: nil)
  }

  private func sent(by empresa: String, on day: String, at now: Date) -> [STPConciliada] {
    state.orders.filter {
      $0.orden.empresa == empresa && OperatingDay(at: $0.receivedAt).compact == day
    }.map { order in
      let step = order.step(at: now)
      return STPConciliada(
        idEF: order.id, claveRastreo: order.orden.claveRastreo, estado: step.estado.rawValue,
        monto: order.orden.monto, cuentaBeneficiario: order.orden.cuentaBeneficiario,
        fechaOperacion: Int(day) ?? 0, causaDevolucion: step.causa?.rawValue,
        tsLiquidacion: milliseconds(step.at))
    }
  }

  private func received(by empresa: String, on day: String) -> [STPConciliada] {
    state.deposits.filter {
      $0.abono.empresa == empresa && String($0.abono.fechaOperacion.value) == day
    }.map { deposit in
      STPConciliada(
        idEF: deposit.abono.id.value, claveRastreo: deposit.abono.claveRastreo,
        estado: STPEstado.liquidada.rawValue, monto: deposit.abono.monto,
        cuentaBeneficiario: deposit.abono.cuentaBeneficiario, fechaOperacion: Int(day) ?? 0,
        causaDevolucion: nil, tsLiquidacion: milliseconds(deposit.sentAt))
    }
  }
}

func milliseconds(_ instant: Date) -> Int { Int(instant.timeIntervalSince1970 * 1_000) }
