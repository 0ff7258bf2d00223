import Documents
import Foundation
import Kernel
import SignatureAPI
import Web

/// A contract as staff see it: its papers, its evidence, and signing it in a branch.
struct StaffContractPage: Page {
  struct Paper: Hashable, Sendable {
    let title: String
    let version: Int
    let fingerprint: String
    let download: Href
  }

  /// Papers of an earlier day that nobody signed.
  struct Replaced: Hashable, Sendable {
    let preparedOn: String
    let fingerprint: String
    let papers: [Paper]
  }

  struct Line: Hashable, Sendable {
    let words: String
    let when: String
    let machineTime: String
    let who: String
    let link: String
  }

  enum Branch: Hashable, Sendable {
    case closed
    case stale(preparedOn: String, renew: Href)
    case askingCode(maskedPhone: String)
    case signing(maskedPhone: String)
  }

  let contract: ContractID
  let folio: String
  let borrower: String
  let party: PartyID
  let application: ApplicationID
  let loan: LoanID
  let state: Badge
  let evidence: Badge
  let fingerprint: String
  let papers: [Paper]
  let replaced: [Replaced]
  let lines: [Line]
  let branch: Branch
  let statement: String
  let canCancel: Bool
  let form: Form
  let csrf: String

  var title: String { "Contrato \(folio)" }
  var width: PageWidth { .wide }
  var breadcrumbs: [Crumb] { [Crumb("Solicitud", "/oficina/solicitudes/\(application)")] }
}

extension StaffContractPage {
  init(
    _ overview: ContractOverview, finding: VerifyEvidence.Finding, hasCode: Bool, visit: Visit,
    form: Form
  ) {
    let contract = overview.contract
    self.contract = contract.id
    folio = contract.folio
    borrower = overview.draft.borrower.fullName
    party = contract.party
    application = contract.application
    loan = contract.loan
    state = contract.state.badge
    evidence = finding.badge
    fingerprint = contract.sha256
    papers = overview.documents.map {
      Paper(
        title: $0.title, version: $0.templateVersion, fingerprint: $0.sha256,
        download: "/oficina/contratos/\(contract.id)/\($0.kind.rawValue)")
    }
    let kinds = overview.documents.filter { DocumentKind.package.contains($0.kind) }
    replaced = overview.superseded.map { old in
      Replaced(
        preparedOn: old.preparedOn.text.long, fingerprint: old.sha256,
        papers: kinds.map {
          Paper(
            title: $0.title, version: $0.templateVersion, fingerprint: "",
            download: "/oficina/contratos/\(contract.id)/\($0.kind.rawValue)?edicion=\(old.edition)"
          )
        })
    }
    lines = overview.happenings.reversed().map { happening in
      Line(
        words: happening.words,
        when: InstantText(happening.occurredAt, in: overview.zone).long,
        machineTime: happening.occurredAt.formatted(.iso8601),
        who: happening.origin, link: happening.link)
    }
    branch = Self.branch(overview, hasCode: hasCode, visit: visit)
    statement = SignContract.statement(of: contract.folio)
    canCancel = overview.isCancellable && visit.may("contract.cancel")
    self.form = form
    csrf = visit.csrf
  }

  private static func branch(
    _ overview: ContractOverview, hasCode: Bool, visit: Visit
  ) -> Branch {
    guard overview.contract.state == .prepared, visit.may("contract.witness")
    else { return .closed }
    if overview.isStale {
      return .stale(
        preparedOn: overview.draft.preparedOn.text.long,
        renew: "/oficina/solicitudes/\(overview.contract.application)/contrato")
    }
    let phone = PhoneNumber(overview.draft.borrower.phone)?.description ?? "registrado"
    return hasCode ? .signing(maskedPhone: phone) : .askingCode(maskedPhone: phone)
  }
}

extension Contract.State {
  var badge: Badge {
    switch self {
    case .prepared: Badge("Por firmar", .warn)
    case .signed: Badge("Firmado", .good)
    case .cancelling: Badge("En cancelación", .warn)
    case .withdrawn: Badge("Retirado", .plain)
    case .cancelled: Badge("Cancelado", .bad)
    }
  }
}

extension VerifyEvidence.Finding {
  var badge: Badge {
    switch self {
    case .intact: Badge("Evidencia íntegra", .good)
    case .documentAltered(let kind): Badge("Documento alterado: \(kind.shortName)", .bad)
    case .packageAltered: Badge("Paquete alterado", .bad)
    case .chainBroken: Badge("Bitácora alterada", .bad)
    }
  }
}

extension Happening {
  /// Who, and from where if it is known.
  var origin: String {
    let place = [facts.address, facts.location?.description, facts.witness].compactMap { $0 }
    return ([facts.actor.words] + place).joined(separator: " · ")
  }
}

extension Kernel.Actor {
  var words: String {
    switch self {
    case .borrower: "el acreditado"
    case .staff: "personal de la institución"
    case .apiKey: "un sistema autorizado"
    case .system: "el sistema"
    }
  }
}
