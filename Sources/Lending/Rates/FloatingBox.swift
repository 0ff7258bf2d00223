/// A floating rate held apart from the terms, since few have one and all are copied.
indirect enum FloatingBox: Hashable, Sendable {
  case of(FloatingRate)

  var rate: FloatingRate {
    switch self {
    case .of(let rate): rate
    }
  }
}

extension FloatingBox: Codable {
  init(from decoder: any Decoder) throws { self = .of(try FloatingRate(from: decoder)) }
  func encode(to encoder: any Encoder) throws { try rate.encode(to: encoder) }
}
