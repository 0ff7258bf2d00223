import Kernel
import Lending
import ServicingAPI
import Web

/// The borrower's own loan: the next payment, how to pay it, what has been paid.
struct MyLoanPage: Page {
  let loan: LoanID
  let folio: String
  let product: String
  let status: LoanStatus
  let late: String?
  let amount: String
  let amountLabel: String
  let dueOn: String?
  let credit: String?
  let garantia: GarantiaView?
  /// The bank would not take the deposit, and when.
  let rejectedOn: String?
  let surplus: RefundView?
  /// What was to go back did not: the bank would not take their account.
  let isReturnStuck: Bool
  /// When the cancellation that was asked for stopped counting.
  let lapsedOn: String?
  let account: CollectionAccount?
  let outstanding: String
  let rows: [ScheduleRow]
  let repayments: [RepaymentLine]
  let actions: LoanActions

  var title: String { "Mi crédito" }
}

/// Where a person pays: their own CLABE with the institution.
struct CollectionAccount: Sendable {
  let clabe: String
  let bank: String
  let beneficiary: String
  /// Numeric reference that sends a transfer to this loan, where a person has several.
  let reference: String

  var facts: [(String, HTML)] {
    [
      ("Banco", "\(bank)"), ("A nombre de", "\(beneficiary)"),
      ("Referencia numérica", "\(reference)"),
    ]
  }

  /// Grouped as people read it: bank, place, account, check digit.
  var shown: String {
    guard clabe.count == 18 else { return clabe }
    let digits = Array(clabe)
    return [digits[0..<3], digits[3..<6], digits[6..<17], digits[17..<18]]
      .map { String($0) }.joined(separator: " ")
  }
}

extension MyLoanPage {
  init(_ file: LoanFile, account: CollectionAccount?, actions: LoanActions) {
    let position = file.account.position(on: file.date)
    loan = file.loan.id
    folio = file.loan.folio
    product = file.loan.product.name
    status = file.loan.status
    late = position.daysPastDue > 0 ? days(position.daysPastDue) : nil
    let isDue = position.toPay.isPositive
    amount = isDue ? position.toPay.text : position.nextDue?.amount.text ?? Money.zero.text
    amountLabel = isDue ? "Paga hoy" : "Tu próximo pago"
    dueOn = isDue ? nil : position.nextDue?.on.text.long
    credit = position.credit.isZero ? nil : position.credit.text
    garantia =
      file.garantia.movements.isEmpty && file.garantia.required.isZero
      ? nil : GarantiaView(file.garantia)
    rejectedOn = file.rejection?.on.text.long
    surplus = RefundView(file.refund)
    isReturnStuck = file.isReturnStuck
    lapsedOn = file.loan.status == .active ? file.loan.cancelLapsedOn?.text.long : nil
    self.account = account
    outstanding = file.isLent ? position.outstanding.total.text : Money.zero.text
    rows = file.rows
    repayments = file.repayments.map { RepaymentLine($0, file.application(of: $0)) }
    self.actions = actions
  }

  static var samples: KeyValuePairs<String, MyLoanPage> {
    let account = CollectionAccount(
      clabe: "646180000000000007", bank: "STP", beneficiary: "Solera, S.A. de C.V., SOFOM, E.N.R.",
      reference: "1234567")
    return [
      "al corriente": MyLoanPage(
        .sample(.active, on: "2026-11-25"), account: account, actions: .sample),
      "con atraso": MyLoanPage(
        .sample(.active, on: "2027-01-10"), account: account, actions: .collecting),
      "espera garantía": MyLoanPage(
        .sample(.awaitingDeposit), account: account, actions: .sample),
      "con garantía": MyLoanPage(
        .sample(.active, garantia: .sample), account: account, actions: .sample),
      "rechazado por el banco": MyLoanPage(
        .sample(.disbursing, isRejected: true), account: nil, actions: .sample),
      "con saldo a favor": MyLoanPage(
        .sample(.paidOff, on: "2026-12-10", surplus: .mxn(200)), account: nil,
        actions: .released),
      "por depositar": MyLoanPage(.sample(.disbursing), account: nil, actions: .sample),
      "liquidado": MyLoanPage(
        .sample(.paidOff, on: "2026-12-10"), account: nil, actions: .released),
    ]
  }
}

extension LoanFile {
  fileprivate var isReturnStuck: Bool {
    loan.endedOn != nil && (garantia.isStuck || refund.isStuck)
  }
}
