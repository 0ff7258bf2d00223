import KYCAPI
import Kernel
import Web

/// Separate acts of consent: each its own box, none ticked beforehand.
enum PermitsStep {
  struct Given: Sendable {
    let consents: [(purpose: Consent.Purpose, isGranted: Bool)]
    let location: Answers.Location?
  }

  static func read(_ form: inout Form, consultsBureau: Bool) throws(InvalidFields) -> Given {
    _ = form.accepted(
      "datos_financieros",
      orSay: "Para evaluar tu crédito necesitamos tu permiso de usar tus datos financieros.")
    if consultsBureau {
      _ = form.accepted(
        "buro", orSay: "Este crédito consulta tu historial: sin tu autorización no podemos.")
    }
    try form.finish()
    var consents: [(purpose: Consent.Purpose, isGranted: Bool)] = [(.datosFinancieros, true)]
    if consultsBureau { consents.append((.buroDeCredito, true)) }
    consents.append((.mercadotecnia, form.isTicked("mercadotecnia")))
    return Given(consents: consents, location: location(form))
  }

  /// What the browser measured, in millionths of a degree; nil where it could or would not.
  static func location(_ form: Form) -> Answers.Location? {
    guard let latitude = microdegrees(form.typed("latitude"), limit: 90),
      let longitude = microdegrees(form.typed("longitude"), limit: 180)
    else { return nil }
    let accuracy = Int(form.typed("accuracy").prefix { $0.isNumber }) ?? 0
    return Answers.Location(
      latitudeMicrodegrees: latitude, longitudeMicrodegrees: longitude,
      accuracyMeters: min(accuracy, 1_000_000))
  }

  private static func microdegrees(_ text: String, limit: Int) -> Int? {
    let sign = text.hasPrefix("-") ? -1 : 1
    let parts = text.drop { $0 == "-" }.split(separator: ".", maxSplits: 1)
    guard let whole = parts.first.flatMap({ Int($0) }), (0...limit).contains(whole) else {
      return nil
    }
    let decimals = parts.count == 2 ? parts[1].prefix(6) : ""
    guard decimals.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    let fraction = Int(decimals.padding(6)) ?? 0
    return sign * (whole * 1_000_000 + fraction)
  }
}

extension Substring {
  fileprivate func padding(_ width: Int) -> String {
    self + String(repeating: "0", count: width - count)
  }
}
