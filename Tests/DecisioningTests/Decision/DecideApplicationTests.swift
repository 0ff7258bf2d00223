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
      #expect(decision.policyVersion == "origination/v1")
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
      #expect(another.policyVersion == "origination/v2")
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
      #expect(replayed.repetition == .same)
      #expect(replayed.evidence.inputs == PolicyInputs(request.inputs))
      #expect(replayed.evidence.engine == "DMN 1.5" && replayed.evidence.catalogue == 1)
      #expect(replayed.evidence.trace.contains { $0.decision == "reglas" })
      let policy = try #require(replayed.recorded.policy)
      let kept = try await solera.tenants.policy(solera.tenant, policy.use, version: 1)
      #expect(kept?.sha256 == policy.sha256 && policy.version == 1)
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
          AND (reasons::text LIKE '%3131%' OR position('3131.31'::bytea IN evidence) > 0)
        """)
      #expect(leaks == 0)
    }
  }

  @Test func whereOriginationHasNoPolicyPrequalificationAnswersBoth() async throws {
    try await TestDatabase.with { database in
      let raices = try await Institution.open(on: database, slug: "raices")
      let request = raices.request(product: "individual-semanal")
      let decision = try await raices.decisioning.client.decide(raices.tenant, request)
      #expect(decision.policyVersion == "prequalification/v1")
    }
  }

  @Test func theHighestVersionIsInForceAndItsOffersAreKept() async throws {
    try await TestDatabase.with { database in
      let solera = try await Institution.open(on: database)
      try await solera.apply("policies/origination.v2.dmn") { _ in
        WrittenPolicy(
          conditions: #"["comprobante"]"#, offers: "[{monto: monto * 0.875, pagos: 6}]"
        ).source
      }
      let request = solera.request()
      let decision = try await solera.decisioning.client.decide(solera.tenant, request)
      #expect(decision.policyVersion == "origination/v2")
      #expect(decision.conditions.map(\.code) == ["comprobante"])
      #expect(decision.offers == [DecisionOffer(amount: .mxn(7_000), installmentCount: 6)])
      let again = try await solera.decisioning.client.decide(solera.tenant, request)
      #expect(again == decision)
      let replayed = try await solera.decisioning.replay(request.id, for: solera.tenant)
      #expect(replayed?.repetition == .same)
    }
  }

  @Test func aPolicyThatIsStoppedByALimitLeavesTheApplicationToAPerson() async throws {
    try await TestDatabase.with { database in
      let solera = try await Institution.open(on: database)
      try await solera.apply("policies/origination.v2.dmn") { _ in
        let endless = "sum(for i in 1..1000000 return i) > 0"
        return WrittenPolicy(
          outcome: #"if monto = 4 * 2000 and \#(endless) then "aprobar" else "rechazar""#
        ).source
      }
      let request = solera.request()
      let decision = try await solera.decisioning.client.decide(solera.tenant, request)
      #expect(decision.outcome == .referred)
      #expect(decision.reasons.map(\.code) == [PolicyTexts.reserved])
      let replayed = try await solera.decisioning.replay(request.id, for: solera.tenant)
      #expect(replayed?.evidence.faults.first?.contains("más de") == true)
      #expect(replayed?.repetition == .same)
    }
  }

  @Test func aDecisionIsKeptWithWholePolicyOrNone() async throws {
    try await TestDatabase.with { database in
      let solera = try await Institution.open(on: database)
      let request = solera.request()
      _ = try await solera.decisioning.client.decide(solera.tenant, request)
      let whole = try await solera.count(
        """
        SELECT count(*) FROM decisioning.decision
        WHERE tenant_id = \(solera.tenant) AND policy_use = 'origination'
          AND policy_version = 1 AND length(policy_sha256) = 64
        """)
      #expect(whole == 1)
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
  /// Applies a policy that wants an income that Lupita does not have.
  func raiseTheMinimumIncome() async throws {
    try await apply("policies/origination.v2.dmn") {
      $0.replacing("&lt; 6000", with: "&lt; 60000").replacing("< 6000", with: "< 60000")
    }
  }

  /// Applies another file made of the policy of today.
  func apply(_ file: String, _ change: (String) -> String) async throws {
    var folder = try Institution.folder()
    let today = folder.files["policies/origination.v1.dmn"] ?? []
    folder.files[file] = Array(change(String(decoding: today, as: UTF8.self)).utf8)
    try await tenants.apply(try ValidManifest(folder), by: .system("test"))
  }
}
