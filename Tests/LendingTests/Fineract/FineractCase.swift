import Foundation
import Kernel

/// One scenario of the oracle as its file writes it.
struct FineractCase: Decodable {
  let id: String
  let kind: String?
  let config: Config
  let events: [Event]
  let checkpoints: [Checkpoint]

  struct Setting: Decodable {}

  struct Config: Decodable {
    let principal: Decimal2?
    let annualRate: Written?
    let numberOfRepayments: Int?
    let repaymentEvery: Int?
    let repaymentFrequencyType: String?
    let interestType: String?
    let interestCalculationPeriod: String?
    let amortizationType: String?
    let daysInYear: Written?
    let daysInMonth: Written?
    let scheduleType: String?
    let installmentAmountInMultiplesOf: Decimal2?
    let mathContextPrecision: Int?
    /// Whether it is worked out again, however the product says so.
    let interestRecalculation: Setting?
    let downPaymentPercent: Written?
    let autoDownPayment: Bool?
    let graceOnPrincipalPayment: Int?
    let graceOnInterestPayment: Int?
    let graceOnInterestCharged: Int?
    let strategy: String?
    let processingType: String?
    let allocationRules: [String: String]?
    let submittedOn: String?
    let periods: [Span]?
  }

  struct Span: Decodable {
    let from: String
    let due: String
  }

  struct Event: Decodable {
    let type: String
    let date: String?
    let amount: Decimal2?
    let expectedDisbursementDate: String?
    let kind: String?
    let dueDate: String?
    let businessDate: String?
    let seq: Int?
    let ofSeq: Int?
    let automatic: Bool?
    let installmentDueDate: String?
  }

  struct Checkpoint: Decodable {
    let afterEvent: Int
    let disbursed: Bool?
    let rows: [Row]
    let segments: [Segment]?
    let totals: [String: Decimal2]?
  }

  /// A row of a loan's schedule, or of the instalment model.
  struct Row: Decodable {
    let nr: Int
    let days: Int?
    let dueDate: String
    let paidDate: String?
    let emi: Decimal2?
    let balance: Decimal2?
    let principal: Decimal2?
    let interest: Decimal2?
    let fees: Decimal2?
    let penalties: Decimal2?
    let due: Decimal2?
    let paid: Decimal2?
    let inAdvance: Decimal2?
    let late: Decimal2?
    let outstanding: Decimal2?
  }

  struct Segment: Decodable {
    let nr: Int
    let segment: Int
    let rateFactor: String
    let interest: Decimal2
  }

  static func all(in file: URL) throws -> [FineractCase] {
    try JSONDecoder().decode([FineractCase].self, from: Data(contentsOf: file))
  }
}

/// A sum of money written as a decimal text: `1020`, `17.01`, `250.0`.
struct Decimal2: Decodable, Hashable {
  let money: Money

  init(from decoder: any Decoder) throws {
    let text = try Written(from: decoder).text
    guard let centavos = scaled(text, toPlaces: 2) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "not an amount: \(text)"))
    }
    money = .centavos(centavos)
  }
}

/// A decimal text as a whole number of its last place; nil where it has more places than that.
func scaled(_ text: String, toPlaces places: Int) -> Int64? {
  let parts = text.split(separator: ".", omittingEmptySubsequences: false)
  guard (1...2).contains(parts.count) else { return nil }
  let fraction = parts.count == 2 ? String(parts[1]) : ""
  let (kept, rest) = (fraction.prefix(places), fraction.dropFirst(places))
  guard rest.allSatisfy({ $0 == "0" }) else { return nil }
  let padded = kept + String(repeating: "0", count: places - kept.count)
  return Int64(String(parts[0]) + padded)
}

/// A text, or a number that stands for one.
struct Written: Decodable {
  let text: String

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Decimal.self) {
      text = "\(number)"
    } else {
      text = try container.decode(String.self)
    }
  }
}
