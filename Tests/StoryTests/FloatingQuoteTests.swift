import CaudalServer
import Kernel
import Testing

/// What `caudal quote --terms` draws of a rate that floats and of IVA on real interest.
@Suite struct FloatingQuoteTests {
  static let file = """
    principal: 10000
    disbursedOn: 2026-01-15
    installmentCount: 9
    frequency: monthly
    accrual: byPeriod
    annualRate: {floating: {index: TIIE28, spread: 12 %, cap: 20 %, resets: {everyPeriods: 3}}}
    moratorioAnnualRate: 24 %
    iva: {interest: 16 %, fees: 16 %, interestBase: real}
    market:
      TIIE28: {2026-01-14: 7.75 %, 2026-04-14: 8.25 %}
      UDI: {2026-01-15: 8.560000, 2026-02-15: 8.592000}

    """

  static func drawn(_ file: String = file, explaining number: Int? = nil) throws -> any Drawn {
    try drawing(Array(file.utf8), named: "tasa.yaml", explaining: number)
  }

  @Test func theTableTheExplanationAndTheNotesAreDrawn() throws {
    let text = try Self.drawn(explaining: 4).text
    #expect(text.contains("TIIE28 8.25% del 14 abr 2026, último valor conocido, + 12%"))
    #expect(text.contains("queda en la tasa máxima de 20%"))
    #expect(text.contains("Tasa variable: TIIE28 + 12%, máxima de 20%, revisada cada 3 periodos"))
    #expect(text.contains("El IVA de los intereses es provisional desde el pago 2"))
    #expect(text.contains("CAT 21.6% sin IVA"))
    let first = try Self.drawn(explaining: 1).text
    #expect(first.contains("(8.592000 ÷ 8.560000 − 1)"))
  }

  @Test func withoutTheMarketItIsRefused() throws {
    let market = try #require(Self.file.firstRange(of: "market:"))
    let alone = String(Self.file[..<market.lowerBound])
    #expect(throws: (any Error).self) { try Self.drawn(alone) }
  }

  @Test func whatHappenedSinceIsDrawnAtTheRateOfTheDay() throws {
    let text = try Self.drawn(
      Self.file + "events:\n  - {on: 2026-05-20, payment: 500}\n"
    ).text
    #expect(text.contains("Movimientos") && text.contains("Tasa variable"))
  }

  @Test func onlyALoansTableIsExplained() throws {
    let line = """
      line: {limit: 20000, openedOn: 2026-01-20, annualRate: 48 %, cutOffDay: 15, minimum: card}

      """
    _ = try Self.drawn(line)
    let refused = #expect(throws: InvalidFields.self) { try Self.drawn(line, explaining: 1) }
    #expect(refused?.errors.map(\.field) == ["explain"])
  }
}
