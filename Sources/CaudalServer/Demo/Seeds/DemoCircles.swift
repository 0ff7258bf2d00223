import Kernel

/// The groups of the demo: one that has ended or should have, one that has just begun, and the
/// three that everybody else sits in.
struct DemoCircles {
  let today: CalendarDate

  /// Nil for whoever borrows alone or not yet.
  func circle(of person: DemoPerson, among people: [DemoPerson]) -> DemoCircle? {
    guard let seat = person.seat else { return nil }
    switch person.life {
    case .paidOff, .late(days: 90...):
      return circle("Sol del Valle", "etla", .wednesday, weeks: 20)
    case .current where isNewcomer(person, among: people):
      return circle("Manos Unidas", "tehuacan", .thursday, weeks: 2)
    case .current, .late, .cancelled, .draft, .inReview, .moreNeeded, .declined, .approved,
      .signed:
      let weeks = [Weekday.tuesday: 15, .wednesday: 14, .thursday: 13][seat.meetingDay] ?? 14
      return circle(seat.group, seat.branch, seat.meetingDay, weeks: weeks)
    }
  }

  /// Eight of those who are up to date began this month.
  private func isNewcomer(_ person: DemoPerson, among people: [DemoPerson]) -> Bool {
    people.filter { $0.life == .current }.suffix(8).contains { $0.ordinal == person.ordinal }
  }

  /// It meets, and was paid, on the same day of the week.
  private func circle(
    _ name: String, _ branch: String, _ weekday: Weekday, weeks: Int
  ) -> DemoCircle {
    var day = today.adding(days: -7 * weeks)
    while day.weekday != weekday { day = day.adding(days: -1) }
    return DemoCircle(name: name, branch: branch, meetingDay: weekday, startOn: day)
  }
}
