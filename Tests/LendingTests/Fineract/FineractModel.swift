import Kernel

@testable import Lending

/// The oracle's instalment-model cases: periods given one by one, drawdowns and early payments,
/// and what each row and each stretch of it must show.
struct FineractModel {
  let scenario: FineractCase

  /// The first figure that differs, in words; nil where all agree.
  func difference() throws -> String? {
    for checkpoint in scenario.checkpoints {
      let plan = try plan(after: scenario.events.prefix(checkpoint.afterEvent))
      if let found = difference(checkpoint, plan) {
        return "after event \(checkpoint.afterEvent), \(found)"
      }
    }
    return nil
  }

  private func plan(after events: ArraySlice<FineractCase.Event>) throws -> RunningPlan {
    var plan = RunningPlan(periods: try periods(), rate: try rate())
    for event in events {
      let amount = event.amount?.money ?? .zero
      let on = try date(event.date)
      switch event.type {
      case "disburse": plan.draw(amount, on: on)
      case "payPrincipal":
        plan.payEarly(amount, ofRowEnding: try date(event.installmentDueDate), on: on)
      case "payInterest": break
      case "balanceCorrection": plan.correctBalance(by: amount, on: on)
      default: throw FineractUnknown(what: event.type)
      }
    }
    return plan
  }

  private func periods() throws -> [RunningPlan.Period] {
    try (scenario.config.periods ?? []).map {
      let (start, end) = (try date($0.from), try date($0.due))
      return RunningPlan.Period(start: start, end: end, days: start.days(to: end))
    }
  }

  private func rate() throws -> PeriodicRate {
    let config = scenario.config
    let percent = scaled(config.annualRate?.text ?? "0", toPlaces: 4) ?? 0
    let every = config.repaymentEvery ?? 1
    let length: PeriodicRate.Length =
      switch (config.repaymentFrequencyType, config.daysInMonth?.text) {
      case ("DAYS", _): .days(every)
      case ("WEEKS", _): .days(7 * every)
      case (_, "30"): .months(every)
      case (_, _): .calendarMonths(every)
      }
    return PeriodicRate(
      rate: SignificantDecimal(
        Rate(millionths: percent), digits: config.mathContextPrecision ?? 12),
      length: length,
      year: Int(config.daysInYear?.text ?? "").map(PeriodicRate.Year.fixed) ?? .actual)
  }

  private func difference(
    _ checkpoint: FineractCase.Checkpoint, _ plan: RunningPlan
  ) -> String? {
    for row in checkpoint.rows {
      let ours = plan.rows[row.nr - 1]
      let figures: [(String, Decimal2?, Money)] = [
        ("emi", row.emi, ours.payment), ("interest", row.interest, ours.interest),
        ("principal", row.principal, ours.principal), ("balance", row.balance, ours.closing),
      ]
      for (name, theirs, ours) in figures {
        guard let theirs, theirs.money != ours else { continue }
        return "row \(row.nr) \(name): \(theirs.money.minorUnits), ours \(ours.minorUnits)"
      }
    }
    for segment in checkpoint.segments ?? [] {
      let stretches = plan.rows[segment.nr - 1].stretches
      guard stretches.indices.contains(segment.segment) else {
        return "row \(segment.nr) has no segment \(segment.segment)"
      }
      let ours = stretches[segment.segment]
      let place = "row \(segment.nr) segment \(segment.segment)"
      if scaled(segment.rateFactor, toPlaces: 12) != ours.factor.scaled(toPlaces: 12) {
        return "\(place) factor: \(segment.rateFactor), ours \(ours.factor.scaled(toPlaces: 12))"
      }
      if segment.interest.money != ours.interest {
        return "\(place): \(segment.interest.money.minorUnits), ours \(ours.interest.minorUnits)"
      }
    }
    return nil
  }
}

/// Something in the oracle's file that the adapter has no words for.
struct FineractUnknown: Error {
  let what: String
}

func date(_ text: String?) throws -> CalendarDate {
  guard let text, let date = CalendarDate(text) else {
    throw FineractUnknown(what: "date \(text ?? "missing")")
  }
  return date
}
