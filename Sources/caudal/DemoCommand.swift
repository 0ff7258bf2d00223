import ArgumentParser
import CaudalServer
import Foundation
import Kernel
import Logging

struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Levanta una demostración completa en esta máquina.",
    discussion: """
      Sin DATABASE_URL levanta un PostgreSQL propio en la carpeta de datos. Con DATABASE_URL usa \
      esa base, como «serve»: con CAUDAL_ROOT_KEY_FILE, y con MIGRATE_DATABASE_URL para poner el \
      esquema al día. No entra en una base donde ya opera una institución que no es de demostración.
      """,
    subcommands: [Run.self, Code.self], defaultSubcommand: Run.self)

  struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "run", abstract: "Levanta la demostración y la deja en marcha.")

    @Option(help: "Puerto del sitio; los dos siguientes son de los bancos de prueba.")
    var port = 8080
    @Option(help: "Carpeta de datos.")
    var data = ".caudal"
    @Option(help: "Carpeta de las instituciones.")
    var tenants = "Tenants"
    @Flag(help: "Olvida los datos de la demostración y termina.")
    var clean = false
    @Flag(help: "No siembra las vidas de ejemplo.")
    var empty = false

    func run() async throws {
      let folder = URL(fileURLWithPath: data)
      let given = Demo.GivenDatabase.fromEnvironment()
      if clean {
        guard given == nil else {
          throw Told("Con DATABASE_URL los datos son de esa base: bórrela en su servidor.")
        }
        try await Demo.clean(folder)
        print("Datos de la demostración olvidados.")
        return
      }
      try await Demo(
        data: folder, tenantsDirectory: tenants, migrationsDirectory: "Migrations",
        webDirectory: "web", port: port, log: Output.log, on: given,
        say: { Output.say($0) }
      ).run(sowing: !empty)
    }
  }

  struct Code: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "code",
      abstract: "Dice el código de seis dígitos de un usuario de la demostración.")

    @Argument(help: "El usuario: analista, gerente, cajero…")
    var username: String
    @Option(help: "La institución.")
    var tenant = "solera"

    func run() async throws {
      print(DemoStaff.code(of: username, at: tenant, on: World.wallClock.now(TenantID(0))))
    }
  }
}
