import Compliance
import Foundation
import Identity
import Kernel
import Places
import PlacesAPI
import Tenancy
import Vault

/// Opens the demo's institutions: manifests in force, secrets made here, staff who can sign in,
/// a list of blocked persons, and a key for programs. Repeated, it leaves what it finds.
struct DemoOpening: Sendable {
  let house: House
  let tenantsDirectory: String
  let say: @Sendable (String) -> Void

  /// How long before today the sown story begins.
  static let daysOfStory = 150

  /// How long before today these institutions open: not at all where nothing is sown.
  let daysAgo: Int

  /// Why the demo does not open here.
  enum Refused: Error, CustomStringConvertible {
    case realInstitution(String)

    var description: String {
      switch self {
      case .realInstitution(let slug):
        "En esta base opera «\(slug)», que no es de demostración. Use otra base de datos."
      }
    }
  }

  func open(_ state: inout DemoState) async throws {
    if let real = house.tenants.all.first(where: { !$0.manifest.isDemo }) {
      throw Refused.realInstitution(real.slug)
    }
    if try await !house.places.client.isLoaded() {
      _ = try await house.loadPostalCodes(DemoPlaces.file, allowsFewer: false)
    }
    for folder in try folders() {
      let manifest = try ValidManifest(
        ManifestFolder(reading: folder), permissions: KnownPermissions.all)
      let today = CalendarDate(World.wallClock.now(TenantID(0)), in: manifest.manifest.timeZone)
      let applied = try await house.tenants.apply(
        manifest, by: .system("demo"), openingOn: today.adding(days: -daysAgo))
      if applied.isNew {
        say("\(folder.lastPathComponent): manifiesto versión \(applied.version).")
      }
      try await house.vault.prepare(applied.tenant)
      try await makeSecrets(of: applied.tenant)
      try await hireStaff(of: applied.tenant)
      try await importList(to: applied.tenant)
      let slug = try house.tenants.tenant(applied.tenant).slug
      if state.keys[slug] == nil { state.keys[slug] = try await issueKey(for: applied.tenant) }
    }
  }

  /// solera first and raices second, so that their numbers are always the same.
  private func folders() throws -> [URL] {
    let order = ["solera": 0, "raices": 1]
    return try FileManager.default.contentsOfDirectory(
      at: URL(fileURLWithPath: tenantsDirectory), includingPropertiesForKeys: [.isDirectoryKey]
    )
    .filter { (try? $0.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true }
    .sorted {
      (order[$0.lastPathComponent] ?? 2, $0.lastPathComponent)
        < (order[$1.lastPathComponent] ?? 2, $1.lastPathComponent)
    }
  }

  private func makeSecrets(of tenant: TenantID) async throws {
    for connector in try house.tenants.manifest(tenant).connectors {
      for (purpose, name) in connector.secrets
      where try await house.vault.secret(named: name, tenant: tenant) == nil {
        try await house.vault.setSecret(
          named: name, to: Sealed(try Self.secret(for: purpose)), tenant: tenant)
      }
    }
  }

  private static func secret(for purpose: String) throws -> String {
    switch purpose {
    case "privateKey":
      try RSASigner.generate().privatePEM().opened(because: "it is sealed at once")
    case "accountSid": "AC" + Hex.encode(Random.bytes(16))
    default: Hex.encode(Random.bytes(16))
    }
  }

  private func hireStaff(of tenant: TenantID) async throws {
    let institution = try house.tenants.tenant(tenant)
    for role in institution.manifest.roles {
      _ = try await house.identity.staff.addForDemo(
        NewStaff(
          username: role.code, name: "\(role.name) (ejemplo)", roles: [role.code],
          branch: institution.manifest.defaultBranch.code, password: Sealed(DemoStaff.password)),
        secret: DemoStaff.secret(of: role.code, at: institution.slug), to: tenant)
    }
  }

  /// A list with somebody of Chuy's name in it: a homonym for the compliance officer.
  private func importList(to tenant: TenantID) async throws {
    let people = tenant.number == 1 ? DemoPeople.solera() : DemoPeople.raices()
    guard people.count > 3 else { return }
    let csv = "nombre,curp,rfc\n\(people[3].name.legalOrder),,\nPERSONA BLOQUEADA FICTICIA,,\n"
    _ = try await house.compliance.importList(
      ListFile(
        source: "LPB-DEMO", listedOn: CalendarDate(year: 2026, month: 1, day: 15)!,
        bytes: Array(csv.utf8)), to: tenant, by: .system("demo"))
  }

  private func issueKey(for tenant: TenantID) async throws -> String {
    try await house.identity.keys.issue(
      APIKeys.Order(
        name: "Demostración", scopes: APIScopes.all.map(\.code), isTest: true),
      for: tenant, by: .system("demo")
    ).secret.opened(because: "the demo's screen shows it to whoever runs it")
  }
}
