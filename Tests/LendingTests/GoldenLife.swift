import Foundation
import Kernel
import Lending
import LendingLives
import Testing

/// A line of charges.csv or modifications.csv, as lives.py writes it.
extension GoldenTable.Line {
  var life: LoanAccount {
    get throws {
      var terms = terms
      terms.moratorio = Moratorio(
        base: Moratorio.Base(rawValue: self["base"])!, graceDays: integer("graceDays"),
        cap: self["capPPM"].isEmpty ? nil : rate("capPPM"),
        ordinaryInterest: self["beside"] == "1" ? .runsBeside : .stops)
      terms.lateFee = lateFee
      terms.tolerance = Tolerance(amount: money("toleranceAmount"), days: integer("toleranceDays"))
      let reward = self["reward"].split(separator: ":")
      if let kind = reward.first {
        terms.punctuality = Punctuality(
          share: Rate(millionths: Int64(reward[1])!),
          reward: Punctuality.Reward(rawValue: String(kind))!)
      }
      return LoanAccount(
        schedule: try Schedule(terms, calendar: goldenCalendar), events: livedEvents)
    }
  }

  private var lateFee: LateFee? {
    let words = self["lateFee"].split(separator: ":").map(String.init)
    guard !words.isEmpty else { return nil }
    let amount: LateFee.Amount =
      switch words[0] {
      case "fixed": .fixed(.centavos(Int64(words[2])!))
      case "share": .share(Rate(millionths: Int64(words[2])!))
      default:
        .ladder(
          words[6].split(separator: ";").map { step in
            let parts = step.split(separator: "/")
            return LateFee.Step(daysLate: Int(parts[0])!, total: .centavos(Int64(parts[1])!))
          })
      }
    return LateFee(
      amount, frequency: LateFee.LateFrequency(rawValue: words[1])!, graceDays: Int(words[3])!,
      minimumOverdue: .centavos(Int64(words[4])!),
      cap: words[5] == "-" ? nil : .centavos(Int64(words[5])!))
  }

  private var livedEvents: [LoanEvent] { Self.events(self["events"]) }

  /// `kind:day:words kind:day:words…`
  static func events(_ told: String) -> [LoanEvent] {
    told.split(separator: " ").enumerated().map { index, text in
      let words = text.split(separator: ":").map(String.init)
      return LoanEvent(
        id: "evt-\(1_000 + index)", effectiveOn: CalendarDate(words[1])!, instant: Int64(index),
        what(words))
    }
  }

  private static func what(_ words: [String]) -> LoanEvent.What {
    func amount(_ place: Int = 2) -> Money { .centavos(Int64(words[place])!) }
    func earlier(_ place: Int = 2) -> String { "evt-\(1_000 + Int(words[place])!)" }
    func rate(_ place: Int) -> Rate? { Int64(words[place]).map { Rate(millionths: $0) } }
    switch words[0] {
    case "pay": return .payment(amount: amount())
    case "payoff": return .payoff(amount: amount())
    case "shorten": return .prepayment(amount: amount(), choosing: .shortenTerm)
    case "lower": return .prepayment(amount: amount(), choosing: .lowerInstallments)
    case "fee": return .collectionFee(amount: amount())
    case "waive": return .waiver(amount: amount(), of: Component(rawValue: words[3])!)
    case "dispute": return .disputeOpened(amount: amount(), installment: Int(words[3])!)
    case "settled": return .disputeClosed(of: earlier())
    case "back": return .chargeback(amount: amount(), of: earlier(3))
    case "undo": return .reversal(of: earlier())
    case "rate": return .rateChange(to: rate(2)!)
    case "resched":
      return .modification(.reschedule(NewTerms(annualRate: rate(2), dates: dates(words[3]))))
    case "reage": return .modification(.reage(NewTerms(dates: dates(words[2]))))
    case "reamort": return .modification(.reamortise)
    case "restructure":
      let chosen = words[2].split(separator: "+").compactMap { Component(rawValue: String($0)) }
      return .modification(.restructure(capitalising: chosen, NewTerms(dates: dates(words[3]))))
    case "topup":
      return .modification(.topUp(amount: amount(), NewTerms(dates: dates(words[3]))))
    case "holiday":
      return .modification(
        .paymentHoliday(
          PaymentHoliday(
            installments: Int(words[2])!, interest: HolidayInterest(rawValue: words[3])!,
            further: dates(words[4]) ?? [])))
    case "castigo": return .modification(.writeOff)
    case "sale": return .modification(.sale)
    default: preconditionFailure("an event of an unknown kind")
    }
  }

  private static func dates(_ text: String) -> [AgreedDate]? {
    guard text != "-" else { return nil }
    return text.split(separator: ";").map { date in
      let parts = date.split(separator: "/")
      return AgreedDate(
        end: CalendarDate(parts[0])!, dueOn: CalendarDate(parts[1])!, interestDays: Int(parts[2])!)
    }
  }

  /// `component:net:iva;…`
  func balance(_ name: String) -> Balance {
    self[name].split(separator: ";").reduce(into: .zero) { balance, text in
      let parts = text.split(separator: ":")
      balance[Component(rawValue: String(parts[0]))!] = Part(
        net: .centavos(Int64(parts[1])!), iva: .centavos(Int64(parts[2])!))
    }
  }

  /// Whether a life stands on this line's day where the one lived day by day does.
  func check(_ account: LoanAccount) {
    let on = date("on")
    let place: Comment = "case \(self["case"]) on \(self["on"])"
    let position = account.position(on: on)
    #expect(position.outstanding == balance("closing"), place)
    #expect(position.totals.applied == balance("applied"), place)
    #expect(position.totals.waived == balance("waived"), place)
    #expect(position.totals.capitalised == balance("capitalised"), place)
    #expect(position.totals.writtenOff == balance("writtenOff"), place)
    #expect(position.totals.recovered == balance("recovered"), place)
    #expect(position.totals.sold == balance("sold"), place)
    #expect(position.due.total == money("due"), place)
    #expect(position.pastDue.total == money("pastDue"), place)
    #expect(position.credit == money("credit"), place)
    #expect(position.totals.rewarded.total == money("rewarded"), place)
    #expect(position.rewardable == money("spared"), place)
    #expect(position.daysPastDue == integer("daysPastDue"), place)
    #expect(position.standing.word == self["standing"], place)
    let table = account.installments(on: on).filter { $0.dueOn > on }
      .map { row in
        let principal = row.unpaid.principal.minorUnits
        return "\(row.installment):\(row.dueOn):\(principal):\(row.unpaid.total.minorUnits)"
      }
    #expect(table.joined(separator: " ") == self["table"], place)
    let explained = account.explain(on: on).map(\.amount).sum
    #expect(explained == position.outstanding.total, place)
  }
}

extension Standing {
  fileprivate var word: String {
    switch self {
    case .open: "open"
    case .paidOff: "paidOff"
    case .cancelled: "cancelled"
    case .writtenOff: "writtenOff"
    case .sold: "sold"
    }
  }
}
