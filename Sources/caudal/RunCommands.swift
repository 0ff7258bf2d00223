import ArgumentParser
import CaudalServer
import Foundation
import Logging
import Postgres
import Tenancy

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Atiende el sitio, el trabajo de fondo, o ambos.",
    discussion: """
      Lee del ambiente:
        DATABASE_URL            la base, con la cuenta de la aplicación (obligatoria)
        CAUDAL_ROOT_KEY_FILE    la llave raíz (.caudal/root.key); la hace «caudal key init»
        CAUDAL_HOST             dónde escucha (127.0.0.1)
        CAUDAL_PORT             en qué puerto (8080)
        CAUDAL_TRUSTED_PROXIES  sus proxies con TLS: direcciones o redes, separadas por comas
        CAUDAL_TLS_CERT         o el certificado, con toda su cadena (PEM)
        CAUDAL_TLS_KEY          y su llave (PEM)
        CAUDAL_WEB_DIR          los archivos del sitio (web)

      Para atender a personas hace falta uno de los dos: proxies o certificado. Escribe en la \
      salida de errores una línea de JSON por solicitud.
      """)

  @Option(help: "web, worker o both.")
  var role = "both"

  func run() async throws {
    guard let duty = House.Duty(rawValue: role) else {
      throw ValidationError("El papel es web, worker o both.")
    }
    guard let settings = Settings.fromEnvironment() else {
      throw Told("Falta DATABASE_URL. Para una demostración use «caudal demo».")
    }
    let house = try await House(settings)
    try await house.serve(duty, log: Output.serverLog) { port in
      Output.note("Atendiendo en \(settings.host):\(port).")
    }
  }
}

struct MigrateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate", abstract: "Pone el esquema al día.",
    discussion: "Lee MIGRATE_DATABASE_URL: una cuenta que pueda volverse dueña de las tablas.")

  @Option(help: "Carpeta de las migraciones.")
  var directory = "Migrations"
  @Flag(help: "Dice qué aplicaría, sin aplicarlo.")
  var dryRun = false

  func run() async throws {
    guard let url = ProcessInfo.processInfo.environment["MIGRATE_DATABASE_URL"] else {
      throw Told("Falta MIGRATE_DATABASE_URL.")
    }
    let migrator = Migrator(directory: directory)
    let settings = ConnectionSettings(url: url)
    if dryRun {
      for path in try await migrator.pending(settings) { print(path) }
      return
    }
    let applied = try await migrator.migrate(settings) { Output.note("  \($0)") }
    print(
      applied.isEmpty ? "El esquema ya estaba al día." : "\(applied.count) migraciones aplicadas.")
  }
}

struct EODCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eod", abstract: "Cierra los días hasta una fecha.",
    discussion: """
      Se puede repetir: un paso ya hecho no se hace dos veces. Termina con 3 si dejó créditos \
      aparte porque no pudo leerlos; también los muestra la oficina, en Cierres.
      """)

  @OptionGroup var data: DataOptions
  @OptionGroup var tenant: TenantOptions
  @Option(help: "Hasta qué fecha de negocio avanzar: AAAA-MM-DD.")
  var through: String
  @Flag(help: "Para programas.")
  var json = false

  func run() async throws {
    let house = try await data.house()
    let institution = try tenant.find(in: house)
    let answer = try await house.close(institution.id, through: through) { Output.note($0) }
    if json { try Output.json(answer) } else { print(answer.text) }
    if !answer.isWhole { throw ExitCode(3) }
  }
}

struct AuditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Comprueba la bitácora.", subcommands: [Verify.self],
    defaultSubcommand: Verify.self)

  struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "verify", abstract: "Recorre la cadena entera y dice si alguien la tocó.")

    @OptionGroup var data: DataOptions
    @OptionGroup var tenant: TenantOptions
    @Option(help: "Un ancla guardada aparte: POSICIÓN:HUELLA.")
    var anchor: String?
    @Flag(help: "Para programas.")
    var json = false

    func run() async throws {
      let house = try await data.house()
      let report = try await house.verifyTrail(of: try tenant.find(in: house).id, anchor: anchor)
      if json { try Output.json(report) } else { print(report.text) }
      if !report.isWhole { throw ExitCode(3) }
    }
  }
}

struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Revisa lo que un operador revisaría a mano.")

  @OptionGroup var data: DataOptions
  @Flag(help: "Para programas.")
  var json = false

  func run() async throws {
    let house = try await data.house()
    let checks = await house.checkUp()
    if json {
      try Output.json(checks)
    } else {
      for check in checks { print(check.text) }
    }
    if checks.contains(where: { !$0.isWell }) { throw ExitCode(3) }
  }
}
