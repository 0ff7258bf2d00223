import Foundation
import Kernel
import Lending
import LendingLives
import Testing

/// Whatever figures a file could carry, the answer is a table or a refusal that names a term.
@Suite struct ExtremeTermsTests {
  private static let integers: [Int64] = [
    .min, .min + 1, -9_223_372_036_854_775, -10_000_000_000_000, -1_000_000, -1, 0, 1, 2, 7, 19, 49,
    100, 521, 10_000, 1_000_000, 10_000_000_000_000, 10_000_000_000_001, 9_223_372_036_854_775,
    .max - 1, .max,
  ]

  /// The terms as JSON, with some of its numbers replaced by extreme ones.
  private static func disturb(_ value: Any, _ random: inout SeededRandom, odds: Int) -> Any {
    switch value {
    case let object as [String: Any]:
      var changed: [String: Any] = [:]
      for key in object.keys.sorted() {
        changed[key] =
          key == "movesInterest" ? object[key] : disturb(object[key]!, &random, odds: odds)
      }
      return changed
    case let list as [Any]:
      if Int.random(in: 0..<odds, using: &random) == 0 { return [Any]() }
      return list.map { disturb($0, &random, odds: odds) }
    case let text as String where CalendarDate(text) != nil:
      guard Int.random(in: 0..<odds, using: &random) == 0 else { return text }
      return ["0001-01-01", "1899-12-31", "1970-01-01", "2399-12-31", "9999-12-31"]
        .randomElement(using: &random)!
    case is NSNumber:
      guard Int.random(in: 0..<odds, using: &random) == 0 else { return value }
      return NSNumber(value: integers.randomElement(using: &random)!)
    default: return value
    }
  }

  @Test func nothingThatAFileCarriesStopsTheEngine() throws {
    var random = SeededRandom(31)
    var drawn = RandomTerms(32)
    var refused: Set<String> = []
    var tables = 0
    for index in 0..<2_000 {
      var usual = drawn.next()
      usual.garantiaLiquida = GarantiaLiquida(.share(rate: .percent(10)), annualYield: .percent(2))
      usual.lateFee = LateFee(.ladder([LateFee.Step(daysLate: 3, total: .mxn(50))]), cap: .mxn(90))
      usual.punctuality = Punctuality(share: .percent(10), reward: .returned)
      let form = try JSONSerialization.jsonObject(with: JSONEncoder().encode(usual))
      let odds = [3, 10, 30][index % 3]
      let file = try JSONSerialization.data(
        withJSONObject: Self.disturb(form, &random, odds: odds))
      guard let terms = try? JSONDecoder().decode(LoanTerms.self, from: file) else { continue }
      do throws(TermsRefused) {
        let schedule = try Schedule(terms, calendar: goldenCalendar)
        tables += 1
        #expect(schedule.totalToPay.isPositive)
        _ = try schedule.cat()
      } catch {
        refused.insert(error.field)
      }
    }
    #expect(tables > 0 && refused.count > 15, "\(tables) tables; refused by \(refused.sorted())")
  }
}
