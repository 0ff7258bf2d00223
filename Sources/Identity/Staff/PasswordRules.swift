import Foundation
import Kernel

/// What a staff password must be: long rather than strange (OWASP ASVS 5.0, 6.2). No composition
/// rules, no expiry; nothing that contains the person's or the institution's name.
enum PasswordRules {
  static let lengthMin = 12
  static let lengthMax = 256

  static func objection(to password: String, username: String, words: [String]) -> String? {
    guard password.count >= lengthMin else {
      return "Use al menos \(lengthMin) caracteres; una frase es fácil de recordar."
    }
    guard password.count <= lengthMax else { return "Use \(lengthMax) caracteres o menos." }
    let plain = password.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
    let forbidden = ([username] + words).map { $0.lowercased() }.filter { $0.count >= 4 }
    if forbidden.contains(where: plain.contains) {
      return "No use su nombre de usuario ni el nombre de la institución."
    }
    if Set(plain).count < 5 || common.contains(where: plain.contains) {
      return "Es de las contraseñas que se prueban primero. Elija otra."
    }
    return nil
  }

  /// What remains of the commonest lists once twelve characters are asked for.
  private static let common = [
    "123456789012", "1234567890ab", "qwertyuiop", "contrasena123", "password1234", "passw0rd1234",
    "administrador", "1q2w3e4r5t6y", "zaq12wsxcde", "qazwsxedcrfv", "abcdefghijkl", "iloveyou1234",
    "bienvenido123", "mexico123456", "teamomucho12", "cambiame1234", "q1w2e3r4t5y6", "asdfghjkl",
  ]
}
