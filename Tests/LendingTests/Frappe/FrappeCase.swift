import Foundation
import Kernel

/// A schedule that Frappe Lending computed, as its file writes it.
struct FrappeCase: Decodable {
  let id: Int
  let input: Input
  let rate: Double
  let instalment: Double
  let rows: [Row]

  struct Input: Decodable {
    let frequency: String
    let principal: Double
    let periods: Int?
    let disbursedOn: CalendarDate
    let firstDue: CalendarDate
    let product: String
    let fixedAmount: Double?

    enum CodingKeys: String, CodingKey {
      case frequency, principal, periods, product
      case disbursedOn = "disbursement_date"
      case firstDue = "first_repayment_date"
      case fixedAmount = "fixed_amount"
    }
  }

  struct Row: Decodable {
    let n: Int
    let date: CalendarDate
    let days: Int
    let principal: Double
    let interest: Double
    let total: Double
    let balance: Double
  }

  enum CodingKeys: String, CodingKey {
    case id, input, instalment, rows
    case rate = "rate_used"
  }

  static func all(in file: URL) throws -> [FrappeCase] {
    struct File: Decodable { let cases: [FrappeCase] }
    return try JSONDecoder().decode(File.self, from: Data(contentsOf: file)).cases
  }

  /// What their README calls a defect of theirs, by name; nil where the schedule is to be trusted.
  var defect: String? {
    if input.frequency == "Quarterly" { return "quarters of three days" }
    let endsMonth = rows.contains { $0.date == $0.date.lastOfMonth }
    if input.frequency == "Monthly", endsMonth { return "month ends count 31 days" }
    // An agreed amount says itself how many there are.
    if let periods = input.periods, rows.count < periods { return "rounded up, it ends early" }
    return nil
  }
}

/// Their numbers are binary; two decimals of them are meant.
func centavos(_ pesos: Double) -> Money {
  .centavos(Int64((pesos * 100).rounded(.toNearestOrEven)))
}
