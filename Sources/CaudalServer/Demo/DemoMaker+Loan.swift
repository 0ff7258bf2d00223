import Kernel

extension DemoMaker {
  /// What they ask for: whole five hundreds that the product sells.
  func wish(_ numbers: inout SeededNumbers) -> DemoPerson.LoanWish {
    let steps = Int64.random(in: 0...20, using: &numbers)
    let term = Int.random(in: 0..<4, using: &numbers)
    let (code, terms) = productAndTerms
    return DemoPerson.LoanWish(
      productCode: code, amount: amount(steps), installments: terms[term])
  }

  private func amount(_ steps: Int64) -> Money {
    switch setting {
    case .city where ordinal % 8 == 2: .mxn(10_000 + steps / 5 * 1_000)
    case .city where ordinal % 4 == 0: .mxn(5_000 + steps * 500)
    case .city: .mxn(3_000 + steps * 500)
    case .country where life.hasLoan: .mxn(3_000 + steps * 500)
    case .country: .mxn(5_000 + steps * 250 / 500 * 500)
    }
  }

  private var productAndTerms: (code: String, terms: [Int]) {
    switch setting {
    case .city where ordinal % 8 == 2: ("credito-negocio", [6, 12, 18, 24])
    case .city where ordinal % 4 == 0: ("credito-mensual", [6, 9, 12, 18])
    case .city where ordinal % 4 == 1: ("credito-personal", [6, 12, 18, 24])
    case .city: ("credito-quincenal", [8, 12, 18, 24])
    case .country where life.hasLoan: ("grupal-16", [16, 16, 16, 16])
    case .country where ordinal % 3 == 0: ("catorcenal", [8, 12, 16, 16])
    case .country where ordinal % 6 == 1: ("reunion-mensual", [4, 6, 8, 6])
    case .country where ordinal % 3 == 1: ("cosecha", [6, 9, 6, 9])
    case .country: ("individual-semanal", [12, 16, 20, 24])
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
