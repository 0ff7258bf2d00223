import Kernel

extension RepaymentMethod: NamedChoice {
  public static let named: [(name: String, value: RepaymentMethod)] = [
    ("level", .level), ("flat", .flat), ("equalPrincipal", .equalPrincipal),
    ("interestOnly", .interestOnly), ("bullet", .bullet),
  ]
}

/// A name where that is enough, or its key and figures: `{"balloon": {"fixed": …}}`.
extension RepaymentMethod: Codable {
  private enum CodingKeys: CodingKey {
    case balloon, principalShares, stepped, every, fixedPayment, payments, principals
  }

  public init(from decoder: any Decoder) throws {
    if let name = NamedForm(decoder)?.name {
      guard let named = RepaymentMethod(name: name) else { throw decoder.unknown(name) }
      self = named
      return
    }
    let form = try decoder.container(keyedBy: CodingKeys.self)
    let keys = form.allKeys.filter { $0 != .every }
    guard keys.count == 1, let key = keys.first else { throw decoder.severalOrNone }
    switch key {
    case .balloon: self = .balloon(try form.decode(FeeAmount.self, forKey: key))
    case .principalShares: self = .principalShares(try form.decode([Rate].self, forKey: key))
    case .fixedPayment: self = .fixedPayment(try form.decode(Money.self, forKey: key))
    case .payments: self = .payments(try form.decode([Money].self, forKey: key))
    case .principals: self = .principals(try form.decode([Money].self, forKey: key))
    case .stepped, .every:
      self = .stepped(
        try form.decode(StepChange.self, forKey: .stepped),
        every: try form.decode(Int.self, forKey: .every))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    if let name {
      var single = encoder.singleValueContainer()
      return try single.encode(name)
    }
    var form = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .level, .flat, .equalPrincipal, .interestOnly, .bullet: break
    case .balloon(let amount): try form.encode(amount, forKey: .balloon)
    case .principalShares(let shares): try form.encode(shares, forKey: .principalShares)
    case .fixedPayment(let payment): try form.encode(payment, forKey: .fixedPayment)
    case .payments(let payments): try form.encode(payments, forKey: .payments)
    case .principals(let principals): try form.encode(principals, forKey: .principals)
    case .stepped(let change, let every):
      try form.encode(change, forKey: .stepped)
      try form.encode(every, forKey: .every)
    }
  }
}
