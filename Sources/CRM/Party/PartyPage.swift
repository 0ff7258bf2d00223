import CRMAPI
import Foundation
import Kernel
import Web

/// Everything about one person, on one page: who they are, and what each module knows of them.
struct PartyPage: Page {
  struct Section: Sendable {
    let title: String
    let content: HTML
  }

  let id: PartyID
  let profile: PartyProfile
  let isRevealed: Bool
  let mayReveal: Bool
  let mailbox: Mailbox?
  let mayContact: Bool
  var mayCorrectAccount = false
  let csrf: String
  let sections: [Section]

  var title: String { name }
  var width: PageWidth { .wide }
  var breadcrumbs: [Crumb] { [Crumb("Personas", "/oficina/personas")] }

  var name: String { profile.fullName.isEmpty ? "Persona sin nombre" : profile.fullName }

  /// Identifiers show their end; the whole is shown on purpose and leaves a trace.
  func veiled(_ value: String?) -> String {
    guard let value, !value.isEmpty else { return "Sin dato" }
    return isRevealed ? value : "••••" + value.suffix(4)
  }

  var addressLine: String {
    guard let address = profile.address else { return "Sin dato" }
    let state = MexicanState(curpCode: address.state)?.name ?? address.state
    guard isRevealed else { return "\(address.municipality), \(state)" }
    let unlisted =
      address.isNeighborhoodListed == false ? " (colonia que no está en el catálogo)" : ""
    return "\(address.street) \(address.exteriorNumber), \(address.neighborhood), "
      + "C.P. \(address.postalCode), \(address.municipality), \(state)\(unlisted)"
  }

  static var samples: KeyValuePairs<String, PartyPage> {
    var lupita = PartyProfile()
    lupita.givenNames = "Guadalupe"
    lupita.firstSurname = "García"
    lupita.secondSurname = "<script>alert(1)</script>"
    lupita.phone = "+525512345678"
    lupita.curp = "GALG900512MDFRPD09"
    lupita.monthlyIncome = .mxn(12_000)
    lupita.bornOn = CalendarDate("1990-05-12")
    let sections = [Section(title: "Créditos", content: emptyState("Sin créditos"))]
    func mailbox(isConfirmed: Bool) -> Mailbox? {
      EmailAddress("lupita@correo.example").map { Mailbox(address: $0, isConfirmed: isConfirmed) }
    }
    return [
      "velada": PartyPage(
        id: .sample, profile: lupita, isRevealed: false, mayReveal: true,
        mailbox: mailbox(isConfirmed: true), mayContact: true, csrf: "t",
        sections: sections),
      "revelada": PartyPage(
        id: .sample, profile: lupita, isRevealed: true, mayReveal: true,
        mailbox: mailbox(isConfirmed: false), mayContact: true, csrf: "t",
        sections: sections),
      "recién llegada": PartyPage(
        id: .sample, profile: PartyProfile(), isRevealed: false, mayReveal: false,
        mailbox: nil, mayContact: false, csrf: "t",
        sections: []),
    ]
  }
}

extension PartyID {
  static let sample = PartyID("party_0190c1e29f3a7bdc8e5f0a1b2c3d4e5f") ?? .least
}
