import Kernel
import Testing

@testable import Web

struct FormTests {
  @Test(arguments: [
    ("1,234.50", 123_450), ("$5000", 500_000), ("12.5", 1_250), (" 7 ", 700), ("0.05", 5),
  ])
  func moneyIsReadAsPeopleWriteIt(_ text: String, _ centavos: Int64) {
    #expect(Form.money(text) == .centavos(centavos))
  }

  @Test(arguments: ["", "-5", "1.234", "1e4", "٣", "doce", "1.2.3", "9999999999999"])
  func whatIsNotMoneyIsRefused(_ text: String) {
    #expect(Form.money(text) == nil)
  }

  @Test func aDateIsReadDayFirst() {
    #expect(Form.date("05/11/1990") == CalendarDate(year: 1990, month: 11, day: 5))
    #expect(Form.date("1990-11-05") == CalendarDate(year: 1990, month: 11, day: 5))
    #expect(Form.date("31/02/2026") == nil)
    #expect(Form.date("11/05/90") == nil)
  }

  @Test func everythingThatIsWrongIsSaidAtOnceInOrder() {
    var form = Form(Fields(["monto": "mucho", "plazo": "99"]))
    _ = form.text("nombre", "tu nombre")
    _ = form.money("monto", "el monto")
    _ = form.number("plazo", "el plazo", in: 6...36)
    #expect(throws: InvalidFields.self) { try form.finish() }
    #expect(form.errors.map(\.field) == ["nombre", "monto", "plazo"])
    #expect(form.error("nombre") == "Escribe tu nombre.")
  }

  @Test func whatWasTypedIsShownAgainWithItsMessage() {
    let form = Form(Fields(["curp": "XX"]), errors: [FieldError("/curp", "Revisa tu CURP.")])
    let html = Field.text(form, "curp", "CURP").text
    #expect(html.contains("value=\"XX\""))
    #expect(html.contains("Revisa tu CURP."))
    #expect(html.contains("aria-invalid=\"true\" ") || html.contains("aria-invalid=\"true\">"))
    #expect(html.contains("aria-describedby=\"curp-error\""))
  }
}
