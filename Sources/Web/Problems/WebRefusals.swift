public import Kernel

/// Nothing by that name here; the same words for what is another institution's.
public struct NotFound: Refusal {
  public init() {}
  public var problem: Problem {
    Problem(
      "not-found", status: 404, title: "Aquí no hay nada con esa dirección",
      detail: "Puede estar mal escrita, o lo que había ya no está. Desde el inicio se llega a todo."
    )
  }
}

/// Signed in, and still not allowed.
public struct Forbidden: Refusal {
  public init() {}
  public var problem: Problem {
    Problem(
      "forbidden", status: 403, title: "Falta el permiso para esto",
      detail: "Quien administra los accesos puede revisar el rol.")
  }
}

/// The route asks for someone, and no one has signed in.
public struct SignInNeeded: Refusal {
  public init() {}
  public var problem: Problem {
    Problem(
      "sign-in-needed", status: 401, title: "Hay que iniciar sesión",
      detail: "Después de entrar se puede volver a intentar.")
  }
}

/// A change that cannot prove it comes from one of our pages.
public struct ForeignForm: Refusal {
  public init() {}
  public var problem: Problem {
    Problem(
      "foreign-form", status: 403, title: "No pudimos comprobar de dónde viene el formulario",
      detail: "Hay que abrir la página de nuevo y enviarlo otra vez. No se guardó ningún cambio.")
  }
}

/// A body that cannot be read as what it says it is.
public struct UnreadableBody: Refusal {
  public let reason: String
  public init(_ reason: String) { self.reason = reason }
  public var problem: Problem {
    Problem("unreadable-body", status: 400, title: "No se pudo leer el cuerpo", detail: reason)
  }
}

public struct BodyTooLarge: Refusal {
  public let limitBytes: Int
  public init(limitBytes: Int) { self.limitBytes = limitBytes }
  public var problem: Problem {
    Problem(
      "body-too-large", status: 413, title: "Es demasiado grande",
      detail: "El límite es de \(limitBytes / 1024) KB.",
      members: ["limitBytes": String(limitBytes)])
  }
}

public struct MethodNotAllowed: Refusal {
  public let allowed: [Method]
  public var problem: Problem {
    Problem(
      "method-not-allowed", status: 405, title: "Ese método no se usa aquí",
      detail: "Aquí se usa \(allowed.map(\.rawValue).joined(separator: ", ")).")
  }
}

public struct TooManyRequests: Refusal {
  public let retryAfterSeconds: Int
  public init(retryAfterSeconds: Int) { self.retryAfterSeconds = retryAfterSeconds }
  public var problem: Problem {
    Problem(
      "too-many-requests", status: 429, title: "Demasiadas solicitudes",
      detail: "En \(retryAfterSeconds) segundos se puede volver a intentar.",
      members: ["retryAfterSeconds": String(retryAfterSeconds)])
  }
}

/// A defect or an outage: the person learns that it was not them, and the number to tell us.
struct Unexpected: Refusal {
  let requestID: String
  var problem: Problem {
    Problem(
      "unexpected", status: 500, title: "Algo falló de nuestro lado",
      detail:
        "Ya quedó registrado. En unos minutos se puede intentar de nuevo; si sigue igual, este "
        + "número nos dice qué pasó: \(requestID).")
  }
}
