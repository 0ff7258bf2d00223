import Kernel
import Web

extension Form {
  /// The account that was typed, where the bank takes transfers on that day; what is wrong stands
  /// beside the field.
  mutating func payableAccount(_ field: String, on today: CalendarDate) -> CLABE? {
    do throws(Malformed) {
      return try CLABE(payable: typed(field), on: today)
    } catch {
      refuse(field, error.message)
      return nil
    }
  }
}
