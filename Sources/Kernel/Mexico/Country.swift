/// A country by its ISO 3166-1 codes, with the name that people read.
public struct Country: Hashable, Sendable {
  public let alpha2: String
  public let alpha3: String
  public let name: String

  public static let mexico = Country(alpha2: "MX", alpha3: "MEX", name: "México")

  public static func withCode(_ alpha2: String) -> Country? { byCode[alpha2.uppercased()] }

  /// Mexico first, then by name: countries whose people live and borrow in Mexico.
  public static let all: [Country] =
    [mexico]
    + rows.split(separator: "\n").map { line in
      let parts = line.split(separator: " ", maxSplits: 2)
      return Country(
        alpha2: String(parts[0]), alpha3: String(parts[1]), name: String(parts[2]))
    }

  private static let byCode = Dictionary(uniqueKeysWithValues: all.map { ($0.alpha2, $0) })

  private static let rows = """
    DE DEU Alemania
    AR ARG Argentina
    AU AUS Australia
    BZ BLZ Belice
    BO BOL Bolivia
    BR BRA Brasil
    CA CAN Canadá
    CL CHL Chile
    CN CHN China
    CO COL Colombia
    KR KOR Corea del Sur
    CR CRI Costa Rica
    CU CUB Cuba
    EC ECU Ecuador
    SV SLV El Salvador
    ES ESP España
    US USA Estados Unidos
    PH PHL Filipinas
    FR FRA Francia
    GT GTM Guatemala
    HT HTI Haití
    HN HND Honduras
    IN IND India
    IT ITA Italia
    JP JPN Japón
    LB LBN Líbano
    NI NIC Nicaragua
    NG NGA Nigeria
    PA PAN Panamá
    PY PRY Paraguay
    PE PER Perú
    PL POL Polonia
    PT PRT Portugal
    PR PRI Puerto Rico
    GB GBR Reino Unido
    DO DOM República Dominicana
    RU RUS Rusia
    CH CHE Suiza
    UA UKR Ucrania
    UY URY Uruguay
    VE VEN Venezuela
    """
}
