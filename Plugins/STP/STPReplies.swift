import Foundation
import PaymentsAPI

/// STP answers 200 whatever happens: the number inside says whether it took the order.
struct STPResultado: Codable, Sendable {
  var id: Int
  var descripcionError: String?
}

struct STPRespuesta: Codable, Sendable {
  var resultado: STPResultado
}

/// STP's answer to an order, with the three ends kept apart.
enum RegistraOutcome: Hashable, Sendable {
  case accepted(RailFolio)
  /// The tracking key was used before: an earlier try of ours arrived.
  case alreadyHeld
  case refused(code: String, reason: String)
  case unknown(reason: String)
}

extension RegistraOutcome {
  /// Only an answer that STP is known to give is a refusal; anything else is unknown.
  init(status: Int, body: [UInt8]) {
    switch status {
    case 200:
      guard let reply = try? JSONDecoder().decode(STPRespuesta.self, from: Data(body)) else {
        self = .unknown(reason: "unreadable answer")
        return
      }
      self.init(reply.resultado)
    case 400, 401, 403, 404, 405, 413, 415, 422:
      // Turned away before the order was read: wrong network, wrong path, wrong shape.
      self = .refused(code: "http-\(status)", reason: "STP no aceptó la petición (\(status))")
    case let other:
      self = .unknown(reason: "status \(other)")
    }
  }

  private init(_ result: STPResultado) {
    let reason = result.descripcionError ?? "sin descripción"
    switch result.id {
    case 1...: self = .accepted(RailFolio(String(result.id)))
    case -1: self = .alreadyHeld
    case 0 where reason.hasPrefix("No se recibió respuesta"): self = .unknown(reason: reason)
    case 0, -7, -9, -11, -20, -22, -24, -34, -200:
      self = .refused(code: "stp\(result.id)", reason: reason)
    case let code:
      self = .unknown(reason: "code \(code): \(reason)")
    }
  }
}

/// The answer to a question about one order (`efws/API/consultaOrden`).
struct STPConsultaReply: Codable, Sendable {
  /// 0 found, 2 bad request, 6 no results, 8 date in the future.
  var estado: Int
  var mensaje: String?
  var respuesta: STPOrdenConsultada?
}

struct STPOrdenConsultada: Codable, Sendable {
  var idEF: Int?
  var claveRastreo: String
  var estado: String
  var monto: Pesos?
  var causaDevolucion: WireNumber?
  /// Milliseconds since 1970.
  var tsLiquidacion: WireNumber?
  var urlCEP: String?
}

enum ConsultaOutcome: Hashable, Sendable {
  case found(RailStatus)
  case notFound
  case unknown(reason: String)
}

extension ConsultaOutcome {
  init(status: Int, body: [UInt8]) {
    guard status == 200 else {
      self = .unknown(reason: "status \(status)")
      return
    }
    guard let reply = try? JSONDecoder().decode(STPConsultaReply.self, from: Data(body)) else {
      self = .unknown(reason: "unreadable answer")
      return
    }
    switch (reply.estado, reply.respuesta) {
    case (0, let order?):
      let status = order.railStatus
      self = status.map(ConsultaOutcome.found) ?? .unknown(reason: "state \(order.estado)")
    case (6, _): self = .notFound
    case (let code, _): self = .unknown(reason: "code \(code): \(reply.mensaje ?? "")")
    }
  }
}

extension STPOrdenConsultada {
  /// Nil for a state this translation does not know.
  var railStatus: RailStatus? {
    STPEstado(rawValue: estado).map {
      $0.railStatus(
        folio: idEF.map(String.init), cause: causaDevolucion?.value,
        at: tsLiquidacion.map { instant(milliseconds: $0.value) })
    }
  }
}

extension STPEstado {
  func railStatus(folio: String?, cause: Int?, at instant: Date?) -> RailStatus {
    let folio = folio.map { RailFolio($0) }
    let words = cause.flatMap(CausaDevolucion.init)?.words
    switch meaning {
    case .inFlight: return .inFlight(folio)
    case .settled: return .settled(folio, at: instant)
    case .rejected: return .rejected(code: rawValue, reason: words ?? "STP canceló la orden")
    case .returned:
      return .returned(
        code: cause.map(String.init) ?? rawValue, reason: words ?? "El banco devolvió el dinero",
        at: instant)
    }
  }
}

func instant(milliseconds: Int) -> Date {
  Date(timeIntervalSince1970: TimeInterval(milliseconds) / 1_000)
}
