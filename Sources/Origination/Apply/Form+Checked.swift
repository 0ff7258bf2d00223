import Kernel
import Web

extension Form {
  /// A text that its own type checks; what is wrong stands beside the field in that type's words.
  mutating func checked<Value: CheckedText>(_ field: String, _: Value.Type) -> Value? {
    do throws(Malformed) {
      return try Value(parsing: typed(field))
    } catch {
      refuse(field, error.message)
      return nil
    }
  }

  /// A question of yes or no that must be answered.
  mutating func yesOrNo(_ field: String) -> Bool? {
    switch typed(field) {
    case "si": return true
    case "no": return false
    default:
      refuse(field, "Elige sí o no.")
      return nil
    }
  }

  /// A name as it is written, with its accents.
  mutating func name(_ field: String, _ label: String) -> String? {
    let value = text(field, label, max: 60)
    guard !value.isEmpty else { return nil }
    guard let tidy = PersonName.tidy(value) else {
      refuse(field, "Usa solo letras, espacios, apóstrofos y guiones.")
      return nil
    }
    return tidy
  }
}
