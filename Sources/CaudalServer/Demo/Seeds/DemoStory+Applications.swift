import CRM
import CRMAPI
import Foundation
import Identity
import KYC
import KYCAPI
import Kernel
import Origination
import OriginationAPI
import STP
import Tenancy
import Twilio

extension DemoStory {
  /// Those whose day it is ask for their loan, and whoever answers them does.
  mutating func apply(on day: CalendarDate) async throws {
    for place in beginning(on: day) where lives[place].plan.circle == nil {
      let plan = lives[place].plan
      switch plan.person.life {
      case .draft:
        lives[place].party = try await begin(plan)
      case .inReview, .moreNeeded, .declined, .approved, .signed, .current, .late, .paidOff,
        .cancelled:
        let party = try await ask(plan)
        lives[place].party = party
        try await photograph(plan, of: party)
      }
    }
  }

  /// Asks for the loan, and whoever answers does.
  @discardableResult
  func ask(_ plan: DemoPlan) async throws -> PartyID {
    let answer = try await program.post(
      "/api/v1/applications", DemoRequest(plan, of: tenant.slug), as: DemoApplication.self)
    try await decide(answer, as: plan.person.life)
    return answer.party
  }

  /// Came as far as their address and left it there.
  private func begin(_ plan: DemoPlan) async throws -> PartyID {
    let person = plan.person
    let party = try await house.crm.client.partyForPhone(tenant.id, person.phone.text)
    var profile = person.profile
    (profile.monthlyIncome, profile.occupation, profile.clabe) = (nil, nil, nil)
    try await house.crm.client.update(tenant.id, party, profile, .borrower(party))
    try await house.origination.begin(
      Origination.Beginning(
        application: plan.id(ApplicationID.self, of: tenant.slug), party: party,
        product: plan.product, amount: plan.amount, installments: plan.installments),
      in: tenant.id)
    return party
  }

  func photograph(_ plan: DemoPlan, of party: PartyID) async throws {
    for kind in IdentityDocument.Kind.allCases {
      let id = DocumentID(
        DemoIDs.uuid("\(tenant.slug) \(kind.rawValue) \(plan.person.ordinal)"))
      _ = try await house.kyc.client.storeDocument(
        tenant.id,
        IdentityDocument(
          id: id, party: party, kind: kind, contentType: "image/png", bytes: Self.photograph))
    }
  }

  /// A card with bars for letters: nobody's credential.
  private static let photograph = Array(
    Data(
      base64Encoded:
        "iVBORw0KGgoAAAANSUhEUgAAA+gAAAJ2AQAAAADkw5XOAAABlUlEQVR42u3ZwQ2AIBBFQZq0SZvUDggkuy7C"
        + "7N28zEUOvzXnnHOb31N16urq6urq6urq6urq6urq6urq6urq6uoTXwRtAerq6uqr1r0y6urq6urq6urq6urq"
        + "6urq6urq6urq6upf1q1C6urqdlivjLq6urq6urr66fW7d+n1q3fs7Ozs7Ozs7Ozs7OzsP7VnLSNj9qw6Ozs7"
        + "u/88Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7O3ud3SbFzs5uh/XGsbOzs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7PH2m1S"
        + "7OzsdlhvHDs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozt7rN0mxc7Obof1xrGzs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Oz"
        + "x9ptUuzs7HZYbxw7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7+2h94ouEZURdXV19pXrtn1ZdXV1dXV1dXV1dXV1d"
        + "XV1dXV1dXV1d/bS6VUhdXd0O65VRV1dXV1dXV1dXV1dXV1dXV1dXV1dXV4+tW4XU1dXtsF4ZdfXF68455za+"
        + "F+oWT1BJ9XZpAAAAAElFTkSuQmCC") ?? Data())

  private func decide(_ application: DemoApplication, as life: DemoLife) async throws {
    guard application.status == .inReview else { return }
    switch life {
    case .draft, .inReview: return
    case .moreNeeded:
      try await answer(application, .askFor("Una foto más clara del frente de tu credencial INE."))
    case .declined:
      try await answer(
        application, .decline(reason: "Los pagos no caben en el ingreso que declaraste."))
    case .approved, .signed, .current, .late, .paidOff, .cancelled:
      try await answer(application, .approve)
    }
  }

  private func answer(
    _ application: DemoApplication, _ answer: Origination.Answer
  ) async throws {
    let analyst = try await house.identity.staff.member(named: "analista", of: tenant.id)
    try await house.origination.answer(
      application.id, with: answer, in: tenant.id,
      by: analyst.map { .staff($0.id) } ?? .system("demo"))
  }
}

extension DemoStory {
  /// Reads and signs what was approved; who is to stay signed meets a bank that is slow to pay.
  func sign(on day: CalendarDate) async throws {
    let signers = beginning(on: day).map { lives[$0].plan }.filter { $0.circle == nil }
    try await clock.settle()
    try await openMail(on: day)
    for plan in signers where plan.person.life.hasLoan { try await sign(plan) }
    for plan in signers where plan.person.life == .signed {
      try await clock.settle()
      let company = tenant.manifest.connector(.disbursement)?.settings["company"] ?? ""
      await sandboxes.stp.nextOrder(of: company, meets: .stopsInFlight)
      try await sign(plan)
      try await clock.settle()
    }
  }

  private struct SentCode: Decodable {
    let flow: String
  }

  private struct Nothing: Codable {}

  func sign(_ plan: DemoPlan) async throws {
    let id = plan.id(ApplicationID.self, of: tenant.slug)
    let application = try await program.get(
      "/api/v1/applications/\(id)", as: DemoApplication.self)
    guard application.status == .approved, let contract = application.contract else { return }
    let path = "/api/v1/contracts/\(contract)"
    _ = try await program.get("\(path)/documents", as: Nothing.self)
    let sent = try await program.post("\(path)/signature-codes", Nothing(), as: SentCode.self)
    let code = await sandboxes.twilio.lastCode(of: tenant.id, phone: plan.person.phone.text)
    _ = try await program.post(
      "\(path)/signatures",
      DemoSignature(
        flow: sent.flow, code: code ?? "", latitude: "19.415000", longitude: "-99.162000"),
      as: Nothing.self)
  }
}
