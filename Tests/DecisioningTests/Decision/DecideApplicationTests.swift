import DecisioningAPI
import Kernel
import Postgres
import Tenancy
import TestKit
import Testing

@testable import Decisioning

@Suite struct DecideApplicationTests {
  @Test func anApplicationIsAnsweredAndKept() async throws {
    try await TestDatabase.with { database in
      let solera = try await Institution.open(on: database)
      let request = solera.request()
      let decision = try await solera.decisioning.client.decide(solera.tenant, request)
      #expect(decision.outcome == .approved)
      #expect(decision.policyVersion == "prequalification/m1")
      #expect(decision.decidedAt == solera.clock.now)
      #expect(try await solera.decisioning.client.decision(solera.tenant, request.id) == decision)
      let acts = try await solera.count(
        """
        SELECT count(*) FROM audit.act
        WHERE tenant_id = \(solera.tenant) AND verb = 'application.decided'
        """)
      #expect(acts == 1)
    }
  }

  @Test func askingAgainGivesTheFirstAnswerEvenIfTheRulesChanged() async throws {
    try await TestDatabase.with { database in
      let solera = try await Institution.open(on: database)
      let request = solera.request()
      let first = try await solera.decisioning.client.decide(solera.tenant, request)
      try await solera.raiseTheMinimumIncome()
      solera.clock.advance(days: 1)
      #expect(try await solera.decisioning.client.decide(solera.tenant, request) == first)
      let another = try await solera.decisioning.client.decide(solera.tenant, solera.request())
      #expect(another.outcome == .declined)
      #expect(another.policyVersion == "prequalification/m2")
    }
  }

  @Test func twoAtOnceWithOneIdGetOneAnswer() async throws {
    try await TestDatabase.with { database in
      let solera = try await Institution.open(on: database)
      let request = solera.request()
      let client = solera.decisioning.client
      let tenant = solera.tenant
      let answers = try await withThrowingTaskGroup(of: Decision.self) { group in
        for _ in 0..<8 { group.addTask { try await client.decide(tenant, request) } }
        return try await group.reduce(into: Set()) { $0.insert($1) }
      }
      #expect(answers.count == 1)
      let rows = try await solera.count(
        "SELECT count(*) FROM decisioning.decision WHERE tenant_id = \(tenant)")
      #expect(rows == 1)
    }
  }

  @Test func aProductThatIsNotSoldIsRefused() async throws {
    try await TestDatabase.with { database in
      let solera = try await Institution.open(on: database)
      let base = solera.request()
      let request = DecisionRequest(
        id: base.id, application: base.application, party: base.party, productCode: "hipoteca",
        inputs: base.inputs)
      await #expect(throws: DecideApplication.Refused.productUnknown("hipoteca")) {
        try await solera.decisioning.client.decide(solera.tenant, request)
      }
      #expect(try await solera.decisioning.client.decision(solera.tenant, base.id) == nil)
    }
  }

  @Test func anIdOfAnotherApplicationIsRefused() async throws {
    try await TestDatabase.with { database in
      let solera = try await Institution.open(on: database)
      let first = solera.request()
      _ = try await solera.decisioning.client.decide(solera.tenant, first)
      let other = solera.request()
      let thief = DecisionRequest(
        id: first.id, application: other.application, party: other.party,
        productCode: other.productCode, inputs: other.inputs)
      await #expect(throws: DecideApplication.Refused.notTheSameApplication(first.id)) {
        try await solera.decisioning.client.decide(solera.tenant, thief)
      }
    }
  }

  @Test func aPastDecisionCanBeRunAgainUnderItsOwnPolicy() async throws {
    try await TestDatabase.with { database in
      let solera = try await Institution.open(on: database)
      let request = solera.request()
      _ = try await solera.decisioning.client.decide(solera.tenant, request)
      try await solera.raiseTheMinimumIncome()
      let replayed = try #require(
        try await solera.decisioning.replay(request.id, for: solera.tenant))
      #expect(replayed.isSame)
      #expect(replayed.evidence.inputs == request.inputs)
      #expect(replayed.verdict.outcome == .approved)
    }
  }

  @Test func whatTheRulesSawIsSealedAndReasonsSayNothingOfThePerson() async throws {
    try await TestDatabase.with { database in
      let solera = try await Institution.open(on: database)
      var inputs = DecisionInputs.lupita
      inputs.monthlyIncome = .centavos(313_131)
      let request = solera.request(inputs)
      _ = try await solera.decisioning.client.decide(solera.tenant, request)
      let leaks = try await solera.count(
        """
        SELECT count(*) FROM decisioning.decision
        WHERE tenant_id = \(solera.tenant)
          AND (reasons::text LIKE '%3131%' OR position('313131'::bytea IN evidence) > 0)
        """)
      #expect(leaks == 0)
    }
  }

  @Test func anotherInstitutionSeesNothing() async throws {
    try await TestDatabase.with { database in
      let solera = try await Institution.open(on: database)
      let request = solera.request()
      _ = try await solera.decisioning.client.decide(solera.tenant, request)
      let elsewhere = TenantID(solera.tenant.number + 1)
      let seen = try await solera.decisioning.client.decision(elsewhere, request.id)
      #expect(seen == nil)
    }
  }
}

extension Institution {
  /// Applies a manifest whose policy wants an income that Lupita does not have.
  func raiseTheMinimumIncome() async throws {
    var folder = try Institution.folder()
    let file = "policies/prequalification.yaml"
    let source = String(decoding: folder.files[file] ?? [], as: UTF8.self)
    folder.files[file] = Array(source.replacing("min: 6000", with: "min: 60000").utf8)
    try await tenants.apply(try ValidManifest(folder), by: .system("test"))
  }
}
