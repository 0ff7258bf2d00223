import Kernel
import Lending

extension QuoteRequestModel {
  enum CodingKeys: CodingKey {
    case product, amount, installments, disbursedOn, terms, market, explain
  }

  /// A name that terms do not have is refused: what it meant would be missing from the quote.
  init(from decoder: any Decoder) throws {
    let form = try decoder.container(keyedBy: CodingKeys.self)
    product = try form.decodeIfPresent(String.self, forKey: .product)
    amount = try form.decodeIfPresent(Money.self, forKey: .amount)
    installments = try form.decodeIfPresent(Int.self, forKey: .installments)
    disbursedOn = try form.decodeIfPresent(CalendarDate.self, forKey: .disbursedOn)
    explain = try form.decodeIfPresent(Int.self, forKey: .explain)
    terms = try form.decodeIfPresent(LoanTerms.self, forKey: .terms)
    market = try form.decodeIfPresent(Market.self, forKey: .market)
    guard let terms else { return }
    let written = try form.nestedContainer(keyedBy: WrittenKey.self, forKey: .terms)
    try Self.refuseOthers(in: written, than: LoanTerms.names)
    if terms.floating != nil {
      try Self.refuseOthers(
        in: try written.nestedContainer(keyedBy: WrittenKey.self, forKey: .floating),
        than: FloatingRate.names)
    }
  }

  private static func refuseOthers(
    in written: KeyedDecodingContainer<WrittenKey>, than names: [String]
  ) throws {
    for key in written.allKeys where !names.contains(key.stringValue) {
      throw DecodingError.malformed("No existe este dato.", at: written.codingPath + [key])
    }
    let names = written.allKeys.map(\.stringValue)
    for key in written.allKeys where names.contains("iva") && LoanTerms.isPlainIVA(key.stringValue)
    {
      throw DecodingError.malformed(
        "Ya lo dice «iva»: quite uno de los dos.", at: written.codingPath + [key])
    }
  }
}

/// Whatever name a body carries.
private struct WrittenKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  static let floating = WrittenKey("floating")
  init(_ name: String) { stringValue = name }
  init?(stringValue: String) { self.init(stringValue) }
  init?(intValue: Int) { nil }
}
