import ChannelsAPI

/// How an attempt to hand over a mail ended, as the transport saw it.
struct SMTPOutcome: Hashable, Sendable {
  enum Ending: Hashable, Sendable {
    case taken
    /// The door did not open: name and password, or a certificate that is not trusted.
    case keptOut
    /// Somewhere after it; the last answer says where.
    case broken
  }

  let ending: Ending
  /// The number of the server's last answer; 0 where it gave none.
  let lastAnswer: Int
  /// Whether the server had been told whom the mail is for: what it says before is about us.
  let hasNamedAddress: Bool
  /// For staff and logs, without anybody's data: what the transport says of it.
  let words: String
}

/// What an outcome means, in words that every channel shares (RFC 5321 §4.2.1).
enum SMTPReply {
  static func failure(_ outcome: SMTPOutcome) -> MessengerFailure? {
    switch outcome.ending {
    case .taken: nil
    // Ours to put right, never the address's fault: it waits until somebody does.
    case .keptOut: .unavailable(reason: reason(outcome))
    case .broken:
      isLastWord(outcome)
        ? .refused(
          code: String(outcome.lastAnswer), reason: words(outcome.lastAnswer))
        : .unavailable(reason: reason(outcome))
    }
  }

  /// 5xx says no for good, except where it speaks of the session, of our address or of our
  /// machine (RFC 5321 §3.1), and not of the mail: then it waits until somebody puts it right.
  private static func isLastWord(_ outcome: SMTPOutcome) -> Bool {
    let ofTheSession: Set = [500, 501, 502, 503, 504, 530, 534, 535, 538]
    let answer = outcome.lastAnswer
    let isTooBig = answer == 552
    return (500...599).contains(answer) && !ofTheSession.contains(answer)
      && (outcome.hasNamedAddress || isTooBig)
  }

  private static func reason(_ outcome: SMTPOutcome) -> String {
    outcome.lastAnswer > 0 ? "\(outcome.words) (\(outcome.lastAnswer))" : outcome.words
  }

  private static func words(_ answer: Int) -> String {
    switch answer {
    case 550: "El buzón no existe o no recibe correo"
    case 551, 553: "El correo no acepta esa dirección"
    case 552: "El buzón está lleno o el correo es demasiado grande"
    case 554: "El servidor de correo rechazó el mensaje"
    case 555, 556: "El dominio no recibe correo"
    case let other: "El servidor de correo dijo que no: \(other)"
    }
  }
}
