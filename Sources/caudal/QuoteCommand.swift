import ArgumentParser
import CaudalServer
import Foundation
import Kernel
import Tenancy

struct QuoteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quote", abstract: "Dibuja la tabla de un crédito, con totales y CAT.",
    discussion: """
      De un producto de la institución:
        caudal quote --tenant solera --product credito-personal --amount 12000 --term 18
      De condiciones cualesquiera, escritas como las de un producto (docs/guides/credito):
        caudal quote --terms condiciones.yaml
      Si el archivo trae «events», dibuja además qué hizo cada uno y cómo queda el crédito al día \
      de «asOf» o de --as-of; con «line» es una línea revolvente y con «group» un grupo.
      Con --explain 3 dice además cómo salió cada número del pago 3.
      """)

  @OptionGroup var data: DataOptions
  @Option(help: "La institución, por su nombre corto: solera.")
  var tenant: String?
  @Option(help: "El producto.")
  var product: String?
  @Option(help: "Monto en pesos.")
  var amount: Int64?
  @Option(help: "Número de pagos.")
  var term: Int?
  @Option(help: "Un archivo con las condiciones, en lugar de un producto.")
  var terms: String?
  @Option(help: "A qué día se dibuja lo que pasó, con --terms: 2027-03-20.")
  var asOf: String?
  @Option(help: "Explica el pago con este número.")
  var explain: Int?
  @Flag(help: "Para programas; los importes, en centavos.")
  var json = false
  @Flag(help: "Para una hoja de cálculo; los importes, en pesos.")
  var csv = false

  func validate() throws {
    let asksProduct = [tenant, product].contains { $0 != nil } || amount != nil || term != nil
    if terms != nil, asksProduct {
      throw ValidationError("Con --terms sobran --tenant, --product, --amount y --term.")
    }
    if let asOf, CalendarDate(asOf) == nil || terms == nil {
      throw ValidationError("--as-of es una fecha AAAA-MM-DD y va con --terms.")
    }
    if terms == nil, tenant == nil || product == nil || amount == nil || term == nil {
      throw ValidationError("Diga --tenant, --product, --amount y --term, o bien --terms.")
    }
    if let amount, !(1...100_000_000_000).contains(amount) {
      throw ValidationError("El monto va de 1 a 100,000,000,000 de pesos.")
    }
    if json && csv { throw ValidationError("Elija --json o --csv.") }
    if csv && explain != nil {
      throw ValidationError("--explain va con el dibujo o con --json: en --csv sólo va la tabla.")
    }
  }

  func run() async throws {
    let drawn = try await drawn()
    if json {
      try Output.json(drawn)
    } else {
      print(csv ? drawn.csv : drawn.text)
    }
  }

  private func drawn() async throws -> any Drawn {
    if let terms {
      guard let file = FileManager.default.contents(atPath: terms) else {
        throw Told("No se puede leer «\(terms)».")
      }
      return try drawing(
        Array(file), named: terms, asOf: asOf.flatMap { CalendarDate($0) }, explaining: explain)
    }
    guard let tenant, let product, let amount, let term else { throw CleanExit.helpRequest(self) }
    let house = try await data.house()
    return try await house.quote(
      product, amount: .mxn(amount), installments: term, explaining: explain,
      at: try TenantOptions.parse(["--tenant", tenant]).find(in: house).id)
  }
}
