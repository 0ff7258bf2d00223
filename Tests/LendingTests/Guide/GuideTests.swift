import Foundation
import Kernel
import Lending
import Testing

/// Every table of the guide that has its conditions under it is worked out again.
@Suite struct GuideTests {
  struct Example {
    let columns: [String]
    let rows: [[String]]
    let terms: LoanTerms
    var market = Market.unknown
  }

  /// Conditions that need a market are a request's whole body.
  private struct Body: Decodable {
    let terms: LoanTerms
    let market: Market
  }

  static func examples(_ chapter: String) throws -> [Example] {
    let guide = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../docs/guides/credito/\(chapter).md")
    var table: [[String]] = []
    var json: [Substring]?
    var examples: [Example] = []
    for line in try String(contentsOf: guide, encoding: .utf8).split(separator: "\n") {
      if line == "```json" {
        json = []
      } else if line == "```", let written = json {
        let body = Data(written.joined(separator: "\n").utf8)
        let asked = try? JSONDecoder().decode(Body.self, from: body)
        let terms = try asked?.terms ?? JSONDecoder().decode(LoanTerms.self, from: body)
        examples.append(
          Example(
            columns: table[0], rows: Array(table.dropFirst(2)), terms: terms,
            market: asked?.market ?? .unknown))
        (table, json) = ([], nil)
      } else if json != nil {
        json?.append(line)
      } else if line.hasPrefix("|") {
        table.append(
          line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) })
      } else if line.first.map({ $0 != "<" }) ?? false {
        table = []
      }
    }
    return examples
  }

  @Test(arguments: [("metodos", 15), ("fechas-y-dias", 6), ("redondeo", 2), ("tasa-variable", 4)])
  func everyTableIsWhatTheEngineGives(chapter: String, atLeast: Int) throws {
    let examples = try Self.examples(chapter)
    #expect(examples.count >= atLeast)
    for example in examples {
      let schedule = try Schedule(
        example.terms, calendar: .mexicoBanking, market: example.market)
      let found = schedule.installments
      let rates = try schedule.rateChanges(by: example.market)
      #expect(found.count == example.rows.count, "\(example.terms.method) in \(chapter)")
      for (row, cells) in zip(found, example.rows) {
        let rate = rates.last { $0.from <= row.periodStart }?.rate ?? example.terms.annualRate
        let told = example.columns.map { $0 == "Tasa" ? rate.text : row.cell($0) }
        #expect(cells == told, "\(chapter), row \(row.number)")
      }
    }
  }

  @Test func theMonthOfEachBaseIsWhatTheEngineGives() throws {
    let guide = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../docs/guides/credito/fechas-y-dias.md")
    let text = try String(contentsOf: guide, encoding: .utf8)
    for count in DayCount.allCases {
      let row = try Schedule(
        LoanTerms(
          principal: .mxn(10_000), disbursedOn: CalendarDate("2027-01-31")!, installmentCount: 1,
          frequency: .monthly, annualRate: .percent(60), dayCount: count),
        calendar: .mexicoBanking
      ).installments[0]
      let line = "| `\(count.rawValue)` | \(row.interestDays) | \(row.interest.plain) |"
      #expect(text.contains(line), "\(line)")
    }
  }
}

extension Installment {
  /// What the guide calls each figure.
  fileprivate func cell(_ column: String) -> String {
    switch column {
    case "Pago": String(number)
    case "Vence": dueOn.description.split(separator: "-").reversed().joined(separator: "/")
    case "Días": String(interestDays)
    case "Saldo inicial": openingPrincipal.plain
    case "Capital": principal.plain
    case "Interés": interest.plain
    case "Capital e interés": (principal + interest).plain
    case "IVA": (interestIVA + feesIVA + insuranceIVA).plain
    case "Comisión": fees.plain
    case "Seguro": insurance.plain
    case "Total": total.plain
    default: "the guide has no such column: \(column)"
    }
  }
}

extension Money {
  /// As a table writes it, without its sign.
  var plain: String { text.replacingOccurrences(of: "$", with: "") }
}
