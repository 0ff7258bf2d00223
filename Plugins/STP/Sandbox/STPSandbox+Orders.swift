import Foundation
import Kernel
import Vault

extension STPSandbox {
  /// What the server does with a call: answers it, or lets it hang as a broken line would.
  enum Answer: Sendable {
    case reply(status: Int, body: [UInt8])
    case silence
  }

  /// `PUT /ordenPago/registra`.
  func register(order body: [UInt8]) -> Answer {
    guard let order = try? JSONDecoder().decode(STPOrden.self, from: Data(body)) else {
      return .reply(status: 400, body: Array(#"{"mensaje":"Petición inválida"}"#.utf8))
    }
    guard let company = companies[order.empresa] else {
      return resultado(0, "No entity found for query")
    }
    let now = world.now(company.tenant)
    let signature = order.firma.flatMap { Base64.decode($0) } ?? []
    guard verifiers[order.empresa]?.isValid(signature, for: order.cadenaOriginal) == true else {
      return resultado(0, "Error validando la firma")
    }
    if let refusal = refusal(of: order, from: company) { return refusal }
    if held(order.claveRastreo, by: order.empresa) != nil {
      return resultado(-1, "La clave de rastreo \(order.claveRastreo) ya fue utilizada")
    }
    return take(order, at: now)
  }

  func held(_ claveRastreo: String, by empresa: String) -> SandboxOrder? {
    state.orders.first { $0.orden.empresa == empresa && $0.orden.claveRastreo == claveRastreo }
  }

  /// STP's own checks, in the numbers it answers with.
  private func refusal(of order: STPOrden, from company: Company) -> Answer? {
    for (field, value) in [
      ("conceptoPago", order.conceptoPago), ("nombreBeneficiario", order.nombreBeneficiario),
      ("claveRastreo", order.claveRastreo),
    ] where value.isEmpty {
      return resultado(0, "El campo \(field) es obligatorio")
    }
    guard order.claveRastreo.utf8.count <= 30, order.claveRastreo.allSatisfy(\.isASCII) else {
      return resultado(-34, "Clave rastreo invalida")
    }
    guard order.monto.amount.isPositive else {
      return resultado(-20, "El monto {\(order.monto.text)} no es válido")
    }
    guard [3, 10, 40].contains(order.tipoCuentaBeneficiario.value) else {
      return resultado(
        -11, "El tipo de cuenta \(order.tipoCuentaBeneficiario.value) es invalido")
    }
    guard let clabe = CLABE(order.cuentaBeneficiario) else {
      return resultado(-7, "La cuenta {\(order.cuentaBeneficiario)} no existe")
    }
    guard Bank.all.contains(where: { $0.spei == String(order.institucionContraparte.value) })
    else {
      return resultado(-9, "La Institucion \(order.institucionContraparte.value) no es valida")
    }
    guard clabe.bank?.spei == String(order.institucionContraparte.value) else {
      return resultado(
        -22, "La cuenta {\(clabe.text)} no coincide para la institucion operante")
    }
    guard order.cuentaOrdenante != order.cuentaBeneficiario else {
      return resultado(-24, "Cuenta {\(clabe.text)} - {MISMA_CUENTA}")
    }
    guard order.cuentaOrdenante.hasPrefix(company.clabePrefix) else {
      return resultado(-7, "La cuenta {\(order.cuentaOrdenante)} no existe")
    }
    return nil
  }

  private func take(_ order: STPOrden, at now: Date) -> Answer {
    let fate =
      state.nextFate.removeValue(forKey: order.empresa)
      ?? SandboxFate(
        account: order.cuentaBeneficiario, centavos: order.monto.amount.minorUnits)
    switch fate {
    case .refusedForPLD:
      save()
      return resultado(-200, "Se rechaza por PLD")
    case .lostWithoutAnswer:
      save()
      return .silence
    case .settles, .settlesLate, .settlesWithoutNotice, .settlesWithRepeatedNotices,
      .noticesOutOfOrder, .cancelled, .returnedAfterSettlement, .returnedWithoutNotice,
      .acceptedWithoutAnswer, .answersThatNobodyAnswered, .stopsInFlight:
      break
    }
    var kept = order
    kept.firma = nil
    let taken = SandboxOrder(
      id: state.newID(), orden: kept, fate: fate, receivedAt: now, course: fate.course(from: now))
    state.orders.append(taken)
    queueNotices(of: taken)
    save()
    switch fate {
    case .acceptedWithoutAnswer: return .silence
    case .answersThatNobodyAnswered:
      return resultado(0, "No se recibió respuesta del servicio")
    case .settles, .settlesLate, .settlesWithoutNotice, .settlesWithRepeatedNotices,
      .noticesOutOfOrder, .cancelled, .returnedAfterSettlement, .returnedWithoutNotice,
      .stopsInFlight, .refusedForPLD, .lostWithoutAnswer:
      return resultado(taken.id, nil)
    }
  }

  /// Errors travel inside a 200, as STP sends them.
  private func resultado(_ id: Int, _ error: String?) -> Answer {
    json(STPRespuesta(resultado: STPResultado(id: id, descripcionError: error)))
  }

  func json(_ value: some Encodable, status: Int = 200) -> Answer {
    guard let body = try? JSONEncoder().encode(value) else {
      return .reply(status: 500, body: [])
    }
    return .reply(status: status, body: Array(body))
  }
}

extension SandboxFate {
  /// The states an order goes through and when: seconds in the institution's own time.
  func course(from start: Date) -> [SandboxStep] {
    func step(_ estado: STPEstado, _ seconds: Int, _ causa: CausaDevolucion? = nil) -> SandboxStep {
      SandboxStep(
        estado: estado, at: start.addingTimeInterval(TimeInterval(seconds)), causa: causa)
    }
    let sent = [step(.autorizada, 0), step(.enviada, 1)]
    switch self {
    case .settles, .settlesWithoutNotice, .settlesWithRepeatedNotices, .acceptedWithoutAnswer,
      .answersThatNobodyAnswered:
      return sent + [step(.liquidada, 3)]
    case .settlesLate: return sent + [step(.liquidada, 600)]
    case .cancelled: return sent + [step(.cancelada, 4)]
    case .returnedAfterSettlement, .noticesOutOfOrder:
      return sent + [step(.liquidada, 3), step(.devuelta, 20, .cuentaCancelada)]
    case .returnedWithoutNotice:
      return sent + [step(.liquidada, 3), step(.devuelta, 900, .cuentaCancelada)]
    case .stopsInFlight: return sent
    case .refusedForPLD, .lostWithoutAnswer: return [step(.rechazadaLocal, 0)]
    }
  }
}
