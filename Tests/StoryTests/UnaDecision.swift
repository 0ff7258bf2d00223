import AsyncHTTPClient
import CaudalServer
import Foundation
import NIOHTTP1
import Testing

/// A program asks a policy over HTTP, and nothing is kept.
@Suite(.serialized) struct UnaDecision {
  private static var inputs: [String: Any] {
    [
      "edad": 35, "estado": "CMX", "ingreso mensual": 1_500_000, "pago mensual": 180_000,
      "monto": 800_000, "tipo de cliente": "nuevo", "persona políticamente expuesta": false,
      "actúa por cuenta propia": true,
    ]
  }

  private func ask(
    _ program: Program, _ policy: String, _ change: (inout [String: Any]) -> Void = { _ in }
  ) async throws -> Program.Answer {
    var inputs = Self.inputs
    change(&inputs)
    return try await program.send(
      .POST, "/api/v1/decisions", ["policy": policy, "inputs": inputs])
  }

  @Test func aProgramAsksThePolicyOfItsInstitution() async throws {
    try await StoryHouse.with { house in
      let solera = Program(house: house, slug: "solera")
      let yes = try await ask(solera, "prequalification")
      #expect(yes.status == 200)
      #expect(yes.json["outcome"] as? String == "approved")
      #expect(yes.json["policyVersion"] as? String == "prequalification/v1")
      #expect((yes.json["policySHA256"] as? String)?.count == 64)
      let again = try await ask(solera, "prequalification")
      #expect(again.json as NSDictionary == yes.json as NSDictionary)

      let look = try await ask(solera, "origination") { $0["pago mensual"] = 900_000 }
      #expect(look.json["outcome"] as? String == "referred")
      let applied = try #require(look.json["applied"] as? [[String: Any]])
      let rules = applied.filter { $0["decision"] as? String == "reglas" }
      #expect(rules.map { $0["rule"] as? Int } == [4])
      #expect(rules.first?["saw"] as? String == "Parte del ingreso (%): 60")
      #expect(look.json["policyVersion"] as? String == "origination/v1")
      let conditions = look.json["conditions"] as? [[String: Any]]
      #expect(conditions?.compactMap { $0["code"] as? String } == ["comprobante-ingresos"])
      let offers = look.json["offers"] as? [[String: Any]]
      #expect(offers?.compactMap { $0["amount"] as? Int } == [400_000])

      let raices = try await ask(Program(house: house, slug: "raices"), "prequalification")
      #expect(raices.json["outcome"] as? String == "declined")

      // What has no such shape is told first, and then what the policy misses.
      let wrong = try await ask(solera, "prequalification") {
        $0["edad"] = "treinta"
        $0["monto"] = nil
      }
      #expect(wrong.status == 422 && wrong.fields == ["/inputs/edad"])
      let less = try await ask(solera, "prequalification") {
        $0["estado"] = nil
        $0["monto"] = nil
      }
      #expect(less.status == 422 && less.fields == ["/inputs/estado", "/inputs/monto"])
      #expect(try await ask(solera, "cobranza").status == 422)
      try await sendsWhatIsHostile(solera)
      try await choosesWhatThereIsNot(solera)
      let stranger = try await program(solera, key: "cau_test_nada")
      #expect(stranger == 401)
    }
  }

  /// A name told twice, in whichever way its letters are composed, and inputs without end.
  private func sendsWhatIsHostile(_ solera: Program) async throws {
    let cases: [(inputs: String, status: Int, fields: [String])] = [
      (#""edad": 35, "edad": 17"#, 422, ["/inputs/edad"]),
      (#""actúa": true, "actu\u0301a": false"#, 422, ["/inputs/actúa"]),
      (#""edad": 1e999999999"#, 422, ["/inputs/edad"]),
      (#""edad": "# + String(repeating: "9", count: 100_000), 422, ["/inputs/edad"]),
      (#""edad": "# + String(repeating: "[", count: 100_000), 400, []),
      (#""edad": ["# + String(repeating: "0,", count: 150_000) + "0]", 413, []),
      (#""estado": ""# + String(repeating: "z", count: 300_000) + "\"", 413, []),
    ]
    for (inputs, status, fields) in cases {
      let body = #"{"policy": "prequalification", "inputs": {\#(inputs)}}"#
      let answer = try await solera.send(.POST, "/api/v1/decisions", text: body)
      #expect(answer.status == status && answer.fields == fields, "\(answer)")
    }
  }

  /// Every word of it is for a person: nothing of a decoder's English.
  private func choosesWhatThereIsNot(_ solera: Program) async throws {
    let answer = try await solera.send(
      .POST, "/api/v1/prequalifications",
      [
        "ageYears": 35.5, "state": "DF", "monthlyIncome": "1500000", "monthlyPayment": 180_000,
        "amount": 800_000, "borrowerKind": "zzz", "isPoliticallyExposed": NSNull(),
      ])
    let errors = answer.json["errors"] as? [[String: Any]] ?? []
    let told = errors.compactMap { $0["detail"] as? String }
    #expect(
      answer.fields == [
        "/actsForSelf", "/ageYears", "/borrowerKind", "/isPoliticallyExposed", "/monthlyIncome",
      ])
    #expect(
      Set(told) == [
        "Falta este dato.", "Debe ser un entero de 0 a 130, sin comillas.",
        "Elija: new, returning.", "No puede ser nulo: si no se dice, no se escribe.",
        "Debe ser un entero de 0 a 100000000000, sin comillas.",
      ])
    #expect(answer.status == 422)
  }

  private func program(_ solera: Program, key: String) async throws -> Int {
    try await solera.send(
      .POST, "/api/v1/decisions", ["policy": "prequalification", "inputs": Self.inputs], key: key
    ).status
  }
}
