import Kernel
import Lending

extension TermsTemplate {
  static let shape = Shape<TermsTemplate>.object(
    Key("frequency", frequencyShape),
    Key("method", methodShape, otherwise: .level),
    Key("accrual", Shape<DayCount>.choice),
    Key("annualRate", .percent.described("Tasa ordinaria anual, sin IVA, base 360.")),
    Key("moratorioAnnualRate", .percent.described("Sobre capital vencido, sin IVA.")),
    Key("ivaOnInterest", .percent, otherwise: .percent(16)),
    Key("ivaOnFees", .percent, otherwise: .percent(16)),
    .optional("openingFee", openingFeeShape),
    Key("installmentFee", .pesos, otherwise: .zero),
    Key("collectionFee", .pesos, otherwise: .zero),
    Key("firstDue", firstDueShape, otherwise: FirstDue()),
    Key("rounding", Shape<Rounding>.choice, otherwise: .halfEven),
    Key("allocationOrder", allocationOrderShape, otherwise: Component.usualOrder),
    .optional("garantiaLiquida", garantiaLiquidaShape),
    make: TermsTemplate.init
  ).checked("Baje «moratorioAnnualRate».") { terms in
    // Judges cut disproportionate rates; twice the ordinary one is the house's ceiling.
    terms.moratorioAnnualRate.millionths <= terms.annualRate.millionths * 2
      ? nil : "La tasa moratoria supera el doble de la ordinaria."
  }

  private static let frequencyShape = Shape<Frequency>.word(Frequency.names) {
    Frequency(name: $0)
  }

  private static let methodShape = Shape<RepaymentMethod>.word(RepaymentMethod.names) {
    RepaymentMethod(name: $0)
  }

  private static let firstDueShape = Shape<FirstDue>.object(
    Key("minimumDays", .integer(1...60)), Key("stub", Shape<FirstDue.Stub>.choice)
  ) { (days: Int, stub: FirstDue.Stub) in FirstDue(minimumDays: days, stub: stub) }

  private static let allocationOrderShape = Shape<[Component]>.list(
    of: .choice, Component.allCases.count...Component.allCases.count)

  private static let openingFeeShape = Shape<OpeningFee?>.object(
    .optional("share", Shape<Rate>.percent), .optional("amount", Shape<Money>.pesos),
    Key("settlement", Shape<OpeningFee.Settlement>.choice)
  ) { (share: Rate?, amount: Money?, settlement: OpeningFee.Settlement) in
    feeAmount(share: share, amount: amount).map { OpeningFee($0, settlement: settlement) }
  }.required("La comisión lleva «share» o «amount», uno de los dos.")

  private static let garantiaLiquidaShape = Shape<GarantiaLiquida?>.object(
    .optional("share", Shape<Rate>.percent), .optional("amount", Shape<Money>.pesos),
    Key("annualYield", Shape<Rate>.percent, otherwise: .zero)
  ) { (share: Rate?, amount: Money?, yield: Rate) in
    // The CAT can count a yield; a deposit that earns one is not kept in the books yet.
    guard yield == .zero else { return nil }
    return feeAmount(share: share, amount: amount).map { GarantiaLiquida($0, annualYield: yield) }
  }.required(
    "La garantía lleva «share» o «amount», uno de los dos, y «annualYield» de 0 %.")

  private static func feeAmount(share: Rate?, amount: Money?) -> FeeAmount? {
    switch (share, amount) {
    case (let rate?, nil): .share(rate: rate)
    case (nil, let amount?): .fixed(amount: amount)
    case (nil, nil), (.some, .some): nil
    }
  }
}

extension Shape {
  /// Turns an optional value into one that must be there.
  func required<Wrapped>(_ message: String) -> Shape<Wrapped> where Value == Wrapped? {
    Shape<Wrapped>(schema: schema) { node, reading in
      guard let value = read(node, reading) else { return nil }
      if value == nil { reading.refuse(node, message, "Corrija «\(reading.here)».") }
      return value
    }
  }
}
