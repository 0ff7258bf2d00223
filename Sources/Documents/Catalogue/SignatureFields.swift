/// The evidence of an electronic signature: who, what, when, from where and how.
public struct SignatureFields: DocumentFields, Hashable {
  /// A document of the package and the fingerprint of its bytes.
  public struct Signed: DocumentFields, Hashable {
    public var title: String
    public var version: Int
    public var sha256: String

    public init(title: String, version: Int, sha256: String) {
      self.title = title
      self.version = version
      self.sha256 = sha256
    }

    public var entries: [Entry] {
      [
        .text("documento", "título del documento", title),
        .text("version", "versión de la plantilla", String(version)),
        .text("huella", "SHA-256 del PDF", sha256),
      ]
    }

    public static let sample = Signed(
      title: "Carátula", version: 1, sha256: String(repeating: "5f2e", count: 16))
  }

  /// Something that happened on the way to the signature, chained to what came before.
  public struct Happening: DocumentFields, Hashable {
    public var at: String
    public var words: String
    public var from: String
    public var link: String

    public init(at: String, words: String, from: String, link: String) {
      self.at = at
      self.words = words
      self.from = from
      self.link = link
    }

    public var entries: [Entry] {
      [
        .text("momento", "fecha y hora", at),
        .text("hecho", "qué pasó", words),
        .text("origen", "dirección IP", from),
        .text("eslabon", "huella encadenada", link),
      ]
    }

    public static let sample = Happening(
      at: "20/11/2026 09:00:00 h", words: "Leyó la carátula", from: "203.0.113.7",
      link: String(repeating: "9ab1", count: 4))
  }

  public var signedAt: String
  public var signedAtUTC: String
  /// "Código de un solo uso" or "En sucursal, ante personal de la institución"
  public var method: String
  public var maskedPhone: String
  public var ip: String
  public var device: String
  /// "19.4326, -99.1332 (± 20 m)"
  public var location: String?
  public var witness: String?
  /// What the borrower agreed to by ticking, word for word.
  public var statement: String
  public var packageSHA256: String
  public var documents: [Signed]
  public var happenings: [Happening]

  public init(
    signedAt: String, signedAtUTC: String, method: String, maskedPhone: String, ip: String,
    device: String, location: String?, witness: String?, statement: String,
    packageSHA256: String, documents: [Signed], happenings: [Happening]
  ) {
    self.signedAt = signedAt
    self.signedAtUTC = signedAtUTC
    self.method = method
    self.maskedPhone = maskedPhone
    self.ip = ip
    self.device = device
    self.location = location
    self.witness = witness
    self.statement = statement
    self.packageSHA256 = packageSHA256
    self.documents = documents
    self.happenings = happenings
  }

  public var entries: [Entry] {
    [
      .text("firma.fecha", "fecha y hora local de la firma", signedAt),
      .text("firma.fechaUTC", "fecha y hora UTC de la firma", signedAtUTC),
      .text("firma.metodo", "cómo se firmó", method),
      .text("firma.telefono", "teléfono al que llegó el código, enmascarado", maskedPhone),
      .text("firma.ip", "dirección IP", ip),
      .text("firma.dispositivo", "navegador y dispositivo", device),
      .optional("firma.ubicacion", "geolocalización", location),
      .optional("firma.testigo", "quién atendió en sucursal", witness),
      .text("firma.declaracion", "lo que el acreditado aceptó", statement),
      .text("firma.huella", "SHA-256 del paquete de documentos", packageSHA256),
      .rows("documentos", "los documentos firmados", documents),
      .rows("hechos", "la bitácora de la firma", happenings),
    ]
  }

  public static let sample = SignatureFields(
    signedAt: "20/11/2026 09:04:12 h", signedAtUTC: "2026-11-20T15:04:12Z",
    method: "Código de un solo uso enviado por SMS", maskedPhone: "•• •••• 5678",
    ip: "203.0.113.7", device: "Mozilla/5.0 (Linux; Android 13) Chrome/120",
    location: "19.43260, -99.13320 (± 20 m)", witness: "Ana Torres, asesora",
    statement: "Leí y acepto la carátula, el contrato y la tabla de amortización.",
    packageSHA256: String(repeating: "c0de", count: 16),
    documents: [
      .sample, Signed(title: "Contrato", version: 1, sha256: String(repeating: "a1b2", count: 16)),
    ],
    happenings: [.sample])
}
