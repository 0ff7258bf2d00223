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

extension STPSandbox {
  static let pageLines = 500

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
    guard let query = try? JSONDecoder().decode(STPConciliacion.self, from: Data(body)),
      query.page >= 0, ["E", "R"].contains(query.tipoOrden)
    else { return json(STPConsultaReply(estado: 2, mensaje: "Petición inválida")) }
    let signed = STPCadena.conciliacion(
      empresa: query.empresa, tipoOrden: query.tipoOrden,
      fechaOperacion: query.fechaOperacion.map { String($0.value) })
    guard isSigned(query.firma, signed, by: query.empresa), let now = now(of: query.empresa) else {
      return json(STPConsultaReply(estado: 2, mensaje: "Error validando la firma"))
    }
    let today = OperatingDay(at: now).compact
    let day = query.fechaOperacion.map { String($0.value) } ?? today
    guard day <= today else {
      return json(STPConsultaReply(estado: 8, mensaje: "La fecha es futura"))
    }
    let lines =
      query.tipoOrden == "E"
      ? sent(by: query.empresa, on: day, at: now) : received(by: query.empresa, on: day)
    guard !lines.isEmpty else {
      return json(STPConsultaReply(estado: 6, mensaje: "No se encontraron datos"))
    }
    let page = lines.dropFirst(query.page * Self.pageLines).prefix(Self.pageLines)
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

  /// The list has an order where it stands now, on the day it was sent.
  private func sent(by empresa: String, on day: String, at now: Date) -> [STPConciliada] {
    state.orders.filter {
      $0.orden.empresa == empresa && OperatingDay(at: $0.receivedAt).compact == day
    }.map { order in
      let (step, orden) = (order.step(at: now), order.orden)
      return STPConciliada(
        idEF: order.id, empresa: empresa, claveRastreo: orden.claveRastreo,
        estado: step.estado.rawValue, monto: orden.monto,
        institucionContraparte: orden.institucionContraparte,
        institucionOperante: orden.institucionOperante, nombreOrdenante: orden.nombreOrdenante,
        cuentaOrdenante: orden.cuentaOrdenante, nombreBeneficiario: orden.nombreBeneficiario,
        cuentaBeneficiario: orden.cuentaBeneficiario, conceptoPago: orden.conceptoPago,
        referenciaNumerica: orden.referenciaNumerica, fechaOperacion: WireNumber(Int(day) ?? 0),
        causaDevolucion: step.causa.map { WireNumber($0.rawValue) },
        tsCaptura: WireNumber(milliseconds(order.receivedAt)),
        tsLiquidacion: step.estado.meaning == .inFlight ? nil : WireNumber(milliseconds(step.at)))
    }
  }

  private func received(by empresa: String, on day: String) -> [STPConciliada] {
    state.deposits.filter {
      $0.abono.empresa == empresa && String($0.abono.fechaOperacion.value) == day
    }.map { deposit in
      let abono = deposit.abono
      return STPConciliada(
        idEF: abono.id.value, empresa: empresa, claveRastreo: abono.claveRastreo,
        estado: STPEstado.liquidada.rawValue, monto: abono.monto,
        institucionContraparte: abono.institucionOrdenante,
        institucionOperante: abono.institucionBeneficiaria,
        nombreOrdenante: abono.nombreOrdenante, cuentaOrdenante: abono.cuentaOrdenante,
        nombreBeneficiario: abono.nombreBeneficiario,
        cuentaBeneficiario: abono.cuentaBeneficiario, conceptoPago: abono.conceptoPago,
        referenciaNumerica: abono.referenciaNumerica, fechaOperacion: WireNumber(Int(day) ?? 0),
        tsCaptura: WireNumber(milliseconds(deposit.sentAt)),
        tsLiquidacion: WireNumber(milliseconds(deposit.sentAt)))
    }
  }
}

func milliseconds(_ instant: Date) -> Int { Int(instant.timeIntervalSince1970 * 1_000) }
