import Kernel
import Lending
import ServicingAPI
import Web

extension MyLoanPage {
  var body: HTML {
    """
    <h1>\(product)</h1>
    <p class="lead">Folio \(folio) \(status.badge.html)</p>
    \(standing)\(stuckReturn)
    \(status == .active ? payment : .empty)
    \(status == .awaitingDeposit ? garantia.map(depositing) ?? .empty : held)
    \(stepBack)
    \(card("Documentos", documents))
    \(disclosure("Tabla de pagos", schedule))
    \(paid)
    """
  }

  private var standing: HTML {
    switch status {
    case .awaitingDeposit:
      notice(
        .warn,
        """
        <p><strong>Falta tu garantía líquida.</strong> En cuanto esté completa te depositamos tu \
        crédito.</p>
        """)
    case .disbursing: rejectedOn.map(rejected) ?? onItsWay
    case .paidOff:
      """
      \(notice(
        .good, "<p><strong>Terminaste de pagar.</strong> No debes nada de este crédito.</p>"))
      \(surplus.map(leftOver))
      """
    case .cancelled:
      """
      \(notice(.info, "<p>Este crédito se canceló sin costo. No debes nada.</p>"))
      \(surplus.map(leftOver))
      """
    case .active: "\(lapsedOn.map(lapsed))\(late.map(lateNotice))"
    }
  }

  private var onItsWay: HTML {
    actions.isCancellationUnanswered
      ? .empty
      : notice(.info, "<p>Tu dinero va en camino. Te avisamos en cuanto se deposite.</p>")
  }

  private func rejected(_ on: String) -> HTML {
    """
    \(notice(
      .bad,
      """
      <p><strong>El banco rechazó tu depósito el \(on).</strong> Casi siempre es porque la CLABE \
      no es correcta o la cuenta está cerrada. Corrígela y te lo enviamos otra vez; mientras no lo \
      recibas no corre ningún interés. También puedes cancelar tu crédito sin costo.</p>
      """))
    \(Button.row(Button.link("Corregir mi cuenta", "/mi-cuenta")))
    """
  }

  private var stuckReturn: HTML {
    guard isReturnStuck else { return .empty }
    return """
      \(notice(
        .warn,
        """
        <p><strong>El banco no aceptó tu cuenta</strong> y lo que te devolvemos no llegó. Corrige \
        tu CLABE y te lo enviamos otra vez.</p>
        """))
      \(Button.row(Button.link("Corregir mi cuenta", "/mi-cuenta")))
      """
  }

  private func leftOver(_ surplus: RefundView) -> HTML {
    let returning: HTML =
      surplus.returning.map { "<p>Van de regreso a tu cuenta \($0).</p>" } ?? .empty
    guard let free = surplus.free else {
      return returning.isEmpty ? .empty : notice(.info, returning)
    }
    return notice(
      .info,
      """
      <p><strong>Tienes un saldo a favor de \(free)</strong> que te devolvemos a tu CLABE.</p>\
      \(returning)
      """)
  }

  private func lapsed(_ on: String) -> HTML {
    notice(
      .warn,
      """
      <p><strong>Tu cancelación quedó sin efecto el \(on):</strong> no recibimos a tiempo lo que \
      te depositamos. Tu crédito sigue conforme a su tabla de pagos.</p>
      """)
  }

  private func lateNotice(_ days: String) -> HTML {
    notice(
      .warn,
      """
      <p><strong>Tienes \(days) de atraso.</strong> Si pagas hoy deja de crecer el interés \
      moratorio.</p>
      """)
  }

  private var payment: HTML {
    """
    <section class="card">
    <p class="stat-label">\(amountLabel)</p>
    <p class="big-figure">\(amount)</p>
    \(dueOn.map { "<p>Vence el \($0).</p>" as HTML })
    \(credit.map { "<p>Tienes \($0) a favor: se usa el día de tu próximo pago.</p>" as HTML })
    \(account.map(howToPay))
    </section>
    \(prepayment)
    """
  }

  private func howToPay(_ account: CollectionAccount) -> HTML {
    """
    <h2>\(status == .active ? "Cómo pagar" : "Cómo depositar")</h2>
    <p>Haz una transferencia SPEI desde tu banco a esta CLABE. Es tuya: siempre es la misma.</p>
    \(copyBox(account.shown, copying: account.clabe))
    \(facts(account.facts))
    <p class="hint">También puedes pagar en efectivo en sucursal. Nunca pedimos anticipos.</p>
    """
  }

  private func depositing(_ deposit: GarantiaView) -> HTML {
    """
    <section class="card">
    <p class="stat-label">Te falta depositar</p>
    <p class="big-figure">\(deposit.missing ?? deposit.required)</p>
    <p>Es un depósito, no un pago: se queda guardado y se te devuelve al terminar tu crédito.</p>
    \(account.map(howToPay) ?? notYet)
    </section>
    """
  }

  private var notYet: HTML {
    "<p>Estamos preparando tu CLABE para depositar. Vuelve a abrir esta página en un minuto.</p>"
  }

  private var held: HTML {
    guard let garantia else { return .empty }
    let returning: [(String, HTML)] =
      garantia.returning.map { [("Va de regreso a tu cuenta", "\($0)")] } ?? []
    return card(
      "Tu garantía líquida",
      """
      \(sums(returning, total: ("En depósito", "\(garantia.held)")))
      <p class="hint">Es tuya: se te devuelve al terminar, salvo lo que cubra pagos vencidos.</p>
      """)
  }

  private var prepayment: HTML {
    guard let credit = actions.prepayable else { return .empty }
    let form = FormView("/mi-credito/\(loan)/pago-anticipado", csrf: actions.csrf)
    let choices = PrepaymentChoice.allCases.map { Choice($0.rawValue, $0.word) }
    return card(
      "Usar mi saldo a favor hoy",
      form(
        """
        <p>Puedes aplicar \(credit) a capital, sin costo, y pagar menos intereses.</p>
        \(Field.hidden("acto", actions.act))
        \(Field.radios(Form(), "eleccion", "Qué prefieres", choices))
        \(Button.submit("Aplicar a capital", .quiet))
        """))
  }

  private var stepBack: HTML {
    if let on = actions.cancellationRequestedOn {
      guard !actions.isCancellationUnanswered else {
        return notice(
          .info,
          """
          <p>Se pidió cancelar este crédito el \(on). Confirmamos con el banco que tu dinero no \
          salió, y el crédito termina sin costo.</p>
          """)
      }
      return notice(
        .info,
        "<p>Pediste cancelar el \(on). Devuelve lo que te depositamos y no pagas nada más.</p>")
    }
    guard let last = actions.cancellableThrough else { return .empty }
    return disclosure(
      "Cancelar sin costo",
      """
      <p>Hasta el \(last) puedes cancelar sin comisiones ni intereses: devuelves lo que te \
      depositamos y listo.</p>
      \(cancelButton)
      """)
  }

  private var cancelButton: HTML {
    Button.post(
      "Cancelar mi crédito", "/mi-credito/\(loan)/cancelacion", csrf: actions.csrf, .danger)
  }

  private var documents: HTML {
    """
    <ul class="tasks">
    <li><a href="/mi-credito/\(loan)/estado-de-cuenta.pdf">Estado de cuenta (PDF)</a></li>
    \(status == .active ? payoffLink : .empty)\(actions.hasRelease ? releaseLink : .empty)
    </ul>
    """
  }

  private var payoffLink: HTML {
    "<li><a href=\"/mi-credito/\(loan)/liquidacion\">¿Cuánto necesito para liquidar?</a></li>"
  }

  private var releaseLink: HTML {
    "<li><a href=\"/mi-credito/\(loan)/carta-finiquito.pdf\">Carta finiquito (PDF)</a></li>"
  }

  private var schedule: HTML {
    table(
      "Tabla de pagos",
      [
        Column("Núm.", .heading) { "\($0.number)" }, Column("Fecha") { unbroken($0.dueOn) },
        Column("Pago", .number) { "<strong>\($0.total)</strong>" },
        Column("Capital", .number) { "\($0.principal)" },
        Column("Interés", .number) { "\($0.interest)" }, Column("IVA", .number) { "\($0.iva)" },
        Column("Estado") { $0.state.html },
      ], rows, rowClass: { $0.isLate ? "row-bad" : $0.isDone ? "row-done" : "" })
  }

  private var paid: HTML {
    guard !repayments.isEmpty else { return .empty }
    return card(
      "Tus pagos",
      table(
        "Tus pagos",
        [
          Column("Fecha", .heading) { line in
            """
            \(unbroken(line.on))<br><small>\(line.method)</small>\
            \(line.reversed == nil ? "<br><small>\(line.applied)</small>" : .empty)\
            \(line.reversed.map { Badge("Reversado el \($0)", .bad).html })
            """
          },
          Column("Monto", .number) { "\($0.amount)" },
        ], repayments))
  }
}
