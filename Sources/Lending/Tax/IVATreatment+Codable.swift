import Kernel

/// `"exempt"`, or a rate.
extension IVATreatment: Codable {
  /// How a rate was kept before: `{"taxed": {"_0": 160000}}`.
  private enum FormerKeys: CodingKey { case exempt, taxed }
  private enum FormerRate: CodingKey { case _0 }

  public init(from decoder: any Decoder) throws {
    if let name = NamedForm(decoder)?.name {
      guard name == "exempt" else { throw decoder.unknown(name) }
      self = .exempt
      return
    }
    do {
      self = .taxed(try decoder.singleValueContainer().decode(Rate.self))
    } catch DecodingError.typeMismatch {
      let form = try decoder.container(keyedBy: FormerKeys.self)
      guard form.contains(.taxed) || form.contains(.exempt) else { throw decoder.severalOrNone }
      guard form.contains(.taxed) else {
        self = .exempt
        return
      }
      let former = try form.nestedContainer(keyedBy: FormerRate.self, forKey: .taxed)
      self = .taxed(try former.decode(Rate.self, forKey: ._0))
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
