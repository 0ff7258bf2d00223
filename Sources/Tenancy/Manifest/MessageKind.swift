public import Documents

/// The messages an institution writes, by the name of their file in `messages/`.
public enum MessageKind: String, Hashable, Sendable, Codable, CaseIterable {
  case codigoAcceso = "codigo-acceso"
  case codigoFirma = "codigo-firma"
  case codigoCuenta = "codigo-cuenta"
  case solicitudRecibida = "solicitud-recibida"
  case solicitudDatos = "solicitud-datos"
  case solicitudAprobada = "solicitud-aprobada"
  case solicitudRechazada = "solicitud-rechazada"
  case contratoListo = "contrato-listo"
  case contratoFirmado = "contrato-firmado"
  case desembolsoRechazado = "desembolso-rechazado"
  case devolucionRechazada = "devolucion-rechazada"
  case creditoDispersado = "credito-dispersado"
  case creditoCancelado = "credito-cancelado"
  case recordatorioPago = "recordatorio-pago"
  case pagoVencido = "pago-vencido"
  case pagoRecibido = "pago-recibido"
  case pagoReversado = "pago-reversado"
  case garantiaAplicada = "garantia-aplicada"
  case creditoLiquidado = "credito-liquidado"
  case correoConfirmacion = "correo-confirmacion"

  /// The channel without which the message cannot do what it is for; nil where any will do.
  public var channelNeeded: MessageSource.Channel? {
    switch self {
    case .codigoAcceso, .codigoFirma, .codigoCuenta: .sms
    case .correoConfirmacion: .email
    case .solicitudRecibida, .solicitudDatos, .solicitudAprobada, .solicitudRechazada,
      .contratoListo, .contratoFirmado, .desembolsoRechazado, .devolucionRechazada,
      .creditoDispersado, .creditoCancelado, .recordatorioPago, .pagoVencido, .pagoRecibido,
      .pagoReversado,
      .garantiaAplicada, .creditoLiquidado:
      nil
    }
  }

  /// Every message may say who writes and where to look; the rest depends on the kind.
  public var catalogue: TemplateCatalogue {
    TemplateCatalogue(
      [
        Variable("marca", "nombre comercial de la institución", sample: .text("Solera")),
        Variable("sitio", "página de la institución", sample: .text("solera.localhost")),
        Variable("telefono", "teléfono de atención", sample: .text("55 0000 0000")),
        Variable(
          "nombre", "nombre de pila, lo pone el canal al enviar", sample: .text("Lupita"),
          required: false),
      ] + variables, mustShow: mustShow)
  }

  private var mustShow: [String] {
    switch self {
    case .codigoAcceso, .codigoFirma, .codigoCuenta: ["codigo", "marca"]
    case .correoConfirmacion: ["enlace", "marca"]
    case .solicitudRecibida, .solicitudDatos, .solicitudAprobada, .solicitudRechazada,
      .contratoListo, .contratoFirmado, .desembolsoRechazado, .devolucionRechazada,
      .creditoDispersado, .creditoCancelado, .recordatorioPago, .pagoVencido, .pagoRecibido,
      .pagoReversado,
      .garantiaAplicada, .creditoLiquidado:
      ["marca"]
    }
  }

  private var variables: [Variable] {
    switch self {
    case .codigoAcceso, .codigoFirma, .codigoCuenta:
      [
        Variable("codigo", "código de un solo uso", sample: .text("482913")),
        Variable("minutos", "minutos de vigencia", sample: .text("10")),
      ]
    case .solicitudRecibida, .solicitudDatos, .solicitudRechazada: [Self.folio]
    case .solicitudAprobada, .contratoListo, .contratoFirmado, .desembolsoRechazado,
      .devolucionRechazada:
      [Self.folio, Self.monto]
    case .creditoDispersado: [Self.folio, Self.monto, Self.fecha]
    case .creditoCancelado: [Self.folio, Self.fecha]
    case .recordatorioPago: [Self.folio, Self.monto, Self.fecha, Self.clabe]
    case .pagoVencido: [Self.folio, Self.monto, Self.fecha, Self.clabe, Self.dias]
    case .pagoRecibido, .garantiaAplicada: [Self.folio, Self.monto, Self.fecha, Self.saldo]
    case .pagoReversado: [Self.folio, Self.monto, Self.fecha]
    case .creditoLiquidado: [Self.folio, Self.fecha]
    case .correoConfirmacion:
      [
        Variable(
          "enlace", "página donde se confirma el correo",
          sample: .text("https://solera.example/correo/abc")),
        Variable("dias", "días que sirve el enlace", sample: .text("7")),
      ]
    }
  }

  private static let folio = Variable(
    "folio", "folio de la solicitud o del crédito", sample: .text("S-000123"))
  private static let monto = Variable(
    "monto", "importe", sample: .text("$1,234.56"), required: false)
  private static let fecha = Variable(
    "fecha", "día del hecho o de vencimiento", sample: .text("30 nov 2026"), required: false)
  private static let clabe = Variable(
    "clabe", "CLABE propia para pagar", sample: .text("646 180 00000000000 0"), required: false)
  private static let dias = Variable(
    "dias", "días de atraso", sample: .text("3"), required: false)
  private static let saldo = Variable(
    "saldo", "lo que queda por pagar para estar al corriente", sample: .text("$0.00"),
    required: false)
}
