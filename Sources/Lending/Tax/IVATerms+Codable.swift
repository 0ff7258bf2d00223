import Kernel

/// `160000`, or `"exempt"`. What was kept before had a key for each: `{"taxed": {"_0": 160000}}`.
extension IVATreatment: Codable {
  enum FormerKeys: CodingKey { case exempt, taxed }
  enum FormerRate: String, CodingKey { case value = "_0" }

  public init(from decoder: any Decoder) throws {
    if let rate = try? decoder.singleValueContainer().decode(Rate.self) {
      self = .taxed(rate)
    } else if let name = NamedForm(decoder)?.name {
      guard name == "exempt" else { throw decoder.unknown(name) }
      self = .exempt
    } else {
      let form = try decoder.container(keyedBy: FormerKeys.self)
      guard !form.contains(.exempt) else { self = .exempt; return }
      let taxed = try form.nestedContainer(keyedBy: FormerRate.self, forKey: .taxed)
      self = .taxed(try taxed.decode(Rate.self, forKey: .value))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var single = encoder.singleValueContainer()
    switch self {
    case .exempt: try single.encode("exempt")
    case .taxed(let rate): try single.encode(rate)
    }
  }
}

/// One treatment, or `{"initially": 160000, "then": [{"from": "2027-01-01", "treatment": …}]}`.
extension IVARule: Codable {
  enum CodingKeys: CodingKey { case initially, then }
  enum FormerKeys: CodingKey { case initial, steps }

  public init(from decoder: any Decoder) throws {
    let former = try? decoder.container(keyedBy: FormerKeys.self)
    if let former, former.contains(.initial) {
      self.init(
        try former.decode(IVATreatment.self, forKey: .initial),
        then: try former.decode([Step].self, forKey: .steps))
    } else if let form = try? decoder.container(keyedBy: CodingKeys.self), form.contains(.initially)
    {
      self.init(
        try form.decode(IVATreatment.self, forKey: .initially),
        then: try form.decode([Step].self, forKey: .then))
    } else {
      self.init(try IVATreatment(from: decoder))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    guard !steps.isEmpty else { return try initial.encode(to: encoder) }
    var form = encoder.container(keyedBy: CodingKeys.self)
    try form.encode(initial, forKey: .initially)
    try form.encode(steps, forKey: .then)
  }
}

/// `{"interest": 160000, "fees": 160000, "interestBase": "real"}`; moratorio goes with interest
/// where it is not said.
extension IVATerms: Codable {
  enum CodingKeys: CodingKey { case interest, moratorio, fees, interestBase }

  public init(from decoder: any Decoder) throws {
    let form = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      interest: try form.decode(IVARule.self, forKey: .interest),
      moratorio: try form.decodeIfPresent(IVARule.self, forKey: .moratorio),
      fees: try form.decode(IVARule.self, forKey: .fees),
      interestBase: try form.decodeIfPresent(InterestBase.self, forKey: .interestBase) ?? .nominal)
  }

  public func encode(to encoder: any Encoder) throws {
    var form = encoder.container(keyedBy: CodingKeys.self)
    try form.encode(interest, forKey: .interest)
    try form.encode(moratorio, forKey: .moratorio)
    try form.encode(fees, forKey: .fees)
    try form.encode(interestBase, forKey: .interestBase)
  }
}
