import Kernel
import Lending
import Tenancy

/// Works out when each person must have begun so that today they are where their life says.
struct DemoPlanner {
  let manifest: Manifest
  let products: [LoanProduct]
  let today: CalendarDate

  func plans(of people: [DemoPerson]) throws -> [DemoPlan] {
    let circles = DemoCircles(today: today)
    let borrowers = people.filter { $0.life == .current }
    return try people.map { person in
      if let circle = circles.circle(of: person, among: people) {
        return try complete(plan(of: person, from: circle.startOn, in: circle))
      }
      let place = borrowers.firstIndex { $0.ordinal == person.ordinal } ?? 0
      return try alone(person, place: place, of: borrowers.count)
    }
  }

  private func alone(_ person: DemoPerson, place: Int, of count: Int) throws -> DemoPlan {
    let back: Int
    switch person.life {
    case .draft: back = person.ordinal % 4
    case .inReview: back = person.ordinal % 5
    case .moreNeeded: back = 3 + person.ordinal % 4
    case .declined: back = 5 + person.ordinal * 7 % 100
    case .approved: back = person.ordinal % 3
    case .signed: back = person.ordinal % 2
    case .current: return try running(person, back: 6 + place * 132 / max(1, count))
    case .late(let days): return try late(person, days: days)
    case .paidOff: back = 128 - person.ordinal % 20
    case .cancelled: back = 24
    }
    return try complete(plan(of: person, from: today.adding(days: -back)))
  }

  /// A short loan cannot have begun so long ago that it is over.
  private func running(_ person: DemoPerson, back: Int) throws -> DemoPlan {
    var back = back
    while back > 6 {
      let plan = plan(of: person, from: today.adding(days: -back))
      if let last = try schedule(of: plan)?.lastDueOn, last > today { return try complete(plan) }
      back -= 15
    }
    return try complete(plan(of: person, from: today.adding(days: -6)))
  }

  /// The start whose table has a due date closest to that many days ago, in the same bucket, with
  /// something paid before if it can be.
  private func late(_ person: DemoPerson, days: Int) throws -> DemoPlan {
    var best: (score: Int, plan: DemoPlan)?
    for back in (days + 8)...min(DemoOpening.daysOfStory - 2, days + 75) {
      let plan = try complete(plan(of: person, from: today.adding(days: -back)))
      guard let stop = plan.stopsPayingOn else { continue }
      let paid = plan.dueOn.count { $0 < stop }
      let score = distance(stop, days) * 10 + (paid == 0 ? 5 : 0) - min(paid, 4)
      if best.map({ score < $0.score }) ?? true { best = (score, plan) }
    }
    return try best?.plan ?? complete(plan(of: person, from: today.adding(days: -days - 30)))
  }

  private func plan(
    of person: DemoPerson, from day: CalendarDate, in circle: DemoCircle? = nil
  ) -> DemoPlan {
    let wish = person.wish
    let asked =
      switch person.life {
      case .inReview, .moreNeeded: max(wish.amount, forAPerson(person))
      case .draft, .declined, .approved, .signed, .current, .late, .paidOff, .cancelled:
        wish.amount
      }
    return DemoPlan(
      person: person, product: wish.productCode, amount: asked,
      installments: wish.installments, startOn: day, circle: circle)
  }

  /// More than the rules approve alone; of some so much that a policy offers them less.
  private func forAPerson(_ person: DemoPerson) -> Money {
    let alone = manifest.limits.automaticApproval
    return (person.ordinal >= 12 ? alone * 2 : alone) + .mxn(2_000)
  }

  private func schedule(of plan: DemoPlan) throws -> Schedule? {
    guard let product = products.first(where: { $0.code == plan.product }) else { return nil }
    let terms = product.terms(
      amount: plan.amount, installments: plan.installments, disbursedOn: plan.startOn)
    return try Schedule(terms, calendar: manifest.calendar)
  }

  /// Adds what their table and their life say: when they pay, and when they stop.
  private func complete(_ plan: DemoPlan) throws -> DemoPlan {
    guard plan.person.life.hasLoan, let schedule = try schedule(of: plan) else { return plan }
    var plan = plan
    let dates = schedule.installments.map(\.dueOn)
    plan.dueOn = Set(dates)
    switch plan.person.life {
    case .late(let days):
      plan.stopsPayingOn = dates.filter { $0 < today }
        .min { distance($0, days) < distance($1, days) }
    case .paidOff: plan.paysOffOn = plan.startOn.adding(days: 52 + plan.person.ordinal % 20)
    case .cancelled: plan.cancelsOn = plan.startOn.adding(days: 3)
    case .current, .draft, .inReview, .moreNeeded, .declined, .approved, .signed: break
    }
    return plan
  }

  /// Days off from the life, with another bucket far away.
  private func distance(_ date: CalendarDate, _ days: Int) -> Int {
    let late = max(0, date.days(to: today))
    let isSame = DelinquencyBucket(daysPastDue: late) == DelinquencyBucket(daysPastDue: days)
    return abs(late - days) + (isSame ? 0 : 100)
  }
}
