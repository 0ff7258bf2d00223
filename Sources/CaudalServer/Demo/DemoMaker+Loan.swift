import Kernel

extension DemoMaker {
  /// What they ask for: whole five hundreds that the product sells.
  func wish(_ numbers: inout SeededNumbers) -> DemoPerson.LoanWish {
    let steps = Int64.random(in: 0...20, using: &numbers)
    let term = Int.random(in: 0..<4, using: &numbers)
    switch setting {
    case .city where ordinal % 4 == 0:
      return DemoPerson.LoanWish(
        productCode: "credito-mensual", amount: .mxn(5_000 + steps * 500),
        installments: [6, 9, 12, 18][term])
    case .city:
      return DemoPerson.LoanWish(
        productCode: "credito-quincenal", amount: .mxn(3_000 + steps * 500),
        installments: [8, 12, 18, 24][term])
    case .country where life.hasLoan:
      return DemoPerson.LoanWish(
        productCode: "grupal-16", amount: .mxn(3_000 + steps * 500), installments: 16)
    case .country:
      return DemoPerson.LoanWish(
        productCode: "individual-semanal", amount: .mxn(3_000 + steps * 250 / 500 * 500),
        installments: [12, 16, 20, 24][term])
    }
  }

  /// In the country whoever has a loan has it with neighbours: three groups, in turns.
  var seat: DemoPerson.GroupSeat? {
    guard setting == .country, life.hasLoan else { return nil }
    let lives = DemoLife.sixty
    let place = lives[..<(ordinal - 1)].count { $0.hasLoan }
    let group = Self.groups[place % Self.groups.count]
    let office: DemoPerson.GroupSeat.Office =
      switch place / Self.groups.count {
      case 0: .presidenta
      case 1: .tesorera
      default: .integrante
      }
    return DemoPerson.GroupSeat(
      group: group.name, branch: group.branch, meetingDay: group.meetingDay, office: office)
  }

  private static let groups: [(name: String, branch: String, meetingDay: Weekday)] = [
    ("Flor de Maguey", "tlacolula", .tuesday), ("Las Jacarandas", "etla", .wednesday),
    ("Nuevo Amanecer", "tehuacan", .thursday),
  ]
}
