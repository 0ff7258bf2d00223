public import Kernel

extension Part {
  /// What an amount pays of this part: net and IVA in their proportion, rounded half to even on
  /// the IVA. The payment that finishes it takes whatever both have left, so none is lost.
  public func covered(by amount: Money) -> Part {
    guard amount < total else { return self }
    let iva = Rounding.halfEven.divide(
      Int128(amount.minorUnits) * Int128(iva.minorUnits), by: Int128(total.minorUnits))
    let tax = Money(minorUnits: iva, currency: amount.currency)
    return Part(net: amount - tax, iva: tax)
  }
}
