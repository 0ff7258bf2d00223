/// An account of the chart, by its number.
public struct Account: Hashable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
  public let code: String

  public init(_ code: String) {
    precondition(ChartOfAccounts.names[code] != nil, "\(code) is not in the chart of accounts")
    self.code = code
  }

  public init(stringLiteral value: StaticString) { self.init("\(value)") }

  public var description: String { code }
  public var name: String { ChartOfAccounts.names[code] ?? code }
}

extension Account {
  public static let caja: Account = "1101"
  public static let bancos: Account = "1102"
  public static let interesesPorCobrar: Account = "1202-01"
  public static let comisionesPorCobrar: Account = "1203"
  public static let deudoresDiversos: Account = "1301"
  public static let depositosPorAplicar: Account = "2102"
  public static let anticiposDeClientes: Account = "2103"
  public static let garantiaLiquida: Account = "2104"
  public static let ivaTrasladadoNoCobrado: Account = "2105-01"
  public static let ivaTrasladadoCobrado: Account = "2105-02"
  public static let comisionesDiferidas: Account = "2107"
  public static let ingresosPorIntereses: Account = "4101"
  public static let interesesMoratorios: Account = "4102"
  public static let comisionesCobradas: Account = "4103"
  public static let quitas: Account = "7101"
  public static let faltantesYSobrantes: Account = "7102"

  /// Principal outstanding, by stage 1 to 3 (NIF C-16).
  public static func cartera(stage: Int = 1) -> Account {
    precondition((1...3).contains(stage), "stages are 1, 2 and 3")
    return Account("1201-0\(stage)")
  }
}

/// The chart of accounts of a SOFOM, with the SAT's grouping code of each
/// (Anexo 24, código agrupador).
public enum ChartOfAccounts {
  public struct Line: Hashable, Sendable {
    public let code: String
    public let name: String
    public let sat: String
  }

  public static let lines: [Line] = [
    ("1101", "Caja", "101.01"),
    ("1102", "Bancos", "102.01"),
    ("1103", "Inversiones temporales", "103.01"),
    ("1201-01", "Cartera de crédito etapa 1, capital", "106.01"),
    ("1201-02", "Cartera de crédito etapa 2, capital", "106.01"),
    ("1201-03", "Cartera de crédito etapa 3, capital", "106.01"),
    ("1202-01", "Intereses devengados por cobrar etapa 1", "106.05"),
    ("1202-02", "Intereses devengados por cobrar etapa 2", "106.05"),
    ("1202-03", "Intereses devengados por cobrar etapa 3", "106.05"),
    ("1203", "Comisiones por cobrar", "106.09"),
    ("1204", "IVA por cobrar a clientes", "106.09"),
    ("1290", "Estimación preventiva para riesgos crediticios", "108.01"),
    ("1301", "Deudores diversos", "107.05"),
    ("1302", "IVA acreditable", "118.01"),
    ("1401", "Bienes adjudicados", "121.01"),
    ("2101", "Préstamos bancarios y de otros organismos", "202"),
    ("2102", "Depósitos por aplicar", "205.06"),
    ("2103", "Anticipos de clientes", "206.01"),
    ("2104", "Garantía líquida recibida", "205.06"),
    ("2105-01", "IVA trasladado no cobrado", "209.01"),
    ("2105-02", "IVA trasladado cobrado", "208.01"),
    ("2106", "Impuestos por pagar", "213.01"),
    ("2107", "Comisiones por apertura diferidas", "203"),
    ("2108", "Seguros por cuenta de terceros", "217"),
    ("2109", "Dispersiones en tránsito", "205.06"),
    ("3101", "Capital social", "301.01"),
    ("3201", "Reserva legal", "303.01"),
    ("3301", "Resultados", "305.01"),
    ("4101", "Ingresos por intereses", "401.32"),
    ("4102", "Intereses moratorios", "401.32"),
    ("4103", "Comisiones cobradas", "401.26"),
    ("4104", "Recuperación de cartera castigada", "403.01"),
    ("5101", "Gastos por intereses", "701.04"),
    ("5102", "Estimación preventiva del periodo", "601.84"),
    ("5103", "Comisiones bancarias", "701.10"),
    ("6101", "Gastos de administración y promoción", "601"),
    ("7101", "Quitas, condonaciones y bonificaciones", "402.04"),
    ("7102", "Faltantes y sobrantes de caja", "601.84"),
    ("8101", "Cuentas de orden: cartera castigada", "899.01"),
    ("8102", "Cuentas de orden: contracuenta", "899.01"),
    ("8103", "Cuentas de orden: intereses no cobrados etapa 3", "899.01"),
  ].map { Line(code: $0.0, name: $0.1, sat: $0.2) }

  static let names = Dictionary(uniqueKeysWithValues: lines.map { ($0.code, $0.name) })
}
