/// Where STP says an order is. Their codes, with what each means to whoever sent the money.
enum STPEstado: String, Hashable, Sendable, Codable, CaseIterable {
  case capturada = "C"
  case pendienteLiberar = "PL"
  case liberada = "L"
  case pendienteAutorizar = "PA"
  case autorizada = "A"
  case enviada = "E"
  case liquidada = "LQ"
  case cancelada = "CN"
  case traspasoLiberado = "TL"
  case traspasoCapturado = "TC"
  case traspasoAutorizado = "TA"
  case traspasoLiquidado = "TLQ"
  case traspasoCancelado = "TCL"
  case traspasoDevuelto = "TD"
  case recibida = "R"
  case porDevolver = "XD"
  case devuelta = "D"
  case porEnviarConfirmacion = "CXO"
  case confirmacionEnviada = "CCE"
  case confirmada = "CCO"
  case confirmacionRechazada = "CCR"
  case porCancelar = "XC"
  case canceladaLocal = "CL"
  case canceladaRechazada = "CR"
  case rechazadaLocal = "RL"
  case canceladaAdapter = "CA"
  case rechazadaAdapter = "RA"
  case enviadaAdapter = "EA"
  case rechazadaBanxico = "RB"
  case eliminada = "EL"
  case porRetornar = "XR"
  case retornada = "RE"
  case exportacionPOA = "EP"
  case exportacionCEP = "EC"

  enum Meaning: Hashable, Sendable { case inFlight, settled, rejected, returned }

  /// `D` is a return whether or not `LQ` was heard before it: who hears decides by its own record.
  var meaning: Meaning {
    switch self {
    case .liquidada, .traspasoLiquidado, .confirmada, .exportacionCEP:
      .settled
    case .cancelada, .traspasoCancelado, .canceladaLocal, .canceladaRechazada, .rechazadaLocal,
      .canceladaAdapter, .rechazadaAdapter, .rechazadaBanxico, .eliminada:
      .rejected
    case .devuelta, .traspasoDevuelto, .retornada:
      .returned
    case .capturada, .pendienteLiberar, .liberada, .pendienteAutorizar, .autorizada, .enviada,
      .traspasoLiberado, .traspasoCapturado, .traspasoAutorizado, .recibida, .porDevolver,
      .porEnviarConfirmacion, .confirmacionEnviada, .confirmacionRechazada, .porCancelar,
      .enviadaAdapter, .porRetornar, .exportacionPOA:
      .inFlight
    }
  }

  /// The older webhook spells the state out.
  init?(wire: String) {
    switch wire.uppercased() {
    case "LIQUIDACION", "ÉXITO", "EXITO": self = .liquidada
    case "DEVOLUCION", "DEVOLUCIÓN": self = .devuelta
    case "CANCELACION", "CANCELACIÓN": self = .cancelada
    case let code:
      guard let state = STPEstado(rawValue: code) else { return nil }
      self = state
    }
  }
}

/// Why a receiving bank gives money back, in Banxico's numbering.
enum CausaDevolucion: Int, Hashable, Sendable, Codable, CaseIterable {
  case cuentaInexistente = 1
  case cuentaBloqueada = 2
  case cuentaCancelada = 3
  case cuentaEnOtraDivisa = 5
  case cuentaDeOtroParticipante = 6
  case beneficiarioNoReconoce = 13
  case faltaInformacion = 14
  case tipoDePagoErroneo = 15
  case tipoDeOperacionErroneo = 16
  case tipoDeCuentaNoCorresponde = 17
  case aSolicitudDelEmisor = 18
  case caracterInvalido = 19
  case excedeLimiteDeSaldo = 20
  case excedeLimiteDeAbonos = 21
  case telefonoNoRegistrado = 22

  var words: String {
    switch self {
    case .cuentaInexistente: "Cuenta inexistente"
    case .cuentaBloqueada: "Cuenta bloqueada"
    case .cuentaCancelada: "Cuenta cancelada"
    case .cuentaEnOtraDivisa: "Cuenta en otra divisa"
    case .cuentaDeOtroParticipante: "La cuenta no pertenece al banco receptor"
    case .beneficiarioNoReconoce: "El beneficiario no reconoce el pago"
    case .faltaInformacion: "Falta información obligatoria"
    case .tipoDePagoErroneo: "Tipo de pago erróneo"
    case .tipoDeOperacionErroneo: "Tipo de operación errónea"
    case .tipoDeCuentaNoCorresponde: "El tipo de cuenta no corresponde"
    case .aSolicitudDelEmisor: "A solicitud del emisor"
    case .caracterInvalido: "Carácter inválido"
    case .excedeLimiteDeSaldo: "Excede el límite de saldo autorizado"
    case .excedeLimiteDeAbonos: "Excede el límite de abonos del mes"
    case .telefonoNoRegistrado: "Número de celular no registrado"
    }
  }
}
