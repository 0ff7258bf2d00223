import Kernel
import Lending

extension QuoteRequestModel {
  enum CodingKeys: CodingKey {
    case product, amount, installments, disbursedOn, terms, explain
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
    guard terms != nil else { return }
    let written = try form.nestedContainer(keyedBy: WrittenKey.self, forKey: .terms)
    for key in written.allKeys where !LoanTerms.names.contains(key.stringValue) {
      throw DecodingError.dataCorruptedError(
        forKey: key, in: written, debugDescription: "No existe este dato.")
    }
  }
}

/// Whatever name a body carries.
private struct WrittenKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init?(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}
