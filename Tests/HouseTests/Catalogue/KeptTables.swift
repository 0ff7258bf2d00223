/// The tables whose rows the application must leave as they are, or at least leave. Each is named,
/// and each name is looked up: a rule about a table that does not exist guards nothing.
enum KeptTables {
  /// Written once: a correction is a new row that names the old one.
  static let appendOnly = [
    "audit.act", "audit.seal",
    "compliance.list_entry", "compliance.list_version", "compliance.list_word",
    "compliance.screening",
    "crm.account_correction",
    "decisioning.decision",
    "identity.access_attempt",
    "jobs.event", "jobs.inbox",
    "kyc.consent", "kyc.document",
    "ledger.entry", "ledger.line",
    "origination.application_event",
    "payments.submission",
    "servicing.close_step", "servicing.garantia_movement", "servicing.late_return",
    "servicing.loan_event", "servicing.refund_movement", "servicing.rejected_disbursement",
    "servicing.repayment", "servicing.repayment_reversal", "servicing.reversed_payment",
    "signature.cancellation", "signature.document", "signature.happening", "signature.signature",
    "signature.superseded_package",
    "tenancy.document_version", "tenancy.manifest_version", "tenancy.product_version",
  ]

  /// They change their state, and never go away: money that came, left or is owed, and what says
  /// why.
  static let neverDeleted = [
    "channels.message", "identity.approval", "identity.staff", "origination.application",
    "payments.collection_account", "payments.disbursement", "payments.notice", "payments.receipt",
    "payments.till", "servicing.installment", "servicing.loan", "signature.contract",
  ]

  static let names = appendOnly + neverDeleted

  static func values(_ tables: [String]) -> String {
    tables.map { "('\($0)')" }.joined(separator: ", ")
  }
}
