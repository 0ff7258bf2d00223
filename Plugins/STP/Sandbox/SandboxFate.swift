/// What becomes of an order in the sandbox: the bad days of a payments engineer, by name.
public enum SandboxFate: String, Hashable, Sendable, Codable, CaseIterable {
  case settles
  case settlesLate
  case settlesWithoutNotice
  case settlesWithRepeatedNotices
  case noticesOutOfOrder
  case refusedForPLD
  case cancelled
  case returnedAfterSettlement
  case returnedWithoutNotice
  case acceptedWithoutAnswer
  case lostWithoutAnswer
  case answersThatNobodyAnswered
  case stopsInFlight

  /// The three digits before the control digit of the beneficiary's CLABE choose the fate,
  /// and so do the centavos of the amount: account …901 and $1,500.91 are both refused.
  var magicNumber: Int? {
    switch self {
    case .settles: nil
    case .refusedForPLD: 91
    case .cancelled: 92
    case .returnedAfterSettlement: 93
    case .acceptedWithoutAnswer: 94
    case .lostWithoutAnswer: 95
    case .settlesLate: 96
    case .answersThatNobodyAnswered: 97
    case .settlesWithoutNotice: 98
    case .settlesWithRepeatedNotices: 99
    case .noticesOutOfOrder: 90
    case .stopsInFlight: 89
    case .returnedWithoutNotice: 88
    }
  }

  init(account: String, centavos: Int64) {
    let ending = Int(account.dropLast().suffix(3)) ?? 0
    let byAccount = Self.allCases.first { $0.magicNumber.map { $0 + 810 } == ending }
    let byAmount = Self.allCases.first { $0.magicNumber.map(Int64.init) == centavos % 100 }
    self = byAccount ?? byAmount ?? .settles
  }

  public var words: String {
    switch self {
    case .settles: "Se liquida"
    case .settlesLate: "Se liquida 10 minutos después"
    case .settlesWithoutNotice: "Se liquida y nunca avisa"
    case .settlesWithRepeatedNotices: "Se liquida y avisa cinco veces"
    case .noticesOutOfOrder: "Devuelta: el aviso de devolución llega antes que el de liquidación"
    case .refusedForPLD: "La rechaza al registrarla (PLD)"
    case .cancelled: "La acepta y después la cancela"
    case .returnedAfterSettlement: "Se liquida y el banco la devuelve"
    case .returnedWithoutNotice: "Se liquida, el banco la devuelve más tarde y nunca avisa"
    case .acceptedWithoutAnswer: "La acepta pero no contesta (tiempo agotado)"
    case .lostWithoutAnswer: "Se pierde y no contesta (tiempo agotado)"
    case .answersThatNobodyAnswered: "La acepta y contesta «No se recibió respuesta»"
    case .stopsInFlight: "Se queda enviada, sin liquidarse"
    }
  }
}
