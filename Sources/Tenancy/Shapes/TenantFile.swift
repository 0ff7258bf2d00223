import Foundation
import Kernel

/// What `tenant.yaml` holds; the other files of the folder complete the manifest.
struct TenantFile: Sendable {
  let schema: Int
  let slug: String
  let isDemo: Bool
  let identity: Identity
  let une: UNE
  let privacy: Privacy
  let domains: [String]
  let locale: Locale
  let timeZone: String
  let calendar: BusinessCalendar
  let branches: [Branch]
  let brand: Brand
  let limits: Limits
  let roles: [Role]
  let connectors: [Connector]
  let accounts: Accounts

  enum Locale: String, Sendable, CaseIterable {
    case esMX = "es-MX"
  }
}

extension TenantFile {
  static let shape = Shape<TenantFile>.object(
    Key("schema", .integer(1...1).described("Versión de este formato.")),
    Key("slug", .slug.described("Nombre corto de la institución; igual al de su carpeta.")),
    Key(
      "demo", .flag.described("true marca cada página y documento como demostración."),
      otherwise: false),
    Key("identity", Identity.shape),
    Key("une", UNE.shape),
    Key("privacy", Privacy.shape),
    Key("domains", .list(of: .host, 1...10).described("Dominios; el primero es el principal.")),
    Key("locale", .choice, otherwise: .esMX),
    Key("timeZone", timeZoneShape, otherwise: "America/Mexico_City"),
    Key("calendar", CalendarFile.shape, otherwise: .mexicoStatutory),
    Key("branches", .list(of: Branch.shape, 1...200)),
    Key("brand", Brand.shape),
    Key("limits", Limits.shape),
    Key("roles", Role.list),
    Key("connectors", Connector.list),
    Key("accounts", Accounts.shape),
    make: TenantFile.init)

  private static let timeZoneShape = Shape<String>.matching(
    "America/[A-Za-z_]+", "Escriba una zona IANA: America/Mexico_City."
  ).checked("Use una zona IANA: America/Mexico_City.") { name in
    TimeZone(identifier: name) == nil ? "No existe la zona horaria «\(name)»." : nil
  }
}

/// The calendar as it is written; the rules behind a name are Kernel's.
private enum CalendarFile {
  enum Rules: String, Sendable, CaseIterable {
    case statutory, banking
  }

  enum RestDay: String, Sendable, CaseIterable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday

    var weekday: Weekday { Weekday.allCases[Self.allCases.firstIndex(of: self) ?? 0] }
  }

  static let shape = Shape<BusinessCalendar>.object(
    Key(
      "rules",
      Shape<Rules>.choice.described(
        "statutory: descansos de ley (LFT 74). banking: además, los días inhábiles bancarios."),
      otherwise: .statutory),
    Key("restDays", .list(of: .choice, 0...6), otherwise: [.saturday, .sunday]),
    Key("holidays", .list(of: .date, 0...200), otherwise: []),
    Key("workedDays", .list(of: .date, 0...200), otherwise: [])
  ) { (rules: Rules, rest: [RestDay], holidays: [CalendarDate], worked: [CalendarDate]) in
    let rules =
      switch rules {
      case .statutory: HolidayRule.mexicoStatutory
      case .banking: HolidayRule.mexicoBanking
      }
    return BusinessCalendar(
      holidays: Set(holidays), rules: rules, restDays: Set(rest.map(\.weekday)),
      workedDays: Set(worked))
  }
}
