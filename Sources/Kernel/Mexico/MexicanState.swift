/// The 32 federal entities. The raw value is the SAT's code, which is also ISO 3166-2 after `MX-`.
public enum MexicanState: String, Hashable, Sendable, Codable, CaseIterable {
  case aguascalientes = "AGU"
  case bajaCalifornia = "BCN"
  case bajaCaliforniaSur = "BCS"
  case campeche = "CAM"
  case coahuila = "COA"
  case colima = "COL"
  case chiapas = "CHP"
  case chihuahua = "CHH"
  case ciudadDeMexico = "CMX"
  case durango = "DUR"
  case guanajuato = "GUA"
  case guerrero = "GRO"
  case hidalgo = "HID"
  case jalisco = "JAL"
  case estadoDeMexico = "MEX"
  case michoacan = "MIC"
  case morelos = "MOR"
  case nayarit = "NAY"
  case nuevoLeon = "NLE"
  case oaxaca = "OAX"
  case puebla = "PUE"
  case queretaro = "QUE"
  case quintanaRoo = "ROO"
  case sanLuisPotosi = "SLP"
  case sinaloa = "SIN"
  case sonora = "SON"
  case tabasco = "TAB"
  case tamaulipas = "TAM"
  case tlaxcala = "TLA"
  case veracruz = "VER"
  case yucatan = "YUC"
  case zacatecas = "ZAC"
}

extension MexicanState {
  /// INEGI's number, 1 to 32: the order in which the cases are written.
  public var inegi: Int { Self.numbers[self]! }
  public var name: String { Self.table[inegi - 1].name }
  /// As the CURP and the INE write it.
  public var curpCode: String { Self.table[inegi - 1].curp }

  public init?(inegi: Int) {
    guard Self.allCases.indices.contains(inegi - 1) else { return nil }
    self = Self.allCases[inegi - 1]
  }

  public init?(curpCode: some StringProtocol) {
    guard let index = Self.table.firstIndex(where: { $0.curp == curpCode }) else { return nil }
    self = Self.allCases[index]
  }

  private static let numbers = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($1, $0 + 1) })

  private static let table: [(curp: String, name: String)] = [
    ("AS", "Aguascalientes"), ("BC", "Baja California"), ("BS", "Baja California Sur"),
    ("CC", "Campeche"), ("CL", "Coahuila"), ("CM", "Colima"), ("CS", "Chiapas"),
    ("CH", "Chihuahua"), ("DF", "Ciudad de México"), ("DG", "Durango"), ("GT", "Guanajuato"),
    ("GR", "Guerrero"), ("HG", "Hidalgo"), ("JC", "Jalisco"), ("MC", "Estado de México"),
    ("MN", "Michoacán"), ("MS", "Morelos"), ("NT", "Nayarit"), ("NL", "Nuevo León"),
    ("OC", "Oaxaca"), ("PL", "Puebla"), ("QT", "Querétaro"), ("QR", "Quintana Roo"),
    ("SP", "San Luis Potosí"), ("SL", "Sinaloa"), ("SR", "Sonora"), ("TC", "Tabasco"),
    ("TS", "Tamaulipas"), ("TL", "Tlaxcala"), ("VZ", "Veracruz"), ("YN", "Yucatán"),
    ("ZS", "Zacatecas"),
  ]
}

/// Where a person was born, as the CURP says it: a state, or `NE`, born abroad.
public enum Birthplace: RawRepresentable, Hashable, Sendable, Codable {
  case state(MexicanState)
  case abroad

  public init?(rawValue: String) {
    if rawValue == "NE" {
      self = .abroad
    } else if let state = MexicanState(curpCode: rawValue) {
      self = .state(state)
    } else {
      return nil
    }
  }

  public var rawValue: String {
    switch self {
    case .state(let state): state.curpCode
    case .abroad: "NE"
    }
  }

  public var name: String {
    switch self {
    case .state(let state): state.name
    case .abroad: "Nacido en el extranjero"
    }
  }

  public static let all: [Birthplace] = MexicanState.allCases.map(Birthplace.state) + [.abroad]
}

/// As Mexican documents write it. `X` has been issued to non-binary persons since 2023.
public enum Sex: String, Hashable, Sendable, Codable, CaseIterable {
  case man = "H"
  case woman = "M"
  case nonBinary = "X"

  public var name: String {
    switch self {
    case .man: "Hombre"
    case .woman: "Mujer"
    case .nonBinary: "No binario"
    }
  }
}
