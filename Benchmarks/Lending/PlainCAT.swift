import Foundation
import Kernel
import Lending

/// The CAT by halving, with a power for each row each time.
enum PlainCAT {
  static func tenths(of schedule: Schedule) -> Int {
    let received = Double(schedule.terms.netDisbursement.minorUnits)
    let rows: [(years: Double, paid: Double)] = schedule.installments.map { row in
      let paid = row.principal + row.interest + row.fees
      return (Double(row.number) / 24, Double(paid.minorUnits))
    }
    func worth(_ rate: Double) -> Double {
      rows.reduce(received) { $0 - $1.paid * pow(1 + rate, -$1.years) }
    }
    var (low, high) = (0.0, 1_000.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if worth(middle) < 0 { low = middle } else { high = middle }
    }
    return Int(low * 1_000 + 0.5)
  }
}
