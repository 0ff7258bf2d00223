import Web

extension BorrowerContractPage {
  static var samples: KeyValuePairs<String, BorrowerContractPage> {
    [
      "por leer": sample(.reading(left: 2), read: 1),
      "de otro día": sample(
        .stale(preparedOn: "18 de noviembre de 2026", renew: "/solicitud/x/contrato/al-dia"),
        read: 3),
      "pedir código": sample(.askingCode(maskedPhone: "•• •••• 5678"), read: 3),
      "por firmar": sample(.signing(maskedPhone: "•• •••• 5678"), read: 3),
      "firmado": sample(
        .signed(
          on: "20 de noviembre de 2026 a las 09:04:12 h",
          cancel: Cancelling(
            through: "4 de diciembre de 2026", action: "/solicitud/x/contrato/cancelacion")),
        read: 3),
      "en cancelación": sample(.cancelling(.sample(toReturn: nil)), read: 3),
      "por devolver": sample(.cancelling(.sample(toReturn: "$9,652.00")), read: 3),
      "sin cancelar": sample(
        .signed(on: "20 de noviembre de 2026 a las 09:04:12 h", cancel: nil), read: 3,
        hasLapsed: true),
      "cancelado": sample(.cancelled, read: 3), "retirado": sample(.withdrawn, read: 3),
    ]
  }

  private static func sample(_ step: Step, read: Int, hasLapsed: Bool = false)
    -> BorrowerContractPage
  {
    let titles = ["Carátula del contrato de crédito", "Contrato de crédito simple", "Tabla"]
    return BorrowerContractPage(
      folio: "SOL-000123", amount: "$10,000.00", payment: "$1,000.91", total: "$11,978.81",
      cat: "113.6%",
      papers: titles.enumerated().map { index, title in
        Paper(
          title: title, read: "/solicitud/x/contrato/caratula",
          download: "/solicitud/x/contrato/caratula/pdf", isRead: index < read, isRequired: true)
      },
      step: step, replaces: read == 1 ? "18 de noviembre de 2026" : nil,
      hasLapsed: hasLapsed, statement: SignContract.statement(of: "SOL-000123"),
      codeAction: "/solicitud/x/contrato/codigo", signAction: "/solicitud/x/contrato/firma",
      form: Form(), csrf: "")
  }
}

extension BorrowerContractPage.Acknowledgement {
  fileprivate static func sample(toReturn: String?) -> Self {
    Self(
      folio: "SOL-000123-C", requestedOn: "24 de noviembre de 2026 a las 12:30:05 h",
      toReturn: toReturn, through: "4 de diciembre de 2026")
  }
}
