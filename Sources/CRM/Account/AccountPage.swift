import Identity
import Kernel
import Web

/// A person's account for being paid, as staff correct it.
struct AccountPage: Page {
  let party: PartyID
  let name: String
  let current: String?
  /// The request that waits for a second person.
  let pending: ApprovalID?
  let form: Form
  let csrf: String

  var title: String { "Cuenta de \(name)" }
  var breadcrumbs: [Crumb] {
    [Crumb("Personas", "/oficina/personas"), Crumb(name, "/oficina/personas/\(party)")]
  }

  var body: HTML {
    """
    <h1>\(title)</h1>
    \(errorSummary(form))
    <p class="lead">Se le paga en: \(current ?? "sin cuenta").</p>
    \(pending.map(waiting) ?? asking)
    """
  }

  private func waiting(_ approval: ApprovalID) -> HTML {
    notice(
      .info,
      """
      <p>Se pidió corregirla: lo decide otra persona en \
      <a href="/oficina/autorizaciones/\(approval)">Autorizaciones</a>.</p>
      """)
  }

  private var asking: HTML {
    """
    <p>Otra persona lo autoriza. En cuanto quede, lo que el banco rechazó sale otra vez solo: \
    créditos, saldos a favor y garantías.</p>
    \(FormView("/oficina/personas/\(party)/cuenta", csrf: csrf)(
      """
      \(Field.text(form, "clabe", "CLABE", hint: "18 dígitos.", keyboard: .numeric,
        size: .medium, max: 24))\
      \(Field.check(form, "cuenta_propia", "La persona comprobó que la cuenta está a su nombre"))\
      \(Field.text(form, "motivo", "Por qué se corrige y con qué se comprobó",
        hint: "Queda en la bitácora.", max: 300))\
      \(Button.row(Button.submit("Pedir la corrección")))
      """))
    """
  }

  static var samples: KeyValuePairs<String, AccountPage> {
    let approval = ApprovalID(PartyID.sample.uuid)
    func page(_ current: String?, _ pending: ApprovalID? = nil) -> AccountPage {
      AccountPage(
        party: .sample, name: "Guadalupe García", current: current, pending: pending,
        form: Form(), csrf: "t")
    }
    return [
      "con cuenta": page("BBVA México, termina en 2345"), "sin cuenta": page(nil),
      "por autorizar": page("BBVA México, termina en 2345", approval),
    ]
  }
}
