import Foundation
import Kernel
import Ledger
import Lending
import ServicingAPI
import Web

/// One loan on one screen: how it stands, what is owed and why, its table, its payments and what
/// happened to it.
struct LoanPage: Page {
  let loan: LoanID
  let folio: String
  let product: String
  let borrower: String
  let party: PartyID
  let group: LoanGroupID?
  let contract: ContractID
  let status: Badge
  let delinquency: Badge?
  let figures: LoanFigures
  let terms: [(String, String)]
  let parts: [BalancePart]
  let total: String
  let rows: [ScheduleRow]
  let repayments: [RepaymentLine]
  let fees: [FeeLine]
  let garantia: GarantiaView?
  let rejection: RejectionView?
  let refund: RefundView?
  let story: [Moment]
  let actions: LoanActions
  let panels: [PanelView]

  var title: String { "Crédito \(folio)" }
  var width: PageWidth { .wide }
  var breadcrumbs: [Crumb] { [Crumb("Créditos", "/oficina/creditos")] }
}

/// The figures that stand at the head.
struct LoanFigures: Sendable {
  let asOf: String
  let toPay: String
  let toPayDetail: String
  let next: String
  let nextDetail: String
  let payoff: String
  let payoffDetail: String
  let daysPastDue: String
  let daysDetail: String
}

/// A part of what is owed, and the formulas and postings it opens to.
struct BalancePart: Sendable {
  let name: String
  let amount: String
  let lines: [FormulaLine]
  let postings: [PostingLine]
}

struct FormulaLine: Sendable {
  let what: String
  let formula: String
  let amount: String
}

struct PostingLine: Sendable {
  let entry: EntryID
  let on: String
  let memo: String
  let account: String
  let debit: String
  let credit: String
}

/// One instalment: what was agreed and what is left of it.
struct ScheduleRow: Sendable {
  let number: String
  let dueOn: String
  let principal: String
  let interest: String
  let iva: String
  let fees: String
  let moratorio: String
  let total: String
  let paid: String
  let unpaid: String
  let balance: String
  let state: Badge
  let isLate: Bool
  let isDone: Bool
}

struct RepaymentLine: Sendable {
  let on: String
  let method: String
  let amount: String
  let principal: String
  let interest: String
  let moratorio: String
  let fees: String
  let iva: String
  let feeReturned: String
  let creditUsed: String
  let excess: String
  /// All of it in one line.
  let applied: String
  let reversed: String?
}

/// What the visitor may do here, and the token that carries it.
struct LoanActions: Sendable {
  let csrf: String
  var collectionFee: String?
  var act: String
  var prepayable: String?
  var cancellableThrough: String?
  var cancellationRequestedOn: String?
  /// The bank has not said yet that the money stayed.
  var isCancellationUnanswered = false
  var hasRelease = false
  /// Whether a fee charged by mistake may be undone from here.
  var mayCorrect = false
  /// What of the deposit would pay what is overdue.
  var applicable: String?
  /// What of the deposit would go back.
  var returnable: String?
  var mayReorder = false
  var mayCancelRejected = false
  var mayRefund = false
}

/// A part of the page that another module offers.
struct PanelView: Sendable {
  let title: String
  let content: HTML
}
