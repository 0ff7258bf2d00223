import Kernel
import Web

extension HomePage {
  static var samples: KeyValuePairs<String, HomePage> {
    [
      "con un solo producto": sample([]),
      "con varios productos": sample([
        Choice("quincenal", "Crédito Quincenal", detail: "El 15 y el último de cada mes."),
        Choice("mensual", "Crédito Mensual", detail: "Un pago al mes."),
      ]),
      "monto fuera de rango": sample([], refusal: "El monto va de $2,000.00 a $30,000.00."),
    ]
  }

  private static func sample(_ products: [Choice], refusal: String? = nil) -> HomePage {
    let typed = Fields(["producto": "quincenal", "monto": "8000", "plazo": "12"])
    let errors = refusal.map { [FieldError("monto", $0)] } ?? []
    return HomePage(
      brandName: "Solera", title: "De $2,000 a $30,000, a tu ritmo",
      lead: "Antes de pedirte un solo dato, aquí ves cuánto vas a pagar.",
      promises: ["Ves el total a pagar y el CAT antes de empezar", "Pagar antes no cuesta"],
      steps: [
        Said(title: "Elige cuánto", text: "El simulador te dice cada pago."),
        Said(title: "Firma desde tu teléfono", text: "Con un código que te llega por mensaje."),
      ],
      questions: [Said(title: "¿Puedo arrepentirme?", text: "Sí, en diez días hábiles.")],
      lender: .sample,
      simulator: SimulatorView(
        products: products, chosen: "quincenal",
        amounts: (.mxn(2_000), .mxn(30_000), .mxn(500)), periodsWord: "quincenas",
        terms: [6, 12, 18, 24], form: Form(typed, errors: errors),
        result: refusal == nil ? .sample : nil))
  }
}

extension LenderView {
  static let sample = LenderView(
    legalName: "Solera Demostración, S.A. de C.V., SOFOM, E.N.R.", sipres: "000000",
    recas: [("Crédito Quincenal", "00000-000-000001/01-00000-0126")],
    address: "Calle de la Demostración 1, Ciudad de México", phone: "55 0000 0100",
    unePhone: "55 0000 0101", uneEmail: "une@solera.example",
    uneHours: "lunes a viernes de 9:00 a 18:00 h", branches: [("Centro", "Calle Ficticia 2")])
}

extension SimulationView {
  static let sample = SimulationView(
    payment: "$1,057.20", firstPayment: "$1,186.40", lastPayment: nil, period: "quincena",
    term: "12 quincenas, del 15 dic 2026 al 31 may 2027", isPerMember: false,
    deposit: "$7,721.60", total: "$12,815.60", cat: "146.5%", calculatedOn: "20/11/2026",
    conditions: [
      ("Tasa de interés anual fija, sin IVA", "72%"),
      ("Comisión por apertura (se descuenta del depósito)", "3% más IVA"),
    ],
    rows: [
      Row(
        number: 1, dueOn: "15 dic 2026", principal: "$544.10", interest: "$240.00",
        iva: "$38.40", total: "$822.50", balance: "$7,455.90")
    ],
    application: "/solicitud")
}
