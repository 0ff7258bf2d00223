/// A mailbox that a person can be written to: one address in plain letters, the part of RFC 5321
/// that mail really uses. It cannot hold a space, a line break or a second recipient.
public struct EmailAddress: CheckedText {
  /// As it was typed: mailboxes are case-sensitive by the book.
  public let local: String
  /// In lower case.
  public let domain: String

  public var text: String { "\(local)@\(domain)" }

  public init(parsing typed: String) throws(Malformed) {
    let address = typed.trimmingSpaces
    let parts = address.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
      throw Malformed("Escribe el correo completo: nombre@ejemplo.mx.")
    }
    guard address.utf8.count <= Self.lengthMax, parts[0].utf8.count <= 64 else {
      throw Malformed("El correo es demasiado largo.")
    }
    guard Self.isMailbox(parts[0]) else {
      throw Malformed("Antes de la @ solo van letras sin acentos, números y puntos.")
    }
    guard Self.isDomain(parts[1]) else {
      throw Malformed("Después de la @ va un dominio, como ejemplo.mx.")
    }
    local = String(parts[0])
    domain = parts[1].lowercased()
  }

  /// What STP and most forms take.
  static let lengthMax = 150

  /// The one spelling by which two addresses are compared.
  public var key: String { text.lowercased() }

  /// `p•••@ejemplo.mx`.
  public var masked: String { "\(local.prefix(1))•••@\(domain)" }
  public var description: String { masked }

  private static func isMailbox(_ local: Substring) -> Bool {
    let words = local.split(separator: ".", omittingEmptySubsequences: false)
    return words.allSatisfy { word in
      !word.isEmpty
        && word.utf8.allSatisfy { isLetterOrDigit($0) || "!#$%&'*+/=?^_`{|}~-".utf8.contains($0) }
    }
  }

  private static func isDomain(_ domain: Substring) -> Bool {
    let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count > 1, let last = labels.last, last.utf8.count > 1,
      !last.utf8.allSatisfy({ (48...57).contains($0) })
    else { return false }
    return labels.allSatisfy { label in
      (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
        && label.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
    }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
