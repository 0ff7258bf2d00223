import CRMAPI
import DecisioningAPI
import Foundation
import Kernel
import OriginationAPI
import Web

/// An application on one page: what is asked, by whom, what the rules said and why, and what can
/// be done about it.
struct ApplicationPage: Page {
  struct Head: Sendable {
    let id: ApplicationID
    let party: PartyID
    let folio: String
    let amount: Money
    let status: ApplicationStatus
    let askedFor: String?
    let loan: LoanID
    let contract: ContractID
  }

  struct PersonFacts: Sendable {
    let pairs: [(String, String)]
  }

  struct Event: Sendable {
    let words: String
    let note: String?
    let who: String
    let when: String
    let machineTime: String
  }

  /// What the policy would lend instead.
  struct Offer: Sendable {
    /// What the form says of it.
    let key: String
    let words: String
  }

  struct Section: Sendable {
    let title: String
    let content: HTML
  }

  let application: Head
  let name: String
  let facts: PersonFacts
  let price: PriceLine
  let productName: String
  /// What other rooms say of the application itself.
  let own: [Section]
  let events: [Event]
  /// It was signed once, whatever became of it.
  let loanWasOrdered: Bool
  let needsSecond: Bool
  let isPending: Bool
  let mayReview: Bool
  let offers: [Offer]
  let form: Form
  let csrf: String
  let sections: [Section]

  var title: String { "Solicitud \(application.folio)" }
  var width: PageWidth { .wide }
  var breadcrumbs: [Crumb] { [Crumb("Solicitudes", "/oficina/solicitudes")] }
}

extension ApplicationPage.Head {
  init(_ application: Application) {
    self.init(
      id: application.id, party: application.party, folio: application.folio,
      amount: application.amount, status: application.status, askedFor: application.askedFor,
      loan: application.loan,
      contract: application.contract)
  }
}

extension ApplicationPage.PersonFacts {
  init(_ profile: PartyProfile, _ answers: Answers) {
    let place = profile.address.map {
      "\($0.municipality), \(MexicanState(curpCode: $0.state)?.name ?? $0.state)"
    }
    self.init(
      pairs: [
        ("Nacimiento", profile.bornOn?.text.short ?? "Sin dato"),
        ("Vive en", place ?? "Sin dato"),
        ("Ocupación", profile.occupation ?? "Sin dato"),
        ("Ingreso al mes", profile.monthlyIncome?.text ?? "Sin dato"),
        ("Cargo público, suyo o de un familiar", answers.isPoliticallyExposed.words),
        ("Pide para sí", answers.actsForSelf.words),
        ("Origen de sus pagos", answers.fundsOrigin ?? "Sin dato"),
      ] + (profile.curpWarning.map { [("CURP por confirmar", $0)] } ?? [])
        + (profile.rfcWarning.map { [("RFC por confirmar", $0)] } ?? []))
  }
}

extension ApplicationPage.Offer {
  init(_ offer: DecisionOffer) {
    let count = offer.installmentCount
    key = "\(offer.amount.minorUnits)" + (count.map { "-\($0)" } ?? "")
    words = offer.amount.text + (count.map { " en \($0) pagos" } ?? "")
  }

  /// Nil where the form says no offer.
  static func of(key: String) -> DecisionOffer? {
    let parts = key.split(separator: "-", omittingEmptySubsequences: false).map { Int64($0) }
    guard let centavos = parts[0] else { return nil }
    if parts.count == 1 { return DecisionOffer(amount: .centavos(centavos), installmentCount: nil) }
    guard parts.count == 2, let count = parts[1].flatMap({ Int(exactly: $0) }) else { return nil }
    return DecisionOffer(amount: .centavos(centavos), installmentCount: count)
  }
}

extension Bool? {
  fileprivate var words: String {
    switch self {
    case nil: "Sin dato"
    case true?: "Sí"
    case false?: "No"
    }
  }
}

extension ApplicationPage.Event {
  init(_ event: ApplicationEvent, zone: TimeZone) {
    let instant = InstantText(event.occurredAt, in: zone)
    self.init(
      words: "Quedó \(event.status.words)", note: event.note,
      who: event.actor.hasPrefix("party_") ? "solicitante" : event.actor, when: instant.text,
      machineTime: event.occurredAt.ISO8601Format())
  }
}

extension ApplicationPage {
  static var samples: KeyValuePairs<String, ApplicationPage> {
    let why = Section(title: "Por qué", content: "<p>El pago es 38% del ingreso.</p>")
    func sample(
      _ status: ApplicationStatus, second: Bool = false, offers: [DecisionOffer] = []
    ) -> ApplicationPage {
      ApplicationPage(
        application: Head(
          id: .sample, party: PartyID("party_0190c1e29f3a7bdc8e5f0a1b2c3d4e5f")!,
          folio: "S-1A2B3C4D", amount: .mxn(8_000), status: status, askedFor: nil,
          loan: LoanID("loan_0190c1e29f3a7bdc8e5f0a1b2c3d4e5f")!,
          contract: ContractID("contract_0190c1e29f3a7bdc8e5f0a1b2c3d4e5f")!),
        name: "<script>alert(1)</script>",
        facts: PersonFacts(pairs: [("Ingreso al mes", "$12,000.00")]), price: .sample,
        productName: "Crédito Quincenal", own: [why], events: [],
        loanWasOrdered: status == .cancelled, needsSecond: second,
        isPending: false, mayReview: true, offers: offers.map(Offer.init), form: Form(), csrf: "t",
        sections: [])
    }
    return [
      "en revisión": sample(.inReview),
      "con oferta": sample(
        .inReview,
        offers: [
          DecisionOffer(amount: .mxn(10_000), installmentCount: nil),
          DecisionOffer(amount: .mxn(12_000), installmentCount: 18),
        ]),
      "sobre el límite": sample(.inReview, second: true),
      "aprobada": sample(.approved), "firmada": sample(.signed),
      "crédito cancelado": sample(.cancelled),
    ]
  }
}
