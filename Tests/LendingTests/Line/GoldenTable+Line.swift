import Kernel
import Lending
import LendingLives

/// `lines.csv`: the terms and the events of a line, as `make_lines.py` writes them.
extension GoldenTable.Line {
  var lineAccount: LineAccount {
    get throws { try LineAccount(lineTerms, calendar: goldenCalendar, events: lineEvents) }
  }

  private var lineTerms: LineTerms {
    LineTerms(
      limit: money("limit"), limitCovers: choice("covers"),
      overLimit: integer("overUpTo") < 0
        ? .refused : .allowed(upTo: rate("overUpTo"), fee: fee("over")),
      openedOn: date("opened"), annualRate: rate("ratePPM"),
      dayCount: choice("dayCount"),
      interest: LineInterest(
        method: choice("method"), interestFree: choice("free"), bearing: choice("bearing")),
      cutOffDay: integer("cutOffDay"), daysToPay: integer("daysToPay"), dueShift: choice("shift"),
      minimum: MinimumPayment(
        share: rate("minShare"), of: choice("minOf"), adding: choice("minAdding"),
        limitShare: rate("minLimitShare"), floor: money("minFloor")),
      lateCharge: lateCharge,
      fees: LineFees(
        annual: fee("annual"), unusedAnnualRate: rate("unusedPPM"), draw: fee("draw")),
      ivaOnInterest: rate("ivaPPM"), ivaOnFees: rate("ivaFeesPPM"),
      allocation: LineAllocation(
        pastDue: choices("pastDueOrder"), due: choices("dueOrder"), ahead: choices("aheadOrder"),
        direction: choice("direction"), draws: choices("drawOrder")),
      rounding: choice("rounding"))
  }

  private func choice<T: RawRepresentable<String>>(_ name: String) -> T {
    T(rawValue: self[name])!
  }

  private func choices<T: RawRepresentable<String>>(_ name: String) -> [T] {
    self[name].split(separator: " ").map { T(rawValue: String($0))! }
  }

  private func fee(_ name: String) -> FeeAmount? {
    switch self["\(name)Kind"] {
    case "fixed": .fixed(amount: money("\(name)Value"))
    case "share": .share(rate: rate("\(name)Value"))
    default: nil
    }
  }

  private var lateCharge: LateCharge {
    switch self["lateKind"] {
    case "moratorio":
      .moratorio(
        annualRate: rate("lateValue"), on: choice("lateBase"),
        ordinaryInterest: choice("lateOrdinary"))
    case "fixed": .fee(.fixed(amount: money("lateValue")))
    case "share": .fee(.share(rate: rate("lateValue")))
    default: .none
    }
  }

  /// `cash:2026-01-15:5000 pay:… reversal:date:index`, as the script writes them.
  private var lineEvents: [LineEvent] {
    self["events"].split(separator: " ").enumerated().map { index, text in
      let words = text.split(separator: ":")
      let value = Int64(words[2])!
      return LineEvent(
        id: "evt-\(1_000 + index)", effectiveOn: CalendarDate(words[1])!, instant: Int64(index),
        lineEvent(String(words[0]), value))
    }
  }

  private func lineEvent(_ word: String, _ value: Int64) -> LineEvent.What {
    let amount = Money(minorUnits: value)
    switch word {
    case "cash": return .draw(amount: amount, kind: .cash)
    case "purchase": return .draw(amount: amount, kind: .purchase)
    case "pay": return .payment(amount: amount)
    case "fee": return .fee(amount: amount)
    case "collection": return .collectionFee(amount: amount)
    case "limit": return .limitChange(to: amount)
    case "rate": return .rateChange(annual: Rate(millionths: value), moratorio: nil)
    case "rates":
      let rate = Rate(millionths: value)
      return .rateChange(annual: rate, moratorio: Rate(millionths: value * 2))
    case "block": return .block
    case "unblock": return .unblock
    case "close": return .closing
    case "refund": return .refund(amount: amount)
    case "reversal": return .reversal(of: "evt-\(1_000 + value)")
    default: preconditionFailure("an event of an unknown kind")
    }
  }
}
