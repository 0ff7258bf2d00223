import Kernel
import Testing

@testable import Web

struct ServerTests {
  private var routes: Routes {
    var routes = Routes()
    routes.get("/", .anyone) { visit in
      .page(EchoPage(words: visit.request.query["q"] ?? "", csrf: visit.csrf), chrome: .portal)
    }
    routes.post("/oficina/caja/cobros", .staff("till")) { _ in .text("cobrado") }
    routes.post("/eco", .anyone) { visit in .text(visit.request.form["palabra"] ?? "-") }
    routes.get("/oficina/creditos/:loan", .staff("loan.read")) { visit in
      .text(try visit.id("loan", LoanID.self).description)
    }
    routes.get("/oficina/llaves", .staff("keys")) { _ in .text("llaves") }
    routes.get("/mi-credito", .borrower) { visit in .text(try visit.borrower().name) }
    routes.get("/falla", .anyone) { _ in throw Broken() }
    routes.hook("/hooks/stp/uno") { visit in .text(String(visit.request.rawBody.count)) }
    return routes
  }

  private struct Broken: Error { let secreto = "contraseña-123" }

  @Test func everyAnswerCarriesTheSecurityHeaders() async throws {
    try await TestServer.running(routes) { server in
      for (method, path, host) in [
        ("GET", "/", "solera.localhost"), ("GET", "/nada", "solera.localhost"),
        ("POST", "/", "solera.localhost"), ("GET", "/falla", "solera.localhost"),
        ("GET", "/", "otro.mx"), ("GET", "/health", "otro.mx"), ("GET", "/%2e%2e", "x"),
        ("GET", "/brand.css", "solera.localhost"), ("HEAD", "/", "solera.localhost"),
        ("GET", "/api/openapi.json", "solera.localhost"), ("TRACE", "/", "solera.localhost"),
      ] {
        let reply = try await server.call(method, path, host: host)
        let policy = reply.header("content-security-policy") ?? ""
        #expect(policy.contains("default-src 'none'"), "\(method) \(path)")
        #expect(!policy.contains("unsafe"))
        #expect(reply.header("x-content-type-options") == "nosniff")
        #expect(reply.header("referrer-policy") != nil)
        #expect(reply.header("permissions-policy")?.contains("geolocation=(self)") == true)
        #expect(reply.header("cross-origin-opener-policy") == "same-origin")
        #expect(reply.header("cache-control") != nil)
        #expect(reply.header("server") == nil)
      }
    }
  }

  @Test func anUnknownHostLearnsNothing() async throws {
    try await TestServer.running(routes) { server in
      let reply = try await server.call("GET", "/oficina", host: "otro.mx")
      #expect(reply.status == 421)
      #expect(!reply.text.contains("Solera"))
    }
  }

  @Test func aPlantedScriptComesOutAsText() async throws {
    try await TestServer.running(routes) { server in
      let reply = try await server.call("GET", "/?q=%3Cscript%3Ealert(1)%3C/script%3E")
      #expect(reply.status == 200)
      #expect(!reply.text.contains("<script>alert"))
      #expect(reply.text.contains("&lt;script&gt;alert(1)"))
    }
  }

  @Test func whatIsNotThereIsAPageForPeopleAndAProblemForPrograms() async throws {
    try await TestServer.running(routes) { server in
      let page = try await server.call("GET", "/nada", headers: TestServer.browser)
      #expect(page.status == 404)
      #expect(page.text.contains("<title>Error: Aquí no hay nada con esa dirección"))
      let problem = try await server.call("GET", "/nada")
      #expect(problem.header("content-type") == "application/problem+json")
      #expect(problem.text.contains("http://solera.localhost/problems/not-found"))
      let method = try await server.call("DELETE", "/")
      #expect(method.status == 405)
      #expect(method.header("allow") == "GET")
    }
  }

  @Test func aDefectIsNeverShown() async throws {
    try await TestServer.running(routes) { server in
      let reply = try await server.call("GET", "/falla")
      #expect(reply.status == 500)
      #expect(!reply.text.contains("contraseña"))
      #expect(!reply.text.contains("Broken"))
      #expect(reply.text.contains("req_"))
    }
  }

  @Test func staffComeInWithTheirPermissionOnly() async throws {
    try await TestServer.running(routes) { server in
      let loan = "/oficina/creditos/loan_0190c1e29f3a7bdc8e5f0a1b2c3d4e5f"
      let ana = [("cookie", "oficina=ana")]
      #expect(try await server.call("GET", loan).status == 401)
      let stranger = try await server.call("GET", loan, headers: TestServer.browser)
      #expect(stranger.status == 303)
      #expect(stranger.header("location")?.hasPrefix("/oficina/entrar?siguiente=") == true)
      let filtered = try await server.call(
        "GET", "/oficina/llaves?estado=vencido&p=2", headers: TestServer.browser)
      #expect(
        filtered.header("location")
          == "/oficina/entrar?siguiente=%2Foficina%2Fllaves%3Festado%3Dvencido%26p%3D2")
      #expect(try await server.call("GET", loan, headers: ana).status == 200)
      let other = "/oficina/creditos/pay_0190c1e29f3a7bdc8e5f0a1b2c3d4e5f"
      #expect(try await server.call("GET", other, headers: ana).status == 404)
      #expect(try await server.call("GET", "/oficina/llaves", headers: ana).status == 403)
      let borrower = [("cookie", "cuenta=lupita")]
      #expect(try await server.call("GET", loan, headers: borrower).status == 401)
      #expect(try await server.call("GET", "/mi-credito", headers: borrower).text == "Lupita")
    }
  }

  @Test func afterAFormSentTooLateOneGoesBackToItsPage() async throws {
    try await TestServer.running(routes) { server in
      let path = "/oficina/caja/cobros"
      for (referer, next) in [
        ("http://solera.localhost/oficina/caja?turno=2", "%2Foficina%2Fcaja%3Fturno%3D2"),
        ("http://otro.mx/oficina/caja", nil), ("", nil), ("no es", nil),
      ] {
        let reply = try await server.call(
          "POST", path, headers: TestServer.browser + [("referer", referer)])
        #expect(reply.status == 303)
        let expected = "/oficina/entrar" + (next.map { "?siguiente=\($0)" } ?? "")
        #expect(reply.header("location") == expected)
      }
    }
  }

  @Test func aPlaceIsShownOnlyWhereTheInstitutionHasAUseForIt() async throws {
    var routes = routes
    routes.place(Place("Grupos", "/grupos", in: .portal, order: 1) { $0.lendsToGroups })
    routes.place(Place("Crédito", "/credito", in: .portal, order: 2) { !$0.lendsToGroups })
    try await TestServer.running(routes) { server in
      let page = try await server.call("GET", "/", headers: TestServer.browser).text
      #expect(page.contains("href=\"/credito\""))
      #expect(!page.contains("href=\"/grupos\""))
    }
  }

  @Test func anythingHugeIsCutShort() async throws {
    try await TestServer.running(routes) { server in
      let big = String(repeating: "x", count: Route.usualBodyBytes + 1)
      let reply = try await server.call("POST", "/hooks/stp/uno", body: big)
      #expect(reply.status == 413)
      let headers = [("x-grande", String(repeating: "y", count: 20_000))]
      let refused = try? await server.call("GET", "/", headers: headers)
      #expect(refused == nil || (refused?.status ?? 0) >= 400)
    }
  }

  @Test func tooOftenIsToldWhenToComeBack() async throws {
    try await TestServer.running(
      routes, settings: { $0.rates.address = .init(perMinute: 60, burst: 3) }
    ) { server in
      for _ in 0..<3 { #expect(try await server.call("GET", "/").status == 200) }
      let reply = try await server.call("GET", "/")
      #expect(reply.status == 429)
      #expect(Int(reply.header("retry-after") ?? "") ?? 0 >= 1)
    }
  }

  @Test func aClientThatDripsIsCut() async throws {
    try await TestServer.running(routes, settings: { $0.limits.headSeconds = 1 }) { server in
      let raw = try RawClient(port: server.port)
      defer { raw.close() }
      for byte in "GET / HTTP/1.1\r\nHo" {
        guard raw.send(String(byte)) else { break }
        try await Task.sleep(for: .milliseconds(150))
      }
      #expect(raw.isClosedByPeer(withinSeconds: 3))
    }
  }

  /// Patient: the suites beside it may keep the server's threads for a while.
  @Test func aBrokenRequestStillGetsTheHeaders() async throws {
    try await TestServer.running(routes, settings: { $0.limits.headSeconds = 120 }) { server in
      let raw = try RawClient(port: server.port)
      defer { raw.close() }
      _ = raw.send("GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n")
      let answer = raw.receive(withinSeconds: 100).lowercased()
      #expect(answer.hasPrefix("http/1.1 400"))
      #expect(answer.contains("content-security-policy: default-src 'none'"))
    }
  }
}
