extension TermsRefused {
  /// Terms whose only fault can be a figure that nobody could mean.
  public enum Field: String, Hashable, Sendable, CaseIterable {
    case annualRate, floating, moratorioAnnualRate, ivaOnInterest, ivaOnFees, iva
    case openingFee, installmentFee, collectionFee, lateFee, garantiaLiquida
    case punctuality, moratorio, tolerance, downPayment, disbursedOn, skippedMonths, arithmetic

    var detail: String {
      switch self {
      case .annualRate: "La tasa anual va de 0 a 5,000 %."
      case .floating:
        "Una tasa variable pide el valor de su índice; no va con «flat», escalones o dígitos."
      case .moratorioAnnualRate: "La tasa moratoria va de 0 a 5,000 %."
      case .ivaOnInterest: "El IVA de los intereses va de 0 a 100 %."
      case .ivaOnFees: "El IVA de las comisiones va de 0 a 100 %."
      case .iva: "El IVA va de 0 a 100 %, y sus cambios, por fecha."
      case .openingFee: "La comisión por apertura está fuera de rango."
      case .installmentFee: "La comisión de cada pago está fuera de rango."
      case .collectionFee: "La comisión por cobranza está fuera de rango."
      case .lateFee: "La comisión por pago tardío está fuera de rango."
      case .garantiaLiquida: "La garantía líquida o su rendimiento está fuera de rango."
      case .punctuality: "El premio por puntualidad va de 0 a 100 % del interés."
      case .moratorio: "Los días o el tope de los moratorios están fuera de rango."
      case .tolerance: "La tolerancia está fuera de rango."
      case .downPayment:
        "El enganche va de 0 a menos de 100 %, y redondeado a su múltiplo no es todo el monto."
      case .disbursedOn: "La fecha de desembolso va del año 1900 al 2399."
      case .arithmetic: "La aritmética lleva 12 o 19 dígitos."
      case .skippedMonths: "Los meses sin pago no dejan fechas, o uno tiene la fecha acordada."
      }
    }
  }
}
