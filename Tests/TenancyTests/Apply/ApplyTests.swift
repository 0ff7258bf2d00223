import Documents
import Kernel
import Lending
import Postgres
import Tenancy
import TestKit
import Testing

@Suite struct ApplyTests {
  private let operator_ = Actor.system("cli")

  private func apply(
    _ folder: ManifestFolder, to tenants: Tenants, openingOn date: CalendarDate? = nil
  ) async throws -> AppliedManifest {
    try await tenants.apply(try ValidManifest(folder), by: operator_, openingOn: date)
  }

  @Test func applyingOpensAnInstitution() async throws {
    try await TestDatabase.with { database in
      let tenants = Tenants(database: database)
      let opening = try #require(CalendarDate("2026-11-20"))
      let applied = try await apply(
        DemoFolders.folder("solera"), to: tenants, openingOn: opening)
      #expect(applied.version == 1 && applied.isNew)

      let solera = try #require(tenants.host("solera.localhost:8080"))
      #expect(solera.id == applied.tenant)
      #expect(solera.manifest.identity.nombreComercial == "Solera")
      #expect(solera.lenderFields.isDemonstration)
      #expect(tenants.host("otra.localhost") == nil)
      #expect(try await tenants.businessDate(solera.id) == opening)
      let products = try tenants.products(solera.id)
      #expect(
        products.map(\.code) == [
          "credito-mensual", "credito-negocio", "credito-personal", "credito-quincenal",
        ])
      #expect(products.allSatisfy { $0.version == 1 })
    }
  }

  @Test func applyingTheSameAgainIsTheSameVersion() async throws {
    try await TestDatabase.with { database in
      let tenants = Tenants(database: database)
      let first = try await apply(DemoFolders.folder("solera"), to: tenants)
      let again = try await apply(DemoFolders.folder("solera"), to: Tenants(database: database))
      #expect(again.tenant == first.tenant && again.version == 1 && !again.isNew)
    }
  }

  @Test func aChangedProductIsANewVersionAndTheOldOneIsKept() async throws {
    try await TestDatabase.with { database in
      let tenants = Tenants(database: database)
      let id = try await apply(DemoFolders.folder("solera"), to: tenants).tenant
      let dearer = try DemoFolders.solera(
        "products/credito-quincenal.yaml", replacing: "annualRate: 72 %",
        with: "annualRate: 75 %")
      let second = try await apply(dearer, to: tenants)
      #expect(second.version == 2 && second.isNew)

      let current = try #require(try tenants.product(id, code: "credito-quincenal"))
      #expect(current.version == 2)
      #expect(current.terms.annualRate == .percent(75))
      #expect(try tenants.product(id, code: "credito-mensual")?.version == 1)
      let sold = try await tenants.product(id, code: "credito-quincenal", version: 1)
      #expect(sold?.terms.annualRate == .percent(72))

      let back = try await apply(DemoFolders.folder("solera"), to: tenants)
      #expect(back.version == 3)
      #expect(try tenants.product(id, code: "credito-quincenal")?.version == 3)
    }
  }

  @Test func twoOperatorsAtOnceMakeOneVersion() async throws {
    try await TestDatabase.with { database in
      let folder = try DemoFolders.folder("solera")
      let versions = try await withThrowingTaskGroup(of: AppliedManifest.self) { group in
        for _ in 0..<3 {
          group.addTask {
            try await Tenants(database: database).apply(
              try ValidManifest(folder), by: .system("cli"))
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(Set(versions.map(\.tenant)).count == 1)
      #expect(versions.allSatisfy { $0.version == 1 })
      #expect(versions.count { $0.isNew } == 1)
    }
  }

  @Test func aPublishedDocumentCannotSayAnotherThing() async throws {
    try await TestDatabase.with { database in
      let tenants = Tenants(database: database)
      let words = DocumentKind.caratula.catalogue.mustShow.map { "{{\($0)}}" }
      let source = Array("# Carátula\n\n\(words.joined(separator: "\n\n"))\n".utf8)
      let rewritten = source + Array("\nUna línea más.\n".utf8)
      var folder = try DemoFolders.folder("solera")
      folder.files["documents/caratula/v80.md.mustache"] = source
      let id = try await apply(folder, to: tenants).tenant
      #expect(try tenants.tenant(id).document(.caratula)?.version == 80)

      folder.files["documents/caratula/v80.md.mustache"] = rewritten
      let tampered = folder
      await #expect(throws: ApplyRefused.documentRewritten(kind: "caratula", version: 80)) {
        try await apply(tampered, to: tenants)
      }

      folder.files["documents/caratula/v80.md.mustache"] = nil
      folder.files["documents/caratula/v81.md.mustache"] = rewritten
      #expect(try await apply(folder, to: tenants).version == 2)
      #expect(try tenants.tenant(id).document(.caratula)?.version == 81)
      let first = try await tenants.document(id, .caratula, version: 80)
      #expect(try first?.template().version == 80)
    }
  }

  @Test func aPublishedPolicyCannotDecideAnotherWay() async throws {
    try await TestDatabase.with { database in
      let tenants = Tenants(database: database)
      let id = try await apply(DemoFolders.folder("solera"), to: tenants).tenant
      let file = "policies/prequalification.v1.dmn"
      var folder = try DemoFolders.solera(file, replacing: "not([20..68])", with: "not([21..68])")
      let tampered = folder
      await #expect(throws: ApplyRefused.policyRewritten(.prequalification, version: 1)) {
        try await apply(tampered, to: tenants)
      }

      folder.files["policies/prequalification.v2.dmn"] = folder.files[file]
      folder.files[file] = nil
      #expect(try await apply(folder, to: tenants).version == 2)
      #expect(try tenants.manifest(id).policy(for: .prequalification)?.version == 2)
      let first = try await tenants.policy(id, .prequalification, version: 1)
      #expect(first?.source.contains("not([20..68])") == true)
      #expect(try await tenants.policy(id, .prequalification, version: 3) == nil)
    }
  }

  @Test func aHostBelongsToOneInstitution() async throws {
    try await TestDatabase.with { database in
      let tenants = Tenants(database: database)
      _ = try await apply(DemoFolders.folder("raices"), to: tenants)
      let thief = try DemoFolders.solera(
        "tenant.yaml", replacing: "  - solera.localhost",
        with: "  - solera.localhost\n  - raices.localhost")
      await #expect(throws: ApplyRefused.hostTaken("raices.localhost")) {
        try await apply(thief, to: tenants)
      }
      #expect(tenants.host("raices.localhost")?.slug == "raices")
    }
  }

  /// The same range, one inside it, and one that holds it.
  @Test(arguments: ["9901", "99012", "990"])
  func twoInstitutionsNeverAllotTheSameAccounts(_ prefix: String) async throws {
    try await TestDatabase.with { database in
      let tenants = Tenants(database: database)
      for _ in 0..<2 { _ = try await apply(DemoFolders.folder("solera"), to: tenants) }
      var files = try DemoFolders.folder("raices").files
      let source = String(decoding: files["tenant.yaml"] ?? [], as: UTF8.self)
      files["tenant.yaml"] = Array(source.replacing("\"9902\"", with: "\"\(prefix)\"").utf8)
      let folder = ManifestFolder(name: "raices", files: files)
      await #expect(throws: ApplyRefused.accountsTaken(digits: "646180" + prefix)) {
        try await apply(folder, to: tenants)
      }
      #expect(tenants.all.map(\.slug) == ["solera"])
      _ = try await apply(DemoFolders.folder("raices"), to: tenants)
    }
  }

  /// Accounts were allotted under it, and deposits go on coming to them.
  @Test func aRangeOnceClaimedIsNeverFreeAgain() async throws {
    try await TestDatabase.with { database in
      let tenants = Tenants(database: database)
      _ = try await apply(DemoFolders.folder("solera"), to: tenants)
      var moved = try DemoFolders.folder("solera")
      let solera = String(decoding: moved.files["tenant.yaml"] ?? [], as: UTF8.self)
      moved.files["tenant.yaml"] = Array(solera.replacing("\"9901\"", with: "\"9903\"").utf8)
      _ = try await apply(moved, to: tenants)
      var other = try DemoFolders.folder("raices")
      let raices = String(decoding: other.files["tenant.yaml"] ?? [], as: UTF8.self)
      other.files["tenant.yaml"] = Array(raices.replacing("\"9902\"", with: "\"9901\"").utf8)
      let thief = other
      await #expect(throws: ApplyRefused.accountsTaken(digits: "6461809901")) {
        try await apply(thief, to: tenants)
      }
      _ = try await apply(DemoFolders.folder("solera"), to: tenants)
      _ = try await apply(DemoFolders.folder("raices"), to: tenants)
    }
  }

  /// A lender is made by copying a folder and editing it: no code.
  @Test func aThirdInstitutionIsACopiedFolder() async throws {
    try await TestDatabase.with { database in
      let tenants = Tenants(database: database)
      for slug in ["solera", "raices"] {
        _ = try await apply(DemoFolders.folder(slug), to: tenants)
      }
      var files = try DemoFolders.folder("solera").files
      let edits = [
        ("slug: solera", "slug: brisa"), ("Solera", "Brisa"), ("solera", "brisa"),
        ("folioPrefix: SOL", "folioPrefix: BRI"), ("SDE000101XX6", "BDE000101XX2"),
        ("#b3261e", "#0b4f8a"),
        (
          "646180990100000006",
          CLABE.make(
            bank: 646, plaza: 180, account: 99_030_000_000
          ).text
        ), ("\"9901\"", "\"9903\""),
      ]
      let source = String(decoding: files["tenant.yaml"] ?? [], as: UTF8.self)
      let edited = edits.reduce(source) { $0.replacing($1.0, with: $1.1) }
      files["tenant.yaml"] = Array(edited.utf8)
      let folder = ManifestFolder(name: "brisa", files: files)
      #expect(validate(folder).map(\.description) == [])

      let applied = try await apply(folder, to: tenants)
      #expect(applied.version == 1)
      #expect(tenants.all.map(\.slug) == ["solera", "raices", "brisa"])
      let brisa = try #require(tenants.host("brisa.localhost"))
      #expect(brisa.manifest.brand.customProperties.contains("--brand: #0b4f8a;"))
      #expect(try tenants.products(brisa.id).count == 4)
    }
  }
}
