import ChannelsAPI
import Foundation

/// A message as Twilio's JSON tells it: the members that are read or shown.
struct TwilioMessage: Codable, Sendable {
  var sid: String
  var account_sid: String
  var api_version: String
  var body: String
  var from: String?
  var to: String
  var status: String
  var direction: String
  var error_code: Int?
  var error_message: String?
  var num_media: String
  var num_segments: String
  var date_created: String
  var date_updated: String
  var date_sent: String?
  var price: String?
  var price_unit: String?
  var messaging_service_sid: String?
  var uri: String
}

/// A "no" of Twilio's API.
struct TwilioError: Codable, Sendable {
  var code: Int
  var message: String
  var more_info: String
  var status: Int
}

enum TwilioStatus: String, Hashable, Sendable, Codable, CaseIterable {
  case accepted, scheduled, queued, sending, sent, failed, delivered, undelivered, receiving
  case received, read, canceled
  case partiallyDelivered = "partially_delivered"

  func state(code: Int?) -> DeliveryState {
    switch self {
    case .accepted, .scheduled, .queued, .sending, .receiving: .accepted
    case .sent, .partiallyDelivered, .received: .sent
    case .delivered: .delivered
    case .read: .read
    case .failed, .undelivered, .canceled:
      .failed(
        code: code.map(String.init) ?? rawValue, reason: TwilioReasons.words(code) ?? rawValue)
    }
  }
}

/// Twilio's codes in words for staff.
enum TwilioReasons {
  static func words(_ code: Int?) -> String? {
    switch code {
    case 21211, 21614: "El número no es un celular válido"
    case 21408: "No se permite enviar a ese país"
    case 21610: "La persona pidió no recibir mensajes"
    case 21612: "No hay ruta para ese número"
    case 30003, 30005, 30006: "El teléfono no está disponible"
    case 30007: "La compañía telefónica filtró el mensaje"
    case 63016: "Fuera de la ventana de WhatsApp"
    case nil: nil
    case let other?: "Código \(other) de Twilio"
    }
  }

  /// Worth another try: too many at once, or Twilio is down.
  static func isPassing(status: Int, code: Int?) -> Bool {
    status == 408 || status == 429 || status >= 500 || code == 20429
  }
}

enum TwilioReply {
  static func created(status: Int, body: [UInt8]) throws(MessengerFailure) -> MessengerReceipt {
    guard status == 201 || status == 200 else { throw failure(status: status, body: body) }
    guard let message = try? JSONDecoder().decode(TwilioMessage.self, from: Data(body)),
      let known = TwilioStatus(rawValue: message.status)
    else { throw .unavailable(reason: "unreadable answer") }
    return MessengerReceipt(
      providerID: message.sid, state: known.state(code: message.error_code))
  }

  static func failure(status: Int, body: [UInt8]) -> MessengerFailure {
    let error = try? JSONDecoder().decode(TwilioError.self, from: Data(body))
    if TwilioReasons.isPassing(status: status, code: error?.code) {
      return .unavailable(reason: "status \(status)")
    }
    let code = error.map { String($0.code) } ?? "http-\(status)"
    return .refused(code: code, reason: TwilioReasons.words(error?.code) ?? "Twilio no aceptó")
  }
}
