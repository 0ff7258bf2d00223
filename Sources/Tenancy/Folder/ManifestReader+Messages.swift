import Documents
import Kernel

extension ManifestReader {
  /// The words of every message, each for the channel that its file names.
  mutating func readMessages(writesMail: Bool) -> [MessageSource] {
    let found = paths(in: "messages", ending: ".mustache").compactMap { path in
      message(at: path)
    }
    for kind in MessageKind.allCases {
      let isMail = kind.channelNeeded == .email
      if isMail, !writesMail { continue }
      let isWritten = found.contains {
        $0.kind == kind && (kind.channelNeeded == nil || $0.channel == kind.channelNeeded)
      }
      guard !isWritten else { continue }
      let channel = kind.channelNeeded ?? .sms
      refuse(
        "messages/", 0, "Falta el mensaje «\(kind.rawValue)».",
        "Agregue messages/\(kind.rawValue).\(channel.rawValue).mustache.")
    }
    return found
  }

  private mutating func message(at path: String) -> MessageSource? {
    use(path)
    let parts = path.dropFirst("messages/".count).split(separator: ".")
    guard parts.count == 3, let kind = MessageKind(rawValue: String(parts[0])),
      let channel = MessageSource.Channel(rawValue: String(parts[1]))
    else {
      refuse(
        path, 0, "No es un mensaje conocido.",
        """
        Use messages/<tipo>.<canal>.mustache; canales: \
        \(MessageSource.Channel.allCases.map(\.rawValue).joined(separator: ", ")); tipos: \
        \(MessageKind.allCases.map(\.rawValue).joined(separator: ", ")).
        """)
      return nil
    }
    guard let source = folder.text(path) else {
      refuse(path, 0, "El archivo no está en UTF-8.", "Guárdelo como UTF-8.")
      return nil
    }
    let message = MessageSource(kind: kind, channel: channel, source: source)
    note(message.problems, in: path)
    return message
  }

  /// Mail needs somebody to carry it, told where and how.
  mutating func checkMail(
    _ tenant: TenantFile, _ messages: [MessageSource], _ reading: Reading
  ) {
    guard let mail = tenant.connectors.first(where: { $0.duty == .mail }) else {
      guard let letter = messages.first(where: { $0.channel == .email }) else { return }
      return refuse(
        "messages/\(letter.kind.rawValue).correo.mustache", 0,
        "Hay correos escritos y la institución no tiene quien los lleve.",
        "Agregue el conector «mail» o quite los correos.")
    }
    let line = reading.line(of: "connectors.mail.settings")
    let settings = mail.settings
    if settings["host"]?.isHost != true {
      refuse(
        "tenant.yaml", line, "El correo no dice a qué servidor va.",
        "Agregue «host»: smtp.ejemplo.mx.")
    }
    if !(1...65_535).contains(settings["port"].flatMap { Int($0) } ?? 0) {
      refuse(
        "tenant.yaml", line, "El correo no dice su puerto.",
        "Agregue «port» entre comillas: \"587\" con starttls o \"465\" con tls.")
    }
    if !["starttls", "tls"].contains(settings["security"]) {
      refuse(
        "tenant.yaml", line, "El correo no dice cómo se cifra.",
        "Ponga «security»: starttls o tls; sin cifrar no se envía.")
    }
    if settings["username"] == nil || mail.secrets["password"] == nil {
      refuse(
        "tenant.yaml", line, "El correo no dice con qué cuenta entra.",
        "Agregue «username» y el nombre del secreto «password».")
    }
  }
}

extension TenantFile {
  var writesMail: Bool { connectors.contains { $0.duty == .mail } }
}

extension String {
  fileprivate var isHost: Bool {
    !isEmpty
      && utf8.allSatisfy {
        (48...57).contains($0) || (97...122).contains($0) || "-.".utf8.contains($0)
      }
  }
}
