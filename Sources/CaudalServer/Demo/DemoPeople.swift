import CRMAPI
public import Kernel

/// The sixty people of each demo institution: always the same ones, with a life each. The first
/// four are the cast that tests and stories know.
public enum DemoPeople {
  public static func solera() -> [DemoPerson] { people(.city, seed: 1) }
  public static func raices() -> [DemoPerson] { people(.country, seed: 2) }

  enum Setting {
    case city, country
  }

  private static func people(_ setting: Setting, seed: UInt64) -> [DemoPerson] {
    var numbers = SeededNumbers(seed: seed)
    return DemoLife.sixty.enumerated().map { index, life in
      DemoMaker(setting: setting, ordinal: index + 1, life: life).person(&numbers)
    }
  }
}

/// Makes one person out of the dice.
struct DemoMaker {
  let setting: DemoPeople.Setting
  let ordinal: Int
  let life: DemoLife

  func person(_ numbers: inout SeededNumbers) -> DemoPerson {
    let (name, sex) = nameAndSex(&numbers)
    let bornOn = birth(&numbers)
    let birthplace = Birthplace.state(pick(birthStates, &numbers))
    let town = pick(setting == .city ? DemoNames.cityTowns : DemoNames.countryTowns, &numbers)
    let jobs = setting == .city ? DemoNames.cityJobs : DemoNames.countryJobs
    let income = Int64.random(in: incomeRange, using: &numbers) * 250
    return DemoPerson(
      ordinal: ordinal, name: name, bornOn: bornOn, sex: sex, birthplace: birthplace,
      curp: curp(name, bornOn, sex, birthplace), rfc: rfc(name, bornOn), phone: phone,
      email: ordinal % 2 == 1 ? "persona\(ordinal)@ejemplo.example" : nil,
      occupation: pick(jobs, &numbers),
      monthlyIncome: .mxn(income), address: address(in: town, &numbers),
      clabe: .make(bank: pick([12, 14, 21, 72, 127], &numbers), plaza: 180, account: ordinal),
      life: life, wish: wish(&numbers), seat: seat)
  }

  /// The cast keeps its names; everyone else takes what comes.
  private func nameAndSex(_ numbers: inout SeededNumbers) -> (PersonName, Sex) {
    let cast = [
      ("Guadalupe", "Hernández", "Ruiz", Sex.woman), ("Alberto", "Ramírez", "Soto", .man),
      ("María Elena", "Cruz", "Ortiz", .woman), ("Jesús", "García", "López", .man),
    ]
    let isWoman = Int.random(in: 0..<100, using: &numbers) < (setting == .city ? 55 : 85)
    let names = pick(isWoman ? DemoNames.women : DemoNames.men, &numbers)
    let first = pick(DemoNames.surnames, &numbers)
    // One in fifteen has a single surname.
    let second = ordinal % 15 == 0 ? nil : pick(DemoNames.surnames, &numbers)
    if ordinal <= cast.count {
      let one = cast[ordinal - 1]
      return (named(one.0, one.1, one.2), one.3)
    }
    return (named(names, first, second), isWoman ? .woman : .man)
  }

  private func named(_ names: String, _ first: String, _ second: String?) -> PersonName {
    guard let name = PersonName(names: names, firstSurname: first, secondSurname: second) else {
      preconditionFailure("the demo's names are names")
    }
    return name
  }

  /// From 21 to 64 years old when the demo was written.
  private func birth(_ numbers: inout SeededNumbers) -> CalendarDate {
    guard let youngest = CalendarDate(year: 2005, month: 6, day: 1) else {
      preconditionFailure("a day of the calendar")
    }
    return youngest.adding(days: -Int.random(in: 0..<15_700, using: &numbers))
  }

  private func curp(
    _ name: PersonName, _ bornOn: CalendarDate, _ sex: Sex, _ birthplace: Birthplace
  ) -> CURP {
    let stem =
      CURP.suggestion(for: name, bornOn: bornOn, sex: sex, in: birthplace)
      + (bornOn.year < 2000 ? "0" : "A")
    guard let curp = CURP(stem + String(CURP.checkDigit(of: stem))) else {
      preconditionFailure("a key made by the rules holds")
    }
    return curp
  }

  private func rfc(_ name: PersonName, _ bornOn: CalendarDate) -> RFC {
    guard let rfc = RFC(RFC.suggestion(for: name, bornOn: bornOn)) else {
      preconditionFailure("a key made by the rules holds")
    }
    return rfc
  }

  /// Numbers that no carrier gives: the exchange is all zeros.
  private var phone: PhoneNumber {
    let line = String(1_000 + ordinal)
    guard let phone = PhoneNumber((setting == .city ? "550000" : "951000") + line) else {
      preconditionFailure("ten digits are a telephone")
    }
    return phone
  }

  private func address(in town: DemoNames.Town, _ numbers: inout SeededNumbers) -> PostalAddress {
    PostalAddress(
      street: pick(DemoNames.streets, &numbers),
      exteriorNumber: String(Int.random(in: 1...250, using: &numbers)),
      neighborhood: town.neighborhood, municipality: town.municipality,
      state: town.state.curpCode, postalCode: town.postalCode)
  }

  /// Of 250 pesos. Who was declined earns less than the policy asks.
  private var incomeRange: ClosedRange<Int64> {
    switch (setting, life) {
    case (.city, .declined): 12...20
    case (.country, .declined): 6...10
    case (.city, _): 32...96
    case (.country, _): 16...56
    }
  }

  private var birthStates: [MexicanState] {
    setting == .city
      ? [.ciudadDeMexico, .ciudadDeMexico, .estadoDeMexico, .puebla, .veracruz, .michoacan]
      : [.oaxaca, .oaxaca, .oaxaca, .puebla, .chiapas, .guerrero]
  }

  private func pick<Element>(_ list: [Element], _ numbers: inout SeededNumbers) -> Element {
    list[Int.random(in: 0..<list.count, using: &numbers)]
  }
}
