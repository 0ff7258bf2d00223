import Kernel
import Lending

/// What the ledger must hold of one loan at the end of a day, by account: debits positive,
/// credits negative, zero in all. What there is to post is always the difference of two of these,
/// so that a backdated payment, a reversal and a change of stage post themselves.
struct LoanBooks: Hashable {
  private(set) var amounts: [String: Money] = [:]

  static let empty = LoanBooks()

  /// Before the money arrives there is nothing in the books.
  static func of(_ account: LoanAccount, on date: CalendarDate) -> LoanBooks {
    let position = account.position(on: date)
    var books = LoanBooks()
    let stage = Stage(of: position)
    books.addPrincipal(account.terms, position, stage)
    books.addOpeningFee(account, position)
    books.addCash(position)
    books.addInterest(position, stage)
    books.addFees(position)
    books.addInsurance(position)
    books.addDecisions(position, stage)
    precondition(books.amounts.values.reduce(.zero, +).isZero, "the books of a loan balance")
    return books
  }

  /// What must be added to `earlier` to reach this.
  func difference(from earlier: LoanBooks) -> [(account: String, amount: Money)] {
    let accounts = Set(amounts.keys).union(earlier.amounts.keys).sorted()
    return accounts.compactMap { account in
      let amount = (amounts[account] ?? .zero) - (earlier.amounts[account] ?? .zero)
      return amount.isZero ? nil : (account, amount)
    }
  }
}

extension LoanBooks {
  mutating func debit(_ account: String, _ amount: Money) {
    amounts[account, default: .zero] += amount
  }

  mutating func credit(_ account: String, _ amount: Money) { debit(account, -amount) }

  private mutating func addPrincipal(_ terms: LoanTerms, _ position: Position, _ stage: Stage) {
    let (totals, drawn) = (position.totals, position.totals.disbursed - terms.amortizedPrincipal)
    debit(
      "1201" + stage.suffix,
      totals.disbursed + totals.capitalised.total - totals.applied.principal
        - totals.relieved.principal)
    credit("1102", terms.netDisbursement + drawn)
  }

  /// The opening fee is earned evenly over the loan's life and at once when it ends; its IVA was
  /// collected with it. Cancelling gives both back.
  private mutating func addOpeningFee(_ account: LoanAccount, _ position: Position) {
    let fee = account.terms.openingFeePart
    let returned = position.totals.feeReturned
    let earned = Self.earned(fee.net - returned.net, account, position)
    credit("2107", fee.net - returned.net - earned)
    credit("4103", earned)
    credit("2105-02", fee.iva - returned.iva)
  }

  private static func earned(_ fee: Money, _ account: LoanAccount, _ position: Position) -> Money {
    let start = account.terms.disbursedOn
    let life = start.days(to: account.schedule.lastDueOn)
    let passed = min(max(0, start.days(to: position.on)), life)
    switch position.standing {
    case .paidOff, .cancelled, .writtenOff, .sold: return fee
    case .open:
      let units = Rounding.halfEven.divide(
        Int128(fee.minorUnits) * Int128(passed), by: Int128(life))
      return Money(minorUnits: units)
    }
  }

  /// Payments entered the bank against deposits to be applied; applying them clears that account.
  private mutating func addCash(_ position: Position) {
    debit("2102", position.totals.received)
    credit("2103", position.totals.credit)
    credit("1102", position.totals.refunded)
    debit("1301", position.totals.refundedTooMuch)
    credit("2102", position.totals.takenBack)
    // A reward for punctuality pays interest as if it were money; its IVA is not collected.
    debit("7101", position.totals.rewarded.net)
    debit("2105-02", position.totals.rewarded.iva)
  }

  /// In stage 3 interest is income only once it is collected; until then it stands in memorandum
  /// accounts.
  private mutating func addInterest(_ position: Position, _ stage: Stage) {
    let totals = position.totals
    let (earned, collected) = (totals.earned, totals.applied + totals.exchanged)
    let left = earned - totals.applied - totals.relieved
    let owed = left.ordinaryInterest.net + left.moratorio.net
    let taxEarned = earned.ordinaryInterest.iva + earned.moratorio.iva
    let taxLost = totals.lost.ordinaryInterest.iva + totals.lost.moratorio.iva
    let taxApplied = collected.ordinaryInterest.iva + collected.moratorio.iva
    if stage == .three {
      credit("4101", collected.ordinaryInterest.net)
      credit("4102", collected.moratorio.net)
      debit("8103", owed)
      credit("8102", owed)
    } else {
      debit("1202" + stage.suffix, owed)
      credit("4101", earned.ordinaryInterest.net)
      credit("4102", earned.moratorio.net)
    }
    addIVA(earned: taxEarned - taxLost, applied: taxApplied)
  }

  private mutating func addFees(_ position: Position) {
    let totals = position.totals
    let fees = { (balance: Balance) in balance.fees + balance.collectionFees }
    let charged = fees(totals.earned)
    let collected = fees(totals.applied) + fees(totals.exchanged)
    debit("1203", charged.net - fees(totals.applied).net - fees(totals.relieved).net)
    credit("4103", charged.net)
    addIVA(earned: charged.iva - fees(totals.lost).iva, applied: collected.iva)
  }

  /// Premiums are the insurer's: owed to it as they fall due, never income.
  private mutating func addInsurance(_ position: Position) {
    let totals = position.totals
    let (charged, paid) = (totals.earned.insurance, totals.applied.insurance)
    debit("1203", charged.net - paid.net - totals.relieved.insurance.net)
    credit("2108", charged.net)
    addIVA(
      earned: charged.iva - totals.lost.insurance.iva,
      applied: paid.iva + totals.exchanged.insurance.iva)
  }

  /// IVA is owed to the treasury as it is earned, and moves from not collected to collected.
  private mutating func addIVA(earned: Money, applied: Money) {
    debit("1204", earned - applied)
    credit("2105-01", earned - applied)
    credit("2105-02", applied)
  }
}
