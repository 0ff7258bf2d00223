import Kernel
import Testing

@testable import Web

struct HTMLTests {
  @Test func aValueIsEscapedInTextAndInAttributes() {
    let evil = "\"><script>alert('x')</script>&"
    let html: HTML = "<p title=\"\(evil)\">\(evil)</p>"
    #expect(!html.text.contains("<script>"))
    #expect(html.text.hasPrefix("<p title=\"&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)"))
    #expect(html.text.contains("&amp;</p>"))
  }

  @Test func onlyMarkupGoesInAsMarkup() {
    let inner: HTML = "<b>sí</b>"
    let none: HTML? = nil
    let whole: HTML = "<p>\(inner)\(none)\([inner, inner])</p>"
    #expect(whole.text == "<p><b>sí</b><b>sí</b><b>sí</b></p>")
  }

  @Test func anAddressEncodesItsValues() {
    let href: Href = "/personas/\("a/b?c=<é>")"
    #expect(href.description == "/personas/a%2Fb%3Fc%3D%3C%C3%A9%3E")
    #expect(href.with("q", "dos palabras").description.hasSuffix("?q=dos%20palabras"))
  }

  @Test(arguments: [
    "//otro.mx", "https://otro.mx", "/\\otro.mx", "javascript:alert(1)", "/a\r\nb", "", "otro",
  ])
  func aForeignAddressIsRefused(_ text: String) {
    #expect(Href(sameHost: text) == nil)
  }

  @Test func aPathOfThisHostIsAccepted() {
    #expect(Href(sameHost: "/mi-credito?x=1")?.description == "/mi-credito?x=1")
  }

  @Test func everyComponentEscapesWhatItIsGiven() {
    let evil = "<script>x</script>"
    let form = Form(Fields([("campo", evil)]), errors: [FieldError("campo", evil)])
    let parts: [HTML] = [
      Field.text(form, "campo", evil, hint: evil), Field.money(form, "campo", evil),
      Field.area(form, "campo", evil), Field.select(form, "campo", evil, [Choice(evil, evil)]),
      Field.radios(form, "campo", evil, [Choice(evil, evil, detail: evil)]),
      Field.check(form, "campo", "\(evil)"), errorSummary(form), Badge(evil).html,
      card(evil, "\(evil)"), facts([(evil, "\(evil)")]), stat(evil, evil),
      table(evil, [Column<String>(evil) { "\($0)" }], [evil]),
      Chart.bars(evil, labels: [evil], [Series(evil, values: [1], said: [evil])]) { _ in evil },
      Chart.donut(evil, [(name: evil, value: 1, said: evil)]),
      timeline([Moment("\(evil)", when: evil, machineTime: evil, who: evil)]),
      copyBox(evil, copying: evil), progress(1, of: 2, evil), emptyState(evil),
      sums([(evil, "\(evil)")], total: (evil, "\(evil)")), Button.submit(evil, name: evil),
    ]
    for part in parts {
      #expect(!part.text.contains("<script>"), "\(part.text)")
      #expect(part.text.contains("&lt;script&gt;"))
    }
  }
}
