import Foundation
public import Kernel

/// The seven digits by which a payer directs a transfer to one loan, and by which a borrower finds
/// ours in a statement.
public enum LoanReference {
  /// From 1 to 9,999,999: the last digits of the loan's own id.
  public static func number(for loan: LoanID) -> Int {
    let bytes = loan.uuid.uuid
    let low = [bytes.11, bytes.12, bytes.13, bytes.14, bytes.15]
      .reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return Int(low % 9_999_999) + 1
  }
}
