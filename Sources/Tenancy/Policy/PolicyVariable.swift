public import Kernel

/// The one catalogue of what a policy may look at. The raw value is the name, as officers write it
/// in a model and programs in a request; another source of facts (a bureau, a scorecard) adds
/// cases here and nowhere else.
public enum PolicyVariable: String, Hashable, Sendable, Codable, CaseIterable {
  case age = "edad"
  case state = "estado"
  case monthlyIncome = "ingreso mensual"
  case monthlyPayment = "pago mensual"
  case amount = "monto"
  case borrowerKind = "tipo de cliente"
  case isPoliticallyExposed = "persona políticamente expuesta"
  case actsForSelf = "actúa por cuenta propia"

  /// Raised whenever a variable is added or its meaning changes; kept with each decision.
  public static let catalogueVersion = 1
}

extension PolicyVariable {
  /// What its values are.
  public enum Kind: Hashable, Sendable {
    case whole(ClosedRange<Int>)
    /// Pesos in a model; whole centavos in a program's request.
    case money
    case choice([String])
    case flag
  }

  /// Who says what it is.
  public enum Source: String, Hashable, Sendable, Codable {
    case declared, computed
  }

  public var kind: Kind {
    switch self {
    case .age: .whole(0...130)
    case .state: .choice(Self.states)
    case .monthlyIncome, .monthlyPayment, .amount: .money
    case .borrowerKind: .choice(["nuevo", "recurrente"])
    case .isPoliticallyExposed, .actsForSelf: .flag
    }
  }

  public var source: Source {
    switch self {
    case .age, .monthlyPayment, .borrowerKind: .computed
    case .state, .monthlyIncome, .amount, .isPoliticallyExposed, .actsForSelf: .declared
    }
  }

  public var meaning: String {
    switch self {
    case .age: "Años cumplidos el día en que se decide."
    case .state: "Estado donde vive (CMX, OAX…); NE si vive fuera de México."
    case .monthlyIncome: "Lo que dice ganar en un mes, en pesos."
    case .monthlyPayment: "Lo que pagaría en un mes promedio, con todo incluido, en pesos."
    case .amount: "El monto que pide, en pesos."
    case .borrowerKind: "«recurrente» si ya terminó de pagar aquí un crédito; si no, «nuevo»."
    case .isPoliticallyExposed: "Si declara un cargo público, propio o de un familiar."
    case .actsForSelf: "Si declara que el crédito es para sí."
    }
  }

  /// The type that a model gives it (DMN 1.5, 10.3.2).
  public var typeName: String {
    switch kind {
    case .whole, .money: "number"
    case .choice: "string"
    case .flag: "boolean"
    }
  }

  /// Whoever lives outside Mexico.
  public static let abroad = "NE"
  private static let states = MexicanState.allCases.map(\.rawValue) + [abroad]
}
