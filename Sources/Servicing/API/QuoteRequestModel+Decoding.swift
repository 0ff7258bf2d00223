import Kernel
import Lending

extension QuoteRequestModel {
  enum CodingKeys: CodingKey {
    case product, amount, installments, disbursedOn, terms, market, explain
  }

  /// Names that terms do not have were refused by their shape.
  init(from decoder: any Decoder) throws {
    let form = try decoder.container(keyedBy: CodingKeys.self)
    product = try form.decodeIfPresent(String.self, forKey: .product)
    amount = try form.decodeIfPresent(Money.self, forKey: .amount)
    installments = try form.decodeIfPresent(Int.self, forKey: .installments)
    disbursedOn = try form.decodeIfPresent(CalendarDate.self, forKey: .disbursedOn)
    explain = try form.decodeIfPresent(Int.self, forKey: .explain)
    terms = try form.decodeIfPresent(LoanTerms.self, forKey: .terms)
    market = try form.decodeIfPresent(Market.self, forKey: .market)
    guard terms != nil else { return }
    try Self.refusePlainIVA(
      in: try form.nestedContainer(keyedBy: WrittenKey.self, forKey: .terms))
  }

  private static func refusePlainIVA(in written: KeyedDecodingContainer<WrittenKey>) throws {
    guard written.contains(.iva) else { return }
    for key in written.allKeys where LoanTerms.isPlainIVA(key.stringValue) {
      throw DecodingError.malformed(
        "Ya lo dice «iva»: quite uno de los dos.", at: written.codingPath + [key])
    }
  }
}

/// Whatever name a body carries.
private struct WrittenKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  static let iva = WrittenKey("iva")
  init(_ name: String) { stringValue = name }
  init?(stringValue: String) { self.init(stringValue) }
  init?(intValue: Int) { nil }
}
