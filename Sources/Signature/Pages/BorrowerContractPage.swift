import Documents
import Kernel
import SignatureAPI
import Web

/// What the borrower reads before signing, and keeps afterwards.
struct BorrowerContractPage: Page {
  struct Paper: Hashable, Sendable {
    let title: String
    let read: Href
    let download: Href
    let isRead: Bool
    /// It must be opened before signing.
    let isRequired: Bool
  }

  enum Step: Hashable, Sendable {
    /// Prepared on another day: first it is prepared anew.
    case stale(preparedOn: String, renew: Href)
    case reading(left: Int)
    case askingCode(maskedPhone: String)
    case signing(maskedPhone: String)
    case signed(on: String, cancel: Cancelling?)
    /// Asked for; it is done when the loan is cancelled.
    case cancelling(Acknowledgement)
    case cancelled
    case withdrawn
  }

  struct Cancelling: Hashable, Sendable {
    let through: String
    let action: Href
  }

  /// What the borrower keeps until the constancia is there.
  struct Acknowledgement: Hashable, Sendable {
    let folio: String
    let requestedOn: String
    let toReturn: String?
    let through: String
  }

  let folio: String
  let amount: String
  let payment: String
  let total: String
  let cat: String
  let papers: [Paper]
  let step: Step
  /// The day of the papers that these replace.
  let replaces: String?
  /// The borrower asked to cancel and did not return the money in time.
  let hasLapsed: Bool
  let statement: String
  let codeAction: Href
  let signAction: Href
  let form: Form
  let csrf: String

  var title: String { "Tu contrato" }
  var scripts: [Script] { [.location] }
}

extension BorrowerContractPage {
  init(_ overview: ContractOverview, hasCode: Bool, form: Form, csrf: String) {
    let contract = overview.contract
    let draft = overview.draft
    let viewed = overview.happenings.viewed
    folio = contract.folio
    amount = draft.terms.amount.text
    payment = draft.scheduleFields.paymentText
    total = draft.terms.totalToPay.text
    cat = RateText(tenths: draft.terms.catTenths).text
    papers = overview.documents.map {
      Paper(
        title: $0.title, read: "/solicitud/\(contract.application)/contrato/\($0.kind.rawValue)",
        download: "/solicitud/\(contract.application)/contrato/\($0.kind.rawValue)/pdf",
        isRead: contract.state != .prepared || viewed.contains($0.kind),
        isRequired: DocumentKind.mustRead.contains($0.kind))
    }
    step = Self.step(overview, hasCode: hasCode, left: papers.count { $0.isRequired && !$0.isRead })
    replaces = contract.state == .prepared ? overview.superseded.first?.preparedOn.text.long : nil
    hasLapsed =
      contract.state == .signed && overview.happenings.contains { $0.kind == .cancellationLapsed }
    statement = SignContract.statement(of: contract.folio)
    codeAction = "/solicitud/\(contract.application)/contrato/codigo"
    signAction = "/solicitud/\(contract.application)/contrato/firma"
    self.form = form
    self.csrf = csrf
  }

  private static func step(
    _ overview: ContractOverview, hasCode: Bool, left: Int
  ) -> Step {
    let contract = overview.contract
    let phone = PhoneNumber(overview.draft.borrower.phone)?.description ?? "registrado"
    switch contract.state {
    case .prepared where overview.isStale:
      return .stale(
        preparedOn: overview.draft.preparedOn.text.long,
        renew: "/solicitud/\(contract.application)/contrato/al-dia")
    case .prepared where left > 0: return .reading(left: left)
    case .prepared:
      return hasCode ? .signing(maskedPhone: phone) : .askingCode(maskedPhone: phone)
    case .signed:
      let on = contract.signedAt.map { InstantText($0, in: overview.zone).long } ?? ""
      let cancelling = overview.cancelThrough.map {
        Cancelling(
          through: $0.text.long,
          action: "/solicitud/\(contract.application)/contrato/cancelacion")
      }
      return .signed(on: on, cancel: overview.isCancellable ? cancelling : nil)
    case .cancelling: return .cancelling(Acknowledgement(overview))
    case .cancelled: return .cancelled
    case .withdrawn: return .withdrawn
    }
  }
}

extension BorrowerContractPage.Acknowledgement {
  init(_ overview: ContractOverview) {
    let asked = overview.happenings.last { $0.kind == .cancellationRequested }
    folio = overview.contract.cancellationFolio
    requestedOn = asked.map { InstantText($0.occurredAt, in: overview.zone).long } ?? ""
    toReturn = overview.toReturn?.text
    through = overview.cancelThrough?.text.long ?? ""
  }
}
