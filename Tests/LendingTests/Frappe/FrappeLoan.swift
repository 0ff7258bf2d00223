import Kernel
import Lending

/// One of their loans with our engine.
struct FrappeLoan {
  let theirs: FrappeCase

  /// A row that is not theirs, in words. By one centavo, their binary numbers may have lost a tie.
  struct Difference {
    let words: String
    var isOneCentavo = false
  }

  func differences() throws -> [Difference] {
    let schedule = try Schedule(try terms(), calendar: BusinessCalendar())
    guard schedule.installments.count == theirs.rows.count else {
      let count = schedule.installments.count
      return [Difference(words: "\(count) rows instead of \(theirs.rows.count)")]
    }
    return zip(theirs.rows, schedule.installments).compactMap { row, ours in
      difference(row, ours)
    }
  }

  private var isFlat: Bool { theirs.input.product == "Flat Loan" }

  /// A first period longer than a month is cut: interest alone for its first part, in a row of its
  /// own, and then the instalments.
  private var startsWithInterest: Bool {
    theirs.input.frequency == "Monthly"
      && theirs.input.firstDue > theirs.input.disbursedOn.adding(months: 1)
  }

  private func terms() throws -> LoanTerms {
    let input = theirs.input
    let lead = startsWithInterest ? 1 : 0
    return LoanTerms(
      principal: centavos(input.principal), disbursedOn: input.disbursedOn,
      installmentCount: (input.periods ?? 120) + lead, frequency: try frequency(),
      method: input.fixedAmount.map { .fixedPayment(centavos($0)) } ?? (isFlat ? .flat : .level),
      annualRate: Rate(millionths: centavos(theirs.rate).minorUnits * 100),
      dayCount: isFlat ? .byPeriod : .actual365, annuityBasis: .equalPeriods, ivaOnInterest: .zero,
      ivaOnFees: .zero,
      firstDue: FirstDue(stub: .spread, on: input.firstDue.adding(months: -lead)),
      workingDays: WorkingDayRule(.none), grace: Grace(principal: lead),
      installmentRounding: InstallmentRounding(multiple: .mxn(1), mode: .up))
  }

  private func frequency() throws -> Frequency {
    switch theirs.input.frequency {
    case "Daily": return .days(1)
    case "Weekly": return .weeks(1)
    case "Bi-Weekly": return .weeks(2)
    case "Monthly": return .months(1)
    case "Quarterly": return .months(3)
    case let other: throw FineractUnknown(what: "frequency \(other)")
    }
  }

  private func difference(_ row: FrappeCase.Row, _ ours: Installment) -> Difference? {
    let place = "case \(theirs.id) row \(row.n)"
    if row.date != ours.dueOn {
      return Difference(words: "\(place) date: \(row.date), ours \(ours.dueOn)")
    }
    if !isFlat, row.days != ours.interestDays {
      return Difference(words: "\(place) days: \(row.days), ours \(ours.interestDays)")
    }
    let figures: [(String, Double, Money)] = [
      ("principal", row.principal, ours.principal), ("interest", row.interest, ours.interest),
      ("total", row.total, ours.total), ("balance", row.balance, ours.closingPrincipal),
    ]
    for (name, theirs, ours) in figures where centavos(theirs) != ours {
      return Difference(
        words: "\(place) \(name): \(theirs), ours \(ours.minorUnits)",
        isOneCentavo: abs((centavos(theirs) - ours).minorUnits) == 1)
    }
    return nil
  }
}
