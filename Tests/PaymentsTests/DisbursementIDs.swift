import Foundation
import Kernel

enum DisbursementIDs {
  static func id(_ number: UInt64) -> DisbursementID {
    DisbursementID(
      .version7(at: Date(timeIntervalSince1970: 1_795_186_800), randomness: (number >> 8, number)))
  }
}
