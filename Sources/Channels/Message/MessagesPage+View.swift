import ChannelsAPI
import Web

extension MessagesPage {
  var body: HTML {
    """
    <h1>Mensajes</h1>
    \(silence)
    \(list)
    """
  }

  var list: HTML {
    guard !messages.isEmpty else {
      return emptyState(
        "Todavía no se le ha escrito", "Aquí aparece cada mensaje, con sus palabras exactas.")
    }
    return table(
      "Mensajes enviados",
      [
        Column("Fecha", .heading) { "\($0.when)<br><small>\($0.channel.words)</small>" },
        Column("Mensaje") { content($0) },
        Column("Estado") { "\($0.state.badge.html) \($0.reason.map(Self.reason))" },
      ], messages)
  }

  /// A mail shows its subject, and its words on demand.
  private func content(_ line: Line) -> HTML {
    guard let title = line.title else { return "<div class=\"message\">\(line.text)</div>" }
    let papers: HTML =
      line.papers.isEmpty
      ? .empty : "<p><small>Adjuntos: \(line.papers.joined(separator: ", "))</small></p>"
    let words = disclosure(title, "<p class=\"as-written\">\(line.text)</p>\(papers)")
    return "<div class=\"message\">\(words)</div>"
  }

  private static func reason(_ words: String) -> HTML { "<br><small>\(words)</small>" }

  var more: HTML {
    "<p><a href=\"\("/oficina/personas/\(party)/mensajes" as Href)\">Ver todos los mensajes</a></p>"
  }

  private var silence: HTML {
    guard mayChange else {
      return isSilent ? notice(.warn, "<p>Esta persona pidió que no se le escriba.</p>") : .empty
    }
    if isSilent {
      return notice(
        .warn,
        """
        <p>Esta persona pidió no recibir mensajes.</p>
        \(Button.post(
          "Volver a escribirle", "/oficina/personas/\(party)/con-mensajes", csrf: csrf, .quiet))
        """)
    }
    return Button.row(
      Button.post(
        "Dejar de escribirle", "/oficina/personas/\(party)/sin-mensajes", csrf: csrf, .quiet))
  }
}

extension MessageSummary.Channel {
  var words: String {
    switch self {
    case .sms: "Mensaje de texto"
    case .email: "Correo"
    }
  }
}

extension Message.State {
  var badge: Badge {
    switch self {
    case .queued: Badge(words, .info)
    case .sent: Badge(words, .plain)
    case .delivered: Badge(words, .good)
    case .failed: Badge(words, .bad)
    case .withheld: Badge(words, .warn)
    }
  }
}
