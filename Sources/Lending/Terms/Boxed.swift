/// A term held apart from the others, since few loans have it and all terms are copied.
indirect enum Boxed<Value: Hashable & Sendable & Codable>: Hashable, Sendable {
  case of(Value)

  var value: Value {
    switch self {
    case .of(let value): value
    }
  }
}

extension Boxed: Codable {
  init(from decoder: any Decoder) throws { self = .of(try Value(from: decoder)) }
  func encode(to encoder: any Encoder) throws { try value.encode(to: encoder) }
}
