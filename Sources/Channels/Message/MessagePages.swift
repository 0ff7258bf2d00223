import ChannelsAPI
import Foundation
import Kernel
import Tenancy
import Web

/// What staff see of the messages to a person, and the door that the carrier knocks at.
struct MessagePages: Sendable {
  let history: MessageHistory
  let recordStatus: RecordStatus
  let hearText: HearText
  let changeOptOut: ChangeOptOut
  let tenants: Tenants

  var routes: Routes {
    var routes = Routes()
    routes.hook("/hooks/twilio/estado") { visit in
      try await recordStatus(
        StatusNotice(
          url: visit.request.path, headers: visit.request.headers, body: visit.request.rawBody),
        of: visit.tenant)
      return .nothing()
    }
    routes.hook("/hooks/twilio/mensaje") { visit in
      try await hearText(
        StatusNotice(
          url: visit.request.path, headers: visit.request.headers, body: visit.request.rawBody),
        of: visit.tenant)
      // TwiML without a verb: nothing is answered.
      return .bytes(Array("<Response/>".utf8), contentType: "text/xml; charset=utf-8")
    }
    routes.get("/oficina/personas/:party/mensajes", .staff("channels.read")) { visit in
      try await show(visit)
    }
    routes.post("/oficina/personas/:party/sin-mensajes", .staff("party.contact")) { visit in
      try await change(visit, .silence)
    }
    routes.post("/oficina/personas/:party/con-mensajes", .staff("party.contact")) { visit in
      try await change(visit, .messages)
    }
    routes.shows(MessagesPage.self, in: .office)
    return routes
  }

  /// The messages on a person's page.
  var panel: Panel<PartyID> {
    Panel("Mensajes", order: 60) { visit, party in
      let page = try await page(of: party, visit, count: 5)
      return page.list + page.more
    }
  }

  private func show(_ visit: Visit) async throws -> Reply {
    let party = try visit.id("party", PartyID.self)
    return .page(try await page(of: party, visit, count: 200), chrome: .office)
  }

  private func page(of party: PartyID, _ visit: Visit, count: Int) async throws -> MessagesPage {
    let zone = try tenants.manifest(visit.tenant).timeZone
    let found = try await history(of: party, in: visit.tenant, count: count)
    return MessagesPage(
      party: party, isSilent: found.isOptedOut, mayChange: visit.may("party.contact"),
      csrf: visit.csrf,
      messages: found.messages.map { message in
        MessagesPage.Line(
          when: InstantText(message.recordedAt, in: zone).text, channel: message.channel,
          title: message.title, text: message.text, state: message.state,
          reason: found.reasons[message.id], papers: message.papers)
      })
  }

  private func change(_ visit: Visit, _ wish: ChangeOptOut.Wish) async throws -> Reply {
    let party = try visit.id("party", PartyID.self)
    try await changeOptOut(party, wants: wish, by: visit.actor, of: visit.tenant)
    return .redirect("/oficina/personas/\(party)/mensajes")
      .saying(
        wish == .silence
          ? "Ya no se le enviarán recordatorios." : "Se le volverán a enviar recordatorios.")
  }
}
