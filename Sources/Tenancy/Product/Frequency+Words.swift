import Kernel
public import Lending

/// How a frequency is told to people.
extension Frequency {
  /// `quincena`, `mes`: one period, after «cada»; `vez` where it has no name.
  public var periodWord: String { words.period }
  /// `quincenas`, `meses`, `pagos`: what a term is counted in.
  public var periodsWord: String { words.periods }
  /// `quincenal`: how often.
  public var adjective: String { words.adjective }
  /// `quincenales`, of several payments.
  public var adjectives: String {
    words.adjective.hasSuffix("l") ? words.adjective + "es" : words.adjective
  }
  /// Whether a period is said in the feminine.
  var isFeminine: Bool { words.period.hasSuffix("a") || words.period == "vez" }

  private var words: (period: String, periods: String, adjective: String) {
    switch self {
    case .weeks(1), .days(7): ("semana", "semanas", "semanal")
    case .weeks(2), .days(14): ("catorcena", "catorcenas", "catorcenal")
    case .quincenal: ("quincena", "quincenas", "quincenal")
    case .months(1): ("mes", "meses", "mensual")
    case .weekdayOfMonth(let weekday, let nth):
      ("mes", "meses", "el \(Self.ordinal(nth)) \(Self.weekdays[weekday.rawValue - 1]) de cada mes")
    case .months(2): ("bimestre", "bimestres", "bimestral")
    case .months(3): ("trimestre", "trimestres", "trimestral")
    case .months(4): ("cuatrimestre", "cuatrimestres", "cuatrimestral")
    case .months(6): ("semestre", "semestres", "semestral")
    case .months(12), .years(1): ("año", "años", "anual")
    case .days(let count): ("vez", "pagos", "cada \(count) días")
    case .weeks(let count): ("vez", "pagos", "cada \(count) semanas")
    case .months(let count): ("vez", "pagos", "cada \(count) meses")
    case .years(let count): ("vez", "pagos", "cada \(count) años")
    case .daysOfMonth(let days) where days.count == 1:
      ("mes", "meses", "el día \(Self.list(days)) de cada mes")
    case .daysOfMonth(let days) where days.count == 2:
      ("quincena", "quincenas", "los días \(Self.list(days)) de cada mes")
    case .daysOfMonth(let days): ("vez", "pagos", "los días \(Self.list(days)) de cada mes")
    case .dates: ("vez", "pagos", "en las fechas acordadas")
    }
  }

  private static func ordinal(_ nth: Int) -> String {
    nth == 5 ? "último" : ["primer", "segundo", "tercer", "cuarto"][nth - 1]
  }

  private static let weekdays = [
    "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo",
  ]

  /// `10 y 25`, `1, 11 y último`.
  private static func list(_ days: [Int]) -> String {
    let names = days.map { $0 == 31 ? "último" : String($0) }
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " y " + last
  }
}
