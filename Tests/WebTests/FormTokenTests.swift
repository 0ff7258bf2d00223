import Testing

@testable import Web

struct FormTokenTests {
  private var routes: Routes {
    var routes = Routes()
    routes.get("/", .anyone) { visit in .page(EchoPage(csrf: visit.csrf), chrome: .portal) }
    routes.post("/eco", .anyone) { visit in .text(visit.request.form["palabra"] ?? "-") }
    return routes
  }

  /// Opens the page and gives the cookie and the token that its form would send.
  private func opened(_ server: TestServer) async throws -> (cookie: String, token: String) {
    let page = try await server.call("GET", "/", headers: TestServer.browser)
    return (try #require(page.cookie("visita")), try #require(page.token))
  }

  @Test func ourOwnFormIsTaken() async throws {
    try await TestServer.running(routes) { server in
      let visit = try await opened(server)
      let reply = try await server.call(
        "POST", "/eco",
        headers: TestServer.form + [("cookie", visit.cookie), ("sec-fetch-site", "same-origin")],
        body: "_token=\(visit.token)&palabra=hola")
      #expect(reply.status == 200)
      #expect(reply.text == "hola")
    }
  }

  @Test func aFormFromElsewhereIsRefused() async throws {
    try await TestServer.running(routes) { server in
      let visit = try await opened(server)
      let other = try await opened(server)
      let body = "_token=\(visit.token)&palabra=x"
      let cookie = ("cookie", visit.cookie)
      let tries: [([(String, String)], String)] = [
        ([cookie], "palabra=x"),
        ([cookie], "_token=\(other.token)&palabra=x"),
        ([], body),
        ([("cookie", other.cookie)], body),
        ([cookie, ("sec-fetch-site", "cross-site")], body),
        ([cookie, ("sec-fetch-site", "same-site")], body),
        ([cookie, ("origin", "https://otro.mx")], body),
        ([cookie, ("origin", "null")], body),
      ]
      for (headers, body) in tries {
        let reply = try await server.call(
          "POST", "/eco", headers: TestServer.form + headers, body: body)
        #expect(reply.status == 403, "\(headers) \(body)")
      }
      let text = try await server.call(
        "POST", "/eco", headers: [("content-type", "text/plain"), cookie], body: body)
      #expect(text.status == 403)
    }
  }

  @Test func aTokenIsOfItsVisitorAlone() {
    let tokens = FormToken(secret: TestServer.secret)
    let anonymous = tokens.token(for: .anonymous, visit: "v")
    let staff = tokens.token(for: .staff(TestServer.ana), visit: "v")
    #expect(anonymous != staff)
    #expect(anonymous != FormToken(secret: Array(1...32)).token(for: .anonymous, visit: "v"))
    #expect(FormToken.matches(staff, staff))
    #expect(!FormToken.matches(staff, anonymous))
  }
}
