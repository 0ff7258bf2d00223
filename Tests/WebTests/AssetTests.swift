import Foundation
import Testing

@testable import Web

struct AssetTests {
  private var assets: Assets {
    get throws {
      let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
      return try Assets.load(directory: root.appending(path: "web").path())
    }
  }

  @Test func whatEveryPageLoadsKeepsItsBudget() throws {
    let assets = try assets
    #expect(try #require(assets.transferBytes("house.css")) <= 20_480)
    let scripts = assets.names.filter { $0.hasSuffix(".js") }.compactMap(assets.transferBytes)
    #expect(scripts.reduce(0, +) <= 30_720)
    for script in Script.allCases { #expect(assets.names.contains("\(script.rawValue).js")) }
  }

  @Test func anAssetIsNamedByItsContentAndKeptForEver() async throws {
    let assets = try assets
    var routes = Routes()
    routes.get("/", .anyone) { _ in .page(EchoPage(), chrome: .portal) }
    try await TestServer.running(routes, assets: assets) { server in
      let url = assets.url("house.css")
      let page = try await server.call("GET", "/", headers: TestServer.browser)
      #expect(page.text.contains("href=\"\(url)\""))
      let packed = try await server.call("GET", url, headers: [("accept-encoding", "gzip")])
      #expect(packed.status == 200)
      #expect(packed.header("content-encoding") == "gzip")
      #expect(packed.header("cache-control")?.contains("immutable") == true)
      #expect(Array(packed.body.prefix(2)) == [0x1F, 0x8B])
      let plain = try await server.call("GET", url)
      #expect(plain.text.contains(":root"))
      #expect(try await server.call("GET", "/assets/0/house.css").status == 404)
      let brand = try await server.call("GET", "/brand.css?v=1")
      #expect(brand.text.contains("--brand: #0b5d4e;"))
    }
  }

  @Test func noScriptOrStyleIsWrittenInAPage() async throws {
    var routes = Routes()
    routes.get("/", .anyone) { _ in .page(EchoPage(), chrome: .portal) }
    try await TestServer.running(routes) { server in
      let page = try await server.call("GET", "/", headers: TestServer.browser).text
      #expect(!page.contains("style="))
      #expect(!page.contains("onclick"))
      #expect(!page.contains("<script>"))
      #expect(page.contains("lang=\"es-MX\""))
      #expect(page.contains("Demostración"))
    }
  }
}
