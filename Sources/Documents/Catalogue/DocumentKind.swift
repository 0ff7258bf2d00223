/// The documents that institutions write, by the name of their folder in `documents/`.
public enum DocumentKind: String, Hashable, Sendable, CaseIterable {
  case caratula
  case contratoAdhesion = "contrato-adhesion"
  case tablaAmortizacion = "tabla-amortizacion"
  /// A series, one for each payment, signed with the contract.
  case pagares
  /// A single one payable at sight, signed in ink.
  case pagare
  /// The precepts that the contract cites, transcribed.
  case anexoLegal = "anexo-legal"
  case evidenciaFirma = "evidencia-de-firma"
  case cancelacion
  case estadoDeCuenta = "estado-de-cuenta"
  case recibo
  case cartaFiniquito = "carta-finiquito"
  case avisoDePrivacidad = "aviso-de-privacidad"
  case avisoSimplificado = "aviso-de-privacidad-simplificado"
  case autorizacionBuro = "autorizacion-buro"
  case datosFinancieros = "consentimiento-datos-financieros"
  case mercadotecnia = "consentimiento-mercadotecnia"

  /// The names that a template of this kind may use.
  public var catalogue: TemplateCatalogue {
    TemplateCatalogue(LenderFields.variables + variables, mustShow: mustShow)
  }

  private var variables: [Variable] {
    switch self {
    case .caratula, .contratoAdhesion, .tablaAmortizacion, .anexoLegal:
      BorrowerFields.variables + LoanFields.variables + ScheduleFields.variables
        + GroupFields.variables
    case .pagares, .pagare: BorrowerFields.variables + PagareFields.variables
    case .evidenciaFirma:
      BorrowerFields.variables + LoanFields.variables + SignatureFields.variables
    case .cancelacion:
      BorrowerFields.variables + LoanFields.variables + CancellationFields.variables
    case .estadoDeCuenta:
      BorrowerFields.variables + LoanFields.variables + StatementFields.variables
    case .recibo: ReceiptFields.variables
    case .cartaFiniquito: BorrowerFields.variables + ReleaseFields.variables
    case .avisoDePrivacidad, .avisoSimplificado, .autorizacionBuro, .datosFinancieros,
      .mercadotecnia:
      []
    }
  }

  /// What the law wants on each: LTOSF 11 and the CONDUSEF provisions for the carátula and the
  /// contract, LTOSF 13 for the statement, LFPDPPP 15-16 for the notices, LGTOC 170 for the
  /// pagaré.
  private var mustShow: [String] {
    switch self {
    case .caratula:
      [
        "producto.nombre", "credito.cat", "credito.tasaOrdinaria", "credito.tasaMoratoria",
        "credito.monto", "credito.total", "credito.plazo", "credito.primerPago", "une.telefono",
        "une.correo", "une.domicilio", "contrato.reca", "contrato.fecha", "contrato.folio",
      ]
    case .contratoAdhesion:
      [
        "institucion.razonSocial", "institucion.domicilio", "acreditado.nombre",
        "acreditado.domicilio", "credito.monto", "credito.montoLetra", "credito.cat",
        "credito.tasaOrdinaria", "credito.tasaMoratoria", "credito.ordenPagos", "contrato.reca",
        "contrato.cancelacionHasta", "une.telefono", "une.correo",
      ]
    case .tablaAmortizacion: ["pagos", "totales.total", "contrato.folio"]
    case .pagares, .pagare:
      [
        "pagares", "institucion.razonSocial", "pagare.fecha", "pagare.lugar",
        "pagare.tasaMoratoria", "acreditado.nombre", "acreditado.domicilio",
      ]
    case .anexoLegal: ["contrato.folio", "contrato.reca"]
    case .evidenciaFirma:
      ["firma.fecha", "firma.metodo", "firma.ip", "firma.huella", "documentos", "hechos"]
    case .cancelacion: ["cancelacion.folio", "cancelacion.fecha", "contrato.folio"]
    case .estadoDeCuenta:
      [
        "estado.corte", "estado.porPagar", "estado.vencido", "credito.cat", "movimientos",
        "credito.tasaOrdinaria", "credito.tasaMoratoria", "une.telefono", "une.correo",
      ]
    case .recibo: ["recibo.folio", "recibo.fecha", "recibo.monto", "partes"]
    case .cartaFiniquito: ["finiquito.credito", "finiquito.pagadoEl", "acreditado.nombre"]
    case .avisoDePrivacidad, .avisoSimplificado:
      ["institucion.razonSocial", "institucion.domicilio", "privacidad.correo"]
    case .autorizacionBuro, .datosFinancieros, .mercadotecnia: ["institucion.razonSocial"]
    }
  }
}
