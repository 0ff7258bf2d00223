import DecisioningAPI
import Foundation
import Kernel
import OriginationAPI
import Postgres

/// A request for a loan: what is asked, by whom, and how far it has come.
struct Application: Sendable {
  let id: ApplicationID
  let party: PartyID
  let productCode: String
  let productVersion: Int
  let amount: Money
  /// What was asked for before an offer was taken instead; the count of payments beside it.
  let firstAmount: Money?
  let installmentCount: Int
  let firstInstallmentCount: Int?
  let channel: Channel
  let status: ApplicationStatus
  let answers: [UInt8]?
  /// Of what a draft says now: whatever changes it chooses another, so that an answer to what it
  /// said before is never taken for this.
  let decision: DecisionID
  /// Chosen when the application is born, so that every later step is safe to repeat.
  let contract: ContractID
  let loan: LoanID
  let branch: String
  /// The group that a member applies within.
  let group: LoanGroupID?
  let askedFor: String?
  let reasons: [DecisionReason]
  let createdAt: Date
  let submittedAt: Date?

  enum Channel: String, Sendable, Codable {
    case portal, branch, api
  }

  /// The amount and the payments that were asked for first; nil where they are these.
  var firstAsked: String? {
    guard let firstAmount, let firstInstallmentCount,
      firstAmount != amount || firstInstallmentCount != installmentCount
    else { return nil }
    return "\(firstAmount.text) en \(firstInstallmentCount) pagos"
  }

  /// What people read and say: the last eight digits of its id.
  var folio: String { "S-" + id.description.suffix(8).uppercased() }
}

extension Application: RowDecodable {
  init(row: Row) throws(ColumnMismatch) {
    id = try row["id"]
    party = try row["party_id"]
    productCode = try row["product_code"]
    productVersion = try row["product_version"]
    amount = try row["amount"]
    firstAmount = try row["first_amount"]
    installmentCount = try row["installment_count"]
    firstInstallmentCount = try row["first_installment_count"]
    channel = try row["channel"]
    status = try row["status"]
    answers = try row["answers"]
    decision = try row["decision_id"]
    contract = try row["contract_id"]
    loan = try row["loan_id"]
    branch = try row["branch"]
    group = try row["group_id"]
    askedFor = try row["asked_for"]
    let stored: JSON<[DecisionReason]> = try row["reasons"]
    reasons = stored.value
    createdAt = try row["created_at"]
    submittedAt = try row["submitted_at"]
  }
}

/// What the applicant told that no other room keeps: sealed in the application's own cell.
struct Answers: Codable, Hashable, Sendable {
  var isPoliticallyExposed: Bool?
  var actsForSelf: Bool?
  var fundsOrigin: String?
  /// Screens already answered, so that leaving and resuming goes to the first that is not.
  var done: Set<ApplyStep> = []
}

/// The screens of the portal, in order: one question group each.
enum ApplyStep: String, Codable, CaseIterable, Sendable {
  case identidad, domicilio, ingresos, declaraciones, ine, permisos, revisar

  /// Screens that must be answered before the application can be sent.
  static let required: [ApplyStep] = [
    .identidad, .domicilio, .ingresos, .declaraciones, .ine, .permisos,
  ]

  var title: String {
    switch self {
    case .identidad: "Quién eres"
    case .domicilio: "Dónde vives"
    case .ingresos: "Tus ingresos y tu cuenta"
    case .declaraciones: "Tres preguntas de ley"
    case .ine: "Tu credencial INE"
    case .permisos: "Tus permisos"
    case .revisar: "Revisa y envía"
    }
  }
}

extension Answers {
  /// The first screen still to be answered; the review where none is left.
  var next: ApplyStep { ApplyStep.required.first { !done.contains($0) } ?? .revisar }
}
