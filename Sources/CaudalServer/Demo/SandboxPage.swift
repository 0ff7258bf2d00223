import STP
import Web

/// Phones, bank and codes of the demo.
struct SandboxPage: Page {
  struct Text: Sendable {
    let phone: String
    let body: String
    let when: String
  }

  struct Order: Sendable {
    let claveRastreo: String
    let amount: String
    let beneficiary: String
    let state: String
    let fate: String
  }

  struct Deposit: Sendable {
    let claveRastreo: String
    let amount: String
    let clabe: String
    let when: String
    let noticeCount: Int
    let isHeard: Bool
  }

  struct Code: Sendable {
    let username: String
    let code: String
  }

  let texts: [Text]
  let orders: [Order]
  let deposits: [Deposit]
  let codes: [Code]
  let form: Form
  let csrf: String

  var title: String { "Bancos y teléfonos de prueba" }
  var width: PageWidth { .wide }

  var body: HTML {
    """
    <h1>Bancos y teléfonos de prueba</h1>
    <p>Lo que fuera de la demostración harían STP, Twilio y las personas.</p>
    \(errorSummary(form))
    <p>\(Button.link("Ver el correo de prueba", "/sandbox/correo", .quiet))</p>
    \(card("Teléfonos", phones))
    \(card("Responder desde un teléfono", answer))
    \(card("Hacer una transferencia SPEI", transfer))
    \(card("Transferencias hechas", deposited))
    \(card("Dispersiones que llegaron a STP", dispersals))
    \(card("Códigos del personal", staff))
    """
  }

  private var phones: HTML {
    texts.isEmpty
      ? emptyState("Sin mensajes", "Aquí aparece lo que reciben los teléfonos.")
      : table(
        "Mensajes recibidos",
        [
          Column("Cuándo") { (text: Text) in "\(text.when)" },
          Column("Teléfono") { "\($0.phone)" },
          Column("Mensaje", .heading) { "\($0.body)" },
        ], texts)
  }

  private var answer: HTML {
    FormView("/sandbox/respuesta", csrf: csrf)(
      """
      \(Field.text(form, "telefono", "Teléfono", keyboard: .tel, size: .medium, max: 20))\
      \(Field.text(
        form, "texto", "Mensaje", hint: "BAJA deja de recibir recordatorios; ALTA los recupera.",
        max: 160))\
      \(Button.row(Button.submit("Responder")))
      """)
  }

  private var transfer: HTML {
    FormView("/sandbox/transferencia", csrf: csrf)(
      """
      \(Field.text(form, "clabe", "CLABE destino", keyboard: .numeric, size: .medium, max: 24))\
      \(Field.money(form, "monto", "Monto"))\
      \(Field.text(form, "referencia", "Referencia numérica (opcional)", keyboard: .numeric,
        size: .short, max: 7))\
      \(Field.text(form, "concepto", "Concepto (opcional)", max: 39))\
      \(Field.check(form, "repetir", "Avisar tres veces del mismo depósito"))\
      \(Field.check(
        form, "desordenar", "Avisar en desorden: después del aviso de la siguiente transferencia"))\
      \(Field.check(form, "perder", "Perder el aviso: solo queda en la lista del día de STP"))\
      \(Button.row(Button.submit("Transferir")))
      """)
  }

  private var deposited: HTML {
    guard !deposits.isEmpty else {
      return emptyState("Sin transferencias", "Aquí aparece cada una y si su aviso ya se escuchó.")
    }
    return table(
      "Transferencias",
      [
        Column("Clave de rastreo", .heading) { (deposit: Deposit) in "\(deposit.claveRastreo)" },
        Column("Monto", .number) { "\($0.amount)" },
        Column("CLABE") { "\($0.clabe)" },
        Column("Cuándo") { "\($0.when)" },
        Column("Avisos", .number) { "\($0.noticeCount)" },
        Column("Escuchada") { ($0.isHeard ? Badge("Sí", .good) : Badge("No", .plain)).html },
      ], deposits)
  }

  private var dispersals: HTML {
    let fates = SandboxFate.allCases.map { Choice($0.rawValue, $0.words) }
    return """
      \(FormView("/sandbox/destino", csrf: csrf)(
        """
        \(Field.select(form, "destino", "Qué pasará con la siguiente", fates))\
        \(Button.row(Button.submit("Fijar", .quiet)))
        """))
      \(orders.isEmpty
        ? emptyState("Sin dispersiones")
        : table(
          "Órdenes",
          [
            Column("Clave de rastreo", .heading) { (order: Order) in "\(order.claveRastreo)" },
            Column("Monto", .number) { "\($0.amount)" },
            Column("Beneficiario") { "\($0.beneficiary)" },
            Column("Estado") { "\($0.state)" },
            Column("Destino") { "\($0.fate)" },
          ], orders))
      """
  }

  private var staff: HTML {
    table(
      "Código de cada usuario en este momento",
      [
        Column("Usuario", .heading) { (code: Code) in "\(code.username)" },
        Column("Código") { "\($0.code)" },
      ], codes)
  }

  static var samples: KeyValuePairs<String, SandboxPage> {
    [
      "vacía": SandboxPage(
        texts: [], orders: [], deposits: [], codes: [], form: Form(), csrf: "t"),
      "con movimiento": SandboxPage(
        texts: [Text(phone: "+525512345678", body: "Tu código es 123456", when: "09:00 h")],
        orders: [
          Order(
            claveRastreo: "CAU1", amount: "$8,000.00", beneficiary: "<script>alert(1)</script>",
            state: "LQ", fate: "settle")
        ],
        deposits: [
          Deposit(
            claveRastreo: "SBX1", amount: "$500.00", clabe: "646180990100000019",
            when: "20 nov 2026, 09:00 h", noticeCount: 0, isHeard: false)
        ], codes: [Code(username: "analista", code: "000000")], form: Form(), csrf: "t"),
    ]
  }
}
