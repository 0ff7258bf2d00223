import Kernel
import Lending
import ServicingAPI
import Web

// How Servicing says things to staff and borrowers.

extension LoanStatus {
  var word: String {
    switch self {
    case .awaitingDeposit: "Espera garantía"
    case .disbursing: "Por depositar"
    case .active: "Vigente"
    case .paidOff: "Liquidado"
    case .cancelled: "Cancelado"
    }
  }

  var badge: Badge {
    switch self {
    case .awaitingDeposit: Badge(word, .warn)
    case .disbursing: Badge(word, .info)
    case .active: Badge(word, .good)
    case .paidOff: Badge(word)
    case .cancelled: Badge(word)
    }
  }
}

extension DelinquencyBucket {
  var word: String {
    switch self {
    case .current: "Al corriente"
    case .days1to7: "1 a 7 días"
    case .days8to30: "8 a 30 días"
    case .days31to60: "31 a 60 días"
    case .days61to90: "61 a 90 días"
    case .over90: "Más de 90 días"
    }
  }

  var badge: Badge {
    switch self {
    case .current: Badge(word, .good)
    case .days1to7, .days8to30: Badge("Atraso: " + word, .warn)
    case .days31to60, .days61to90, .over90: Badge("Atraso: " + word, .bad)
    }
  }
}

extension Component {
  var word: String {
    switch self {
    case .collectionFees: "Gastos de cobranza"
    case .fees: "Comisiones"
    case .insurance: "Primas de seguro"
    case .moratorio: "Interés moratorio"
    case .ordinaryInterest: "Interés ordinario"
    case .principal: "Capital"
    }
  }

  /// The accounts of the ledger where it stands.
  var accountPrefixes: [String] {
    switch self {
    case .principal: ["1201"]
    case .ordinaryInterest: ["1202", "4101"]
    case .moratorio: ["1202", "4102"]
    case .fees, .collectionFees: ["1203", "4103"]
    case .insurance: ["1203", "2108"]
    }
  }
}

extension InstallmentStanding.State {
  var badge: Badge {
    switch self {
    case .paid: Badge("Pagado", .good)
    case .late(let count): Badge("Atraso: " + days(count), .bad)
    case .due: Badge("Vence hoy", .warn)
    case .covered: Badge("Cubierto", .info)
    case .relieved: Badge("Modificado", .info)
    case .upcoming: Badge("Por vencer")
    }
  }
}

extension PrepaymentChoice {
  var word: String {
    switch self {
    case .shortenTerm: "Terminar antes"
    case .lowerInstallments: "Pagar menos cada vez"
    }
  }
}

/// A date that does not break in two lines.
func unbroken(_ text: String) -> HTML { "<span class=\"nowrap\">\(text)</span>" }

extension Money {
  /// A dash where there is nothing: zeros in every row hide the figures that matter.
  var textOrDash: String { isZero ? "—" : text }
}

func days(_ count: Int) -> String { count == 1 ? "1 día" : "\(count) días" }
