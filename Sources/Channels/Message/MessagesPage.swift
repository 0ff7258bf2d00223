import ChannelsAPI
import Foundation
import Kernel
import Web

/// Everything the institution wrote to a person.
struct MessagesPage: Page {
  struct Line: Sendable {
    let when: String
    let channel: MessageSummary.Channel
    /// Of a mail.
    var title: String?
    let text: String
    let state: Message.State
    let reason: String?
    var papers: [String] = []
  }

  let party: PartyID
  let isSilent: Bool
  var mayChange = true
  let csrf: String
  let messages: [Line]

  var title: String { "Mensajes" }
  var breadcrumbs: [Crumb] { [Crumb("Persona", "/oficina/personas/\(party)")] }

  static var samples: KeyValuePairs<String, MessagesPage> {
    let party = PartyID(UUID(uuid: (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16)))
    let line = Line(
      when: "20 nov 2026, 09:00 h", channel: .sms,
      text: "Solera: recibimos tu pago de $1,196.00. ¡Gracias!",
      state: .delivered, reason: nil)
    let failed = Line(
      when: "19 nov 2026, 09:00 h", channel: .sms,
      text: "Solera: mañana vence tu pago de $1,196.00.",
      state: .failed, reason: "El teléfono no está disponible (30003)")
    let letter = Line(
      when: "18 nov 2026, 12:10 h", channel: .email, title: "Tu contrato SOL-1 firmado",
      text: "Hola, Lupita:\n\nFirmaste tu contrato con Solera.", state: .sent, reason: nil,
      papers: ["contrato-SOL-1.pdf", "<script>alert(1)</script>.pdf"])
    return [
      "con mensajes": MessagesPage(
        party: party, isSilent: false, csrf: "t", messages: [line, failed, letter]),
      "pidió silencio": MessagesPage(party: party, isSilent: true, csrf: "t", messages: [line]),
      "sin mensajes": MessagesPage(party: party, isSilent: false, csrf: "t", messages: []),
    ]
  }
}
