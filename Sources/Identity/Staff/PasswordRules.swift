import Foundation
import Kernel

/// What a staff password must be: long rather than strange (OWASP ASVS 5.0, 6.2). No composition
/// rules, no expiry; nothing that contains the person's or the institution's name.
enum PasswordRules {
  static let lengthMin = 12
  static let lengthMax = 256
  /// Shorter words of a name are in too many others.
  private static let wordLengthMin = 4

  /// `names` are the person's, the account's and the institution's, of which no word may be in it.
  static func objection(to password: String, naming names: [String]) -> String? {
    guard password.count >= lengthMin else {
      return "Use al menos \(lengthMin) caracteres; una frase es fácil de recordar."
    }
    guard password.count <= lengthMax else { return "Use \(lengthMax) caracteres o menos." }
    let plain = folded(password)
    let words = names.flatMap { folded($0).split { !$0.isLetter && !$0.isNumber } }
      .filter { $0.count >= wordLengthMin }
    if words.contains(where: plain.contains) {
      return "No use su nombre, su usuario ni el nombre de la institución."
    }
    if Set(plain).count < 5 || CommonPasswords.make(plain) {
      return "Es de las contraseñas que se prueban primero. Elija otra."
    }
    return nil
  }

  private static func folded(_ text: String) -> String {
    text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil).lowercased()
  }
}
