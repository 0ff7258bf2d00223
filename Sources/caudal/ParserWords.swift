import Foundation

/// What the parser of options says, for people who read Spanish. Words that it does not know stay
/// as they are.
enum ParserWords {
  private static let patterns = [
    (#"The value '(.*)' is invalid for '(.*)'"#, "El valor «$1» no sirve para «$2»"),
    (#"Missing value for '(.*)'"#, "Falta el valor de «$1»"),
    (#"Unknown option '(\S*)'"#, "No existe la opción «$1»"),
    (#"Did you mean '(.*)'\?"#, "¿Quiso decir «$1»?"),
    (#"Unexpected argument '(.*)'"#, "Sobra «$1»"),
    (#"(\d+) unexpected arguments: "#, "Sobran $1: "),
    (#"Missing expected argument '(.*)'"#, "Falta «$1»"),
    (#"Missing one of: "#, "Falta uno de: "),
    (#"See '(.*)' for more information\."#, "Vea «$1»."),
    (#"(?m)^Error: "#, ""),
    (#"(?m)^Usage: "#, "Uso: "), (#"(?m)^Help: "#, "Ayuda: "),
  ]

  static func spanish(_ message: String) -> String {
    patterns.reduce(message) { text, pattern in
      text.replacingOccurrences(of: pattern.0, with: pattern.1, options: .regularExpression)
    }
  }
}
