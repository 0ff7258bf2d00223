import Foundation
import Kernel
import Synchronization
import Testing

@testable import Web

struct APITests {
  private struct NewLoan: APIModel {
    let amount: Int64
    static let schema = Schema.object(
      "NewLoan", [.required("amount", .centavos("Monto", minimum: 1))])
  }

  private let made = Counter()

  private final class Counter: Sendable {
    private let count = Mutex(0)
    func next() -> Int {
      count.withLock {
        $0 += 1; return $0
      }
    }
  }

  private var routes: Routes {
    let made = made
    var routes = Routes()
    routes.api(
      .post, "/api/v1/loans", scope: "loans",
      APISpec(
        "Crea un crédito", tag: "Créditos", request: NewLoan.schema, response: .object("Loan", []),
        status: 201, isIdempotent: true)
    ) { visit in
      let loan = try visit.json(NewLoan.self)
      return try .json(["amount": loan.amount, "number": Int64(made.next())], status: 201)
    }
    routes.api(
      .get, "/api/v1/loans/:loan", scope: "loans",
      APISpec(
        "Un crédito", tag: "Créditos", path: ["loan": .id("loan")], response: .object("Loan", []))
    ) { visit in try .json(["id": visit.id("loan", LoanID.self)]) }
    routes.api(.get, "/api/v1/secrets", scope: "admin", APISpec("Otros", tag: "Otros")) { _ in
      .nothing()
    }
    return routes
  }

  /// The first time it cannot be done yet, the second it can.
  private func addPassing(to routes: inout Routes) {
    let turns = Counter()
    let papers = Counter()
    let spec = APISpec(
      "Espera", tag: "Otros", request: NewLoan.schema, response: .object("Turn", []), status: 201,
      isIdempotent: true)
    routes.api(.post, "/api/v1/turns", scope: "loans", spec) { _ in
      guard turns.next() > 1 else { throw TooManyRequests(retryAfterSeconds: 1) }
      return try .json(["turn": 2], status: 201)
    }
    routes.api(.post, "/api/v1/papers", scope: "loans", spec) { _ in
      guard papers.next() > 1 else { throw CommandUnderWay() }
      return try .json(["papers": 2], status: 201)
    }
  }

  private let key = [("authorization", "Bearer good"), ("content-type", "application/json")]

  @Test func aKeyOpensWhatItsScopesName() async throws {
    try await TestServer.running(routes) { server in
      let path = "/api/v1/loans/loan_0190c1e29f3a7bdc8e5f0a1b2c3d4e5f"
      let none = try await server.call("GET", path)
      #expect(none.status == 401)
      #expect(none.header("www-authenticate") == "Bearer realm=\"api\"")
      #expect(try await server.call("GET", path, headers: key).status == 200)
      #expect(try await server.call("GET", "/api/v1/secrets", headers: key).status == 403)
      let cookie = [("cookie", "oficina=ana")]
      #expect(try await server.call("GET", path, headers: cookie).status == 401)
    }
  }

  @Test func aBodyThatDoesNotHoldNamesItsMember() async throws {
    try await TestServer.running(routes) { server in
      let wrong = try await server.call(
        "POST", "/api/v1/loans", headers: key, body: "{\"amount\":\"mucho\"}")
      #expect(wrong.status == 422)
      #expect(wrong.text.contains("\"pointer\":\"/amount\""))
      let broken = try await server.call("POST", "/api/v1/loans", headers: key, body: "{")
      #expect(broken.status == 400)
      let plain = [("authorization", "Bearer good"), ("content-type", "text/plain")]
      #expect(
        try await server.call("POST", "/api/v1/loans", headers: plain, body: "{}").status == 415)
    }
  }

  @Test func theDocumentHoldsEveryRouteOfTheAPIAndNoOther() async throws {
    try await TestServer.running(routes) { server in
      let reply = try await server.call("GET", "/api/openapi.json")
      let document = try JSONSerialization.jsonObject(with: Data(reply.body)) as? [String: Any]
      let paths = document?["paths"] as? [String: [String: Any]] ?? [:]
      #expect(
        Set(paths.keys) == ["/api/v1/loans", "/api/v1/loans/{loan}", "/api/v1/secrets"])
      #expect(paths["/api/v1/loans"].map { Set($0.keys) } == ["post"])
      #expect(document?["openapi"] as? String == "3.1.0")
      #expect(reply.text.contains("#/components/schemas/NewLoan"))
      #expect(try await server.call("GET", "/api").text.contains("Crea un crédito"))
    }
  }

  @Test func aRefusalThatPassesIsNotKeptUnderTheKeyAndOneThatLastsIs() async throws {
    let memory = ReplyMemory()
    var routes = routes
    addPassing(to: &routes)
    try await TestServer.running(routes, idempotency: memory.replies) { server in
      let body = "{\"amount\":5}"
      for (path, first) in [("/api/v1/turns", 429), ("/api/v1/papers", 409)] {
        let keyed = key + [("idempotency-key", path)]
        let early = try await server.call("POST", path, headers: keyed, body: body)
        #expect(early.status == first)
        let again = try await server.call("POST", path, headers: keyed, body: body)
        #expect(again.status == 201)
        #expect(again.header("idempotent-replayed") == nil)
      }
      let keyed = key + [("idempotency-key", "tres")]
      let wrong = "{\"amount\":\"mucho\"}"
      for replayed in [nil, "true"] {
        let reply = try await server.call("POST", "/api/v1/loans", headers: keyed, body: wrong)
        #expect(reply.status == 422)
        #expect(reply.header("idempotent-replayed") == replayed)
      }
    }
  }

  @Test func theSameKeyDoesItOnce() async throws {
    let memory = ReplyMemory()
    try await TestServer.running(routes, idempotency: memory.replies) { server in
      let keyed = key + [("idempotency-key", "uno")]
      let body = "{\"amount\":5}"
      let first = try await server.call("POST", "/api/v1/loans", headers: keyed, body: body)
      let again = try await server.call("POST", "/api/v1/loans", headers: keyed, body: body)
      #expect(first.status == 201 && again.status == 201)
      #expect(first.body == again.body)
      #expect(again.header("idempotent-replayed") == "true")
      let other = try await server.call(
        "POST", "/api/v1/loans", headers: keyed, body: "{\"amount\":6}")
      #expect(other.status == 422)
      let unkeyed = try await server.call("POST", "/api/v1/loans", headers: key, body: body)
      #expect(unkeyed.body != first.body)
    }
  }
}

/// Replies kept in memory, as Jobs keeps them in its table.
private final class ReplyMemory: Sendable {
  private let kept = Mutex<[String: ([UInt8], IdempotentReplies.StoredReply?)]>([:])

  var replies: IdempotentReplies {
    IdempotentReplies(
      start: { command in
        self.kept.withLock { kept in
          guard let (fingerprint, reply) = kept[command.key] else {
            kept[command.key] = (command.fingerprint, nil)
            return .fresh(.init(began: .distantPast))
          }
          guard fingerprint == command.fingerprint else { return .otherBody }
          return reply.map { .done($0) } ?? .underWay
        }
      },
      finish: { command, _, reply in
        self.kept.withLock { $0[command.key] = (command.fingerprint, reply) }
      },
      abandon: { command, _ in
        self.kept.withLock { _ = $0.removeValue(forKey: command.key) }
      })
  }
}
