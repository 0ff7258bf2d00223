import Kernel
import Lending

/// One of the oracle's loans, lived with our engine and compared at each of its checkpoints.
struct FineractLoan {
  let scenario: FineractCase

  /// The first figure that differs, in words; nil where all agree.
  func difference() throws -> String? {
    for checkpoint in scenario.checkpoints {
      let rows = try rows(after: checkpoint.afterEvent)
      if let found = difference(checkpoint, rows) {
        return "after event \(checkpoint.afterEvent), \(found)"
      }
    }
    return nil
  }

  private func rows(after count: Int) throws -> [InstallmentStanding] {
    let lived = scenario.events.prefix(count)
    let events = FineractEvents(events: lived)
    let approved = lived.last { $0.type == "approve" }
    let principal = events.first?.amount ?? approved?.amount ?? scenario.config.principal
    let disbursedOn = try date(
      events.first?.date ?? approved?.expectedDisbursementDate ?? scenario.config.submittedOn)
    var terms = try FineractTerms(config: scenario.config)
      .terms(principal: principal?.money ?? .zero, disbursedOn: disbursedOn)
    if events.first == nil { terms.downPayment?.collection = .byPayment }
    let account = LoanAccount(
      schedule: try Schedule(terms, calendar: BusinessCalendar()), events: try events.loanEvents())
    let end = account.events.map(\.effectiveOn).max() ?? disbursedOn
    return account.installments(on: max(end, disbursedOn))
  }

  private func difference(
    _ checkpoint: FineractCase.Checkpoint, _ rows: [InstallmentStanding]
  ) -> String? {
    guard rows.count == checkpoint.rows.count else {
      return "\(rows.count) rows instead of \(checkpoint.rows.count)"
    }
    for (theirs, ours) in zip(checkpoint.rows, rows) {
      if let found = difference(theirs, ours) { return "row \(theirs.nr) \(found)" }
    }
    return difference(totals: checkpoint.totals ?? [:], rows)
  }

  private func difference(_ theirs: FineractCase.Row, _ ours: InstallmentStanding) -> String? {
    let words: [(String, String?, String?)] = [
      ("days", theirs.days.map(String.init), String(ours.periodStart.days(to: ours.dueOn))),
      ("dueDate", theirs.dueDate, ours.dueOn.description),
      ("paidDate", theirs.paidDate, ours.clearedOn?.description),
    ]
    for (name, theirs, ours) in words where theirs != ours {
      return "\(name): \(theirs ?? "none"), ours \(ours ?? "none")"
    }
    let figures: [(String, Decimal2?, Money)] = [
      ("balance", theirs.balance, ours.closingPrincipal),
      ("principal", theirs.principal, ours.owed.principal),
      ("interest", theirs.interest, ours.owed.ordinaryInterest.total),
      ("fees", theirs.fees, ours.owed.fees.total),
      ("penalties", theirs.penalties, ours.owed.collectionFees.total),
      ("due", theirs.due, ours.owed.total), ("paid", theirs.paid, ours.paid.total),
      ("inAdvance", theirs.inAdvance, ours.paidInAdvance), ("late", theirs.late, ours.paidLate),
      ("outstanding", theirs.outstanding, ours.unpaid.total),
    ]
    return difference(figures)
  }

  private func difference(
    totals: [String: Decimal2], _ rows: [InstallmentStanding]
  ) -> String? {
    let owed = rows.reduce(Balance.zero) { $0 + $1.owed }
    return difference([
      ("total principal_due", totals["principal_due"], owed.principal),
      ("total interest", totals["interest"], owed.ordinaryInterest.total),
      ("total fees", totals["fees"], owed.fees.total),
      ("total penalties", totals["penalties"], owed.collectionFees.total),
      ("total due", totals["due"], owed.total),
      ("total paid", totals["paid"], rows.map(\.paid.total).sum),
      ("total in_advance", totals["in_advance"], rows.map(\.paidInAdvance).sum),
      ("total late", totals["late"], rows.map(\.paidLate).sum),
      ("total outstanding", totals["outstanding"], rows.map(\.unpaid.total).sum),
    ])
  }

  private func difference(_ figures: [(String, Decimal2?, Money)]) -> String? {
    for (name, theirs, ours) in figures {
      guard let theirs, theirs.money != ours else { continue }
      return "\(name): \(theirs.money.minorUnits), ours \(ours.minorUnits)"
    }
    return nil
  }
}
