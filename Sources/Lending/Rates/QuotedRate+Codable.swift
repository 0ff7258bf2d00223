import Kernel

/// A rate a year as it is, or `{"effective": …}`, `{"perPeriod": …}`.
extension QuotedRate: Decodable {
  private enum CodingKeys: CodingKey { case effective, perPeriod }

  public init(from decoder: any Decoder) throws {
    do {
      self = .nominalAnnual(try decoder.singleValueContainer().decode(Rate.self))
    } catch DecodingError.typeMismatch {
      let form = try decoder.container(keyedBy: CodingKeys.self)
      guard form.allKeys.count == 1, let key = form.allKeys.first else {
        throw decoder.severalOrNone
      }
      let rate = try form.decode(Rate.self, forKey: key)
      switch key {
      case .effective: self = .effectiveAnnual(rate)
      case .perPeriod: self = .perPeriod(rate)
      }
    }
  }
}
