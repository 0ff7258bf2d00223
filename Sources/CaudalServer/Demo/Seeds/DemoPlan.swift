import Kernel

/// What a demo person does and when: their life, worked out from today backwards.
struct DemoPlan: Sendable {
  let person: DemoPerson
  let product: String
  let amount: Money
  let installments: Int
  /// The day they apply; who gets a loan signs and is paid on it too.
  let startOn: CalendarDate
  /// By the table they sign.
  var dueOn: Set<CalendarDate> = []
  /// The first due date that they leave unpaid.
  var stopsPayingOn: CalendarDate?
  var paysOffOn: CalendarDate?
  var cancelsOn: CalendarDate?
  var circle: DemoCircle?

  /// Where their own ids come from: the same every time.
  func id<Subject>(_: Identifier<Subject>.Type, of slug: String) -> Identifier<Subject> {
    Identifier(DemoIDs.uuid("\(slug) \(Subject.prefix) \(person.ordinal)"))
  }

  /// One of those who finish pays a little more than is owed, and one who is up to date pays ahead:
  /// there is money of theirs to give back and to use.
  var surplus: Money {
    switch (person.life, person.ordinal) {
    case (.paidOff, 58): .mxn(200)
    case (.current, 30): .mxn(150)
    default: .zero
    }
  }

  func pays(on day: CalendarDate) -> Bool {
    guard let stopsPayingOn else { return true }
    return day < stopsPayingOn
  }
}

/// A group of neighbours as it was formed.
struct DemoCircle: Hashable, Sendable {
  let name: String
  let branch: String
  let meetingDay: Weekday
  let startOn: CalendarDate

  func id(of slug: String) -> LoanGroupID {
    LoanGroupID(DemoIDs.uuid("\(slug) group \(name)"))
  }
}
