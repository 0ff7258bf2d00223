import CRMAPI
import Kernel
import Web

/// What the applicant earns, and the account in their own name where the money goes.
enum IncomeStep {
  static let occupations = [
    "Empleado", "Comercio propio", "Oficio o servicios", "Campo", "Trabajo del hogar",
    "Profesionista", "Pensión o jubilación", "Otra",
  ]
  /// A typed zero too many is caught here: nobody who asks for a micro-loan earns this.
  private static let incomeMax = Money.mxn(1_000_000)

  static func read(
    _ form: inout Form, on today: CalendarDate
  ) throws(InvalidFields) -> PartyProfile {
    var profile = PartyProfile()
    profile.occupation = form.choice("ocupacion", "a qué te dedicas", among: occupations)
    profile.monthlyIncome = form.money("ingreso_mensual", "cuánto ganas al mes")
    if let income = profile.monthlyIncome, income > incomeMax || !income.isPositive {
      form.refuse("ingreso_mensual", "Revisa la cantidad: escribe cuánto ganas en un mes.")
    }
    do throws(Malformed) {
      profile.clabe = try CLABE(payable: form.typed("clabe"), on: today).text
    } catch {
      form.refuse("clabe", error.message)
    }
    _ = form.accepted(
      "cuenta_propia", orSay: "Confirma que la cuenta está a tu nombre; solo ahí depositamos.")
    try form.finish()
    return profile
  }
}
