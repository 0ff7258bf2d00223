import Foundation
import Kernel
import Postgres
import TestKit
import Testing
import Vault
import Web

@testable import Identity

struct PagesTests {
  private func office() -> Routes {
    var routes = Routes()
    routes.get("/oficina", .anyStaff) { visit in
      .text("Hola, \(try visit.staff().name)")
    }
    routes.get("/mi-credito", .borrower) { visit in
      .text("Hola, \(try visit.borrower().name)")
    }
    return routes
  }

  @Test func staffSignInWithPasswordAndCodeAndOut() async throws {
    try await House.with { house in
      _ = try await house.staff("ana")
      try await house.serving(office()) { house, port in
        let browser = Browser(port: port)
        try await browser.get("/oficina")
        #expect(browser.path.hasPrefix("/oficina/entrar"))
        try await browser.send(
          "/oficina/entrar", ["usuario": "ana", "contrasena": House.password])
        #expect(browser.page.contains("Código del autenticador"))
        try await browser.send("/oficina/entrar/codigo", ["codigo": house.code])
        #expect(browser.page == "Hola, Ana")
        #expect(browser.cookie("entrada") == nil)
        try await browser.get("/oficina/mi-cuenta")
        let session = browser.cookie("oficina")
        try await browser.send("/oficina/salir", [:])
        browser.plant("oficina", session ?? "")
        try await browser.get("/oficina")
        #expect(browser.path.hasPrefix("/oficina/entrar"), "the old cookie opens nothing")
      }
    }
  }

  @Test func aPlantedSessionCookieIsReplacedAtSignIn() async throws {
    try await House.with { house in
      _ = try await house.staff("ana")
      try await house.serving(office()) { house, port in
        let browser = Browser(port: port)
        let planted = SessionToken.new().text
        browser.plant("oficina", planted)
        try await browser.get("/oficina/entrar")
        try await browser.send(
          "/oficina/entrar", ["usuario": "ana", "contrasena": House.password])
        try await browser.send("/oficina/entrar/codigo", ["codigo": house.code])
        #expect(browser.page == "Hola, Ana")
        #expect(browser.cookie("oficina") != planted)
      }
    }
  }

  @Test func whatIsWrongIsSaidTheSameForAnyName() async throws {
    try await House.with { house in
      _ = try await house.staff("ana")
      try await house.serving(office()) { _, port in
        var pages: Set<String> = []
        for name in ["ana", "nadie"] {
          let browser = Browser(port: port)
          try await browser.get("/oficina/entrar")
          try await browser.send(
            "/oficina/entrar", ["usuario": name, "contrasena": "mala mala mala"])
          #expect(browser.status == 401)
          let token = /name="_token" value="[^"]*"/
          pages.insert(
            browser.page.replacing(token, with: "").replacing("value=\"\(name)\"", with: ""))
        }
        #expect(pages.count == 1)
      }
    }
  }

  @Test func theFirstSignInShowsAQRAndThenTheRecoveryCodes() async throws {
    try await House.with { house in
      try await house.identity.staff.add(
        NewStaff(
          username: "nueva", name: "Nueva", roles: ["manager"], password: Sealed(House.password)),
        to: Cast.solera, by: .system("test"))
      try await house.serving(office()) { house, port in
        let browser = Browser(port: port)
        try await browser.get("/oficina/entrar")
        try await browser.send(
          "/oficina/entrar", ["usuario": "nueva", "contrasena": House.password])
        #expect(browser.page.contains("<svg class=\"qr\""))
        let groups = try #require(browser.page.firstMatch(of: /<code>([A-Z2-7 ]+)<\/code>/))
        let secret = try #require(Base32.decode(String(groups.1)))
        try await browser.send("/oficina/entrar/inscripcion", ["codigo": "000000"])
        #expect(browser.status == 401)
        let code = TOTP.currentCode(secret, at: house.world.now)
        try await browser.send("/oficina/entrar/inscripcion", ["codigo": code])
        let pattern = /[A-Z2-7]{4}-[A-Z2-7]{4}-[A-Z2-7]{4}-[A-Z2-7]{4}/
        #expect(browser.page.matches(of: pattern).count == 10)
        try await browser.get("/oficina")
        #expect(browser.path.hasPrefix("/oficina/entrar"), "nothing is open yet")
        try await browser.get("/oficina/entrar/contrasena?siguiente=/oficina")
        try await browser.send("/oficina/entrar/contrasena", ["nueva": House.password])
        #expect(browser.page.contains("Elija una distinta de la que le dieron."))
        try await browser.send(
          "/oficina/entrar/contrasena", ["nueva": "una frase sólo mía y larga"])
        #expect(browser.page == "Hola, Nueva")
      }
    }
  }

  @Test func signingInNeverLeadsToAnotherSite() async throws {
    try await House.with { house in
      _ = try await house.staff("ana")
      try await house.serving(office()) { house, port in
        for next in ["https://malo.example/", "//malo.example", "/\\malo.example"] {
          let browser = Browser(port: port)
          let encoded = next.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
          try await browser.get("/oficina/entrar?siguiente=\(encoded)")
          try await browser.send(
            "/oficina/entrar", ["usuario": "ana", "contrasena": House.password])
          try await browser.send("/oficina/entrar/codigo", ["codigo": house.code])
          #expect(browser.page == "Hola, Ana")
          house.world.advance(by: 30)
        }
      }
    }
  }

  @Test func aKeyIsMadeAfterAFreshCodeAndShownOnce() async throws {
    try await House.with { house in
      _ = try await house.staff("ana")
      let token = try await house.signIn("ana")
      house.world.advance(by: 301)
      try await house.serving(office()) { house, port in
        let browser = Browser(port: port)
        browser.plant("oficina", token.text)
        try await browser.get("/oficina/llaves")
        try await browser.send("/oficina/llaves", ["nombre": "Sitio", "permisos": "loans.read"])
        #expect(browser.status == 403)
        #expect(browser.page.contains("todavía no se hace"))
        try await browser.send("/oficina/confirmar", ["codigo": "000000"])
        #expect(browser.page.contains("Sitio"), "what was typed waits for the right code")
        try await browser.send("/oficina/confirmar", ["codigo": house.code])
        #expect(browser.path == "/oficina/llaves")
        #expect(browser.cookie("oficina") != token.text)
        let shown = try #require(browser.page.firstMatch(of: /cau_live_[0-9A-Za-z_]+/))
        try await browser.get("/oficina/llaves")
        #expect(!browser.page.contains(shown.output))
        #expect(browser.page.contains("Sitio"))
        try await browser.send("/oficina/llaves", ["nombre": "", "permisos": "todo"])
        #expect(browser.status == 422)
      }
    }
  }

  @Test func aPasswordNeverWaitsInThePageThatAsksForACode() async throws {
    try await House.with { house in
      _ = try await house.staff("ana")
      let token = try await house.signIn("ana")
      house.world.advance(by: 301)
      try await house.serving(office()) { house, port in
        let browser = Browser(port: port)
        browser.plant("oficina", token.text)
        try await browser.get("/oficina/mi-cuenta")
        let link = "/oficina/mi-cuenta/contrasena"
        #expect(browser.page.contains("href=\"\(link)\""))
        try await browser.get(link)
        #expect(browser.path.hasPrefix("/oficina/confirmar"))
        try await browser.send("/oficina/confirmar", ["codigo": house.code])
        #expect(browser.path == link)
        house.world.advance(by: 301)
        let new = "otra frase que nadie adivina"
        try await browser.send(link, ["actual": House.password, "nueva": new])
        #expect(browser.path.hasPrefix("/oficina/confirmar"))
        #expect(!browser.page.contains(new) && !browser.page.contains(House.password))
        try await browser.send("/oficina/confirmar", ["codigo": house.code])
        try await browser.send(link, ["actual": "otra", "nueva": new])
        #expect(browser.status == 422)
        try await browser.send(link, ["actual": House.password, "nueva": new])
        #expect(browser.path == "/oficina/mi-cuenta")
      }
    }
  }

  @Test func aFormSentAgainKeepsTheQueryOfItsAddress() async throws {
    try await House.with { house in
      _ = try await house.staff("ana")
      let token = try await house.signIn("ana")
      house.world.advance(by: 301)
      let identity = house.identity
      var routes = office()
      routes.get("/oficina/prueba", .anyStaff) { visit in
        .page(QueryPage(csrf: visit.csrf), chrome: .office)
      }
      routes.post("/oficina/prueba", .anyStaff) { visit in
        try identity.stepUp.require(visit, from: "/oficina")
        return .text("\(visit.request.query["y"] ?? "") \(visit.request.form["z"] ?? "")")
      }
      try await house.serving(routes) { house, port in
        let browser = Browser(port: port)
        browser.plant("oficina", token.text)
        try await browser.get("/oficina/prueba")
        try await browser.send("/oficina/prueba?y=a+b", ["z": "c"])
        try await browser.send("/oficina/confirmar", ["codigo": house.code])
        #expect(browser.page == "a b c")
      }
    }
  }

  @Test func aBorrowerEntersWithTheCodeOnThePhone() async throws {
    try await House.with { house in
      try await house.serving(office()) { house, port in
        let browser = Browser(port: port)
        try await browser.get("/mi-credito")
        #expect(browser.path.hasPrefix("/entrar"))
        try await browser.send("/entrar", ["telefono": "123"])
        #expect(browser.status == 422)
        try await browser.send("/entrar", ["telefono": "55 1234 5678"])
        #expect(!browser.page.contains("1234 5678"))
        try await browser.send("/entrar/codigo", ["codigo": "no"])
        #expect(browser.page.contains("Revísalo"))
        try await browser.send("/entrar/codigo", ["codigo": house.phone.last])
        #expect(browser.page == "Hola, Lupita")
      }
    }
  }

  @Test func twoPeopleResetSomebodysAuthenticator() async throws {
    try await House.with { house in
      let lost = try await house.staff("carla")
      _ = try await house.staff("ana")
      _ = try await house.staff("beto")
      let ana = try await house.signIn("ana")
      let beto = try await house.signIn("beto")
      try await house.serving(office()) { house, port in
        let maker = Browser(port: port)
        maker.plant("oficina", ana.text)
        try await maker.get("/oficina/personal")
        try await maker.send("/oficina/personal/\(lost)/autenticador", [:])
        let checker = Browser(port: port)
        checker.plant("oficina", beto.text)
        try await checker.get("/oficina/autorizaciones")
        let link = try #require(
          checker.page.firstMatch(of: /\/oficina\/autorizaciones\/appr_[0-9a-f]+/))
        let path = String(link.output)
        try await maker.get(path)
        #expect(!maker.page.contains("\(path)/decision"), "who asked is not offered to decide")
        try await checker.get(path)
        try await checker.send("\(path)/decision", ["decision": "decline", "codigo": house.code])
        #expect(checker.status == 422, "a refusal needs its reason")
        try await checker.send("\(path)/decision", ["decision": "approve", "codigo": house.code])
        let member = try await house.identity.staff.member(named: "carla", of: Cast.solera)
        #expect(member?.hasSecondFactor == false)
      }
    }
  }

  @Test func everyPageShowsEverySampleEscaped() {
    for kind in House.pages {
      #expect(!kind.samples.isEmpty, "\(kind.name) has samples")
      for sample in kind.samples {
        let text = sample.page.body.text
        #expect(text.contains("<h1>"), "\(kind.name), \(sample.name)")
        #expect(!text.contains("style="), "\(kind.name), \(sample.name)")
      }
    }
    let evil = SignInPage(
      form: Form(filledWith: ["usuario": "\"><script>"]), refusal: "<script>", next: "<script>",
      csrf: "<script>")
    #expect(!evil.body.text.contains("<script>"))
  }
}

extension House {
  /// Of routes that need no database to be listed.
  static var pages: [PageKind] {
    let database = Database(ConnectionSettings(url: "host=/nowhere"))
    return House(database).identity.routes.pages
  }
}

private struct QueryPage: Page {
  let csrf: String
  var title: String { "Prueba" }
  static var samples: KeyValuePairs<String, QueryPage> { ["una": QueryPage(csrf: "t")] }
  var body: HTML {
    "<h1>Prueba</h1>\(FormView("/oficina/prueba?y=a+b", csrf: csrf)("<button>Ir</button>"))"
  }
}
