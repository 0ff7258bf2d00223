import Testing

@testable import Web

struct ParsingTests {
  @Test func aFormIsDecodedOnce() {
    let fields = URLEncoded.fields("nombre=Mar%C3%ADa+Jos%C3%A9&a=%2541&b&mal=%ZZ&n=%00")
    #expect(fields["nombre"] == "María José")
    #expect(fields["a"] == "%41")
    #expect(fields["b"] == "")
    #expect(fields["mal"] == nil)
    #expect(fields["n"] == nil)
  }

  @Test(arguments: [
    "/../etc", "/a/%2e%2e/b", "/a//b", "/a/%2f", "/%00", "/a%0d%0ab", "/%C3%28", "x", "/a\\b/%5c",
  ])
  func aDishonestPathIsRefused(_ target: String) {
    #expect(RequestPath(target, limitBytes: 4_096) == nil)
  }

  @Test func aPathIsDecodedByWord() {
    let path = RequestPath("/personas/Mu%C3%B1oz?q=1", limitBytes: 4_096)
    #expect(path?.path == "/personas/Muñoz")
    #expect(path?.query["q"] == "1")
  }

  @Test func aFormWithFilesIsRead() throws {
    let body = """
      --X\r\nContent-Disposition: form-data; name="folio"\r\n\r\nA-1\r\n\
      --X\r\nContent-Disposition: form-data; name="foto"; filename="../ine.jpg"\r\n\
      Content-Type: image/jpeg\r\n\r\n\u{1}\u{2}--Y\r\nno\r\n--X--\r\n
      """
    let (fields, files) = try Multipart.read(Array(body.utf8), boundary: "X")
    #expect(fields["folio"] == "A-1")
    #expect(files.count == 1)
    #expect(files[0].claimedType == "image/jpeg")
    #expect(files[0].bytes == Array("\u{1}\u{2}--Y\r\nno".utf8))
  }

  @Test(arguments: [
    "", "--X\r\nsin fin", "--X\r\nContent-Disposition: form-data\r\n\r\n1\r\n--X--",
  ])
  func aBrokenFormIsRefused(_ body: String) {
    #expect(throws: UnreadableBody.self) {
      try Multipart.read(Array(body.utf8), boundary: "X")
    }
  }

  @Test(arguments: [
    ("Solera.localhost:8080", "solera.localhost"), ("127.0.0.1", "127.0.0.1"),
  ])
  func aHostIsMadePlain(_ authority: String, _ host: String) {
    #expect(HostName.parse(authority) == host)
  }

  @Test(arguments: ["", "a b", "evil.mx/x", "a@b", "a:99999999", "a:b", "[::1]:80", "ñ.mx"])
  func whatIsNotAHostIsRefused(_ authority: String) {
    #expect(HostName.parse(authority) == nil)
  }

  @Test func aPlainWordWinsOverAParameter() throws {
    var routes = Routes()
    routes.get("/creditos/nuevo", .anyone) { _ in .text("nuevo") }
    routes.get("/creditos/:loan", .anyone) { _ in .text("uno") }
    routes.get("/creditos/:loan/pagos/:payment", .anyone) { _ in .text("pago") }
    let tree = RouteTree(routes.all)
    guard case .route(let exact, _) = tree.match(.get, "/creditos/nuevo") else {
      Issue.record("no route")
      return
    }
    #expect(exact.path == "/creditos/nuevo")
    guard case .route(_, let params) = tree.match(.get, "/creditos/a/pagos/b") else {
      Issue.record("no route")
      return
    }
    #expect(params == ["loan": "a", "payment": "b"])
    guard case .none = tree.match(.get, "/creditos/a/pagos") else {
      Issue.record("a part of a path is no path")
      return
    }
  }
}
