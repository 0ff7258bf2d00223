import ArgumentParser
import CaudalServer
import Foundation
import Kernel
import Tenancy
import Vault

struct TenantCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tenant", abstract: "Instituciones: revisar, poner en vigor, listar.",
    subcommands: [Validate.self, Apply.self, List.self, Secret.self])

  struct Validate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "validate", abstract: "Dice cada problema de un manifiesto, con archivo y línea."
    )

    @Argument(help: "La carpeta de la institución.")
    var directory: String
    @Flag(help: "Para programas.")
    var json = false

    func run() async throws {
      let folder = try ManifestFolder(reading: URL(fileURLWithPath: directory))
      let (problems, advice) = review(folder, permissions: KnownPermissions.all)
      if json {
        try Output.json(problems.map(\.description) + advice.map(\.asAdvice))
      } else {
        for problem in problems { print(problem.description) }
        for found in advice { print(found.asAdvice) }
      }
      guard problems.isEmpty else { throw ExitCode(2) }
      if !json { print("El manifiesto de \(folder.name) está completo.") }
    }
  }

  struct Apply: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "apply", abstract: "Pone un manifiesto en vigor.")

    @OptionGroup var data: DataOptions
    @Argument(help: "La carpeta de la institución.")
    var directory: String

    func run() async throws {
      let house = try await data.house()
      let manifest = try ValidManifest(
        ManifestFolder(reading: URL(fileURLWithPath: directory)),
        permissions: KnownPermissions.all)
      for found in manifest.advice { print(found.asAdvice) }
      let applied = try await house.tenants.apply(manifest, by: .system("cli"))
      print(
        applied.isNew
          ? "Versión \(applied.version) en vigor."
          : "Ya estaba en vigor: versión \(applied.version).")
    }
  }

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Las instituciones y su fecha de negocio.")

    @OptionGroup var data: DataOptions
    @Flag(help: "Para programas.")
    var json = false

    private struct Line: Encodable {
      let slug: String
      let version: Int
      let businessDate: CalendarDate
      let host: String

      var text: String { "\(slug)\tversión \(version)\t\(businessDate)\t\(host)" }
    }

    func run() async throws {
      let house = try await data.house()
      var lines: [Line] = []
      for tenant in house.tenants.all {
        lines.append(
          Line(
            slug: tenant.slug, version: tenant.version,
            businessDate: try await house.tenants.businessDate(tenant.id),
            host: tenant.manifest.host))
      }
      if json { try Output.json(lines) } else { for line in lines { print(line.text) } }
    }
  }

  struct Secret: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "secret", abstract: "Guarda en la bóveda un secreto que el manifiesto nombra.",
      discussion: "El valor se lee de la entrada, para que no quede en la historia de comandos.")

    @OptionGroup var data: DataOptions
    @OptionGroup var tenant: TenantOptions
    @Argument(help: "El nombre: stp.private-key.")
    var name: String

    func run() async throws {
      let house = try await data.house()
      let bytes = FileHandle.standardInput.readDataToEndOfFile()
      let value = String(decoding: bytes, as: UTF8.self)
      guard !value.isEmpty else { throw Told("La entrada está vacía.") }
      try await house.keepSecret(value, named: name, of: try tenant.find(in: house).id)
      print("Guardado.")
    }
  }
}

struct UserCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "user", abstract: "Da de alta a una persona de la institución.")

  @OptionGroup var data: DataOptions
  @OptionGroup var tenant: TenantOptions
  @Argument(help: "El usuario.")
  var username: String
  @Option(help: "Nombre completo.")
  var name: String
  @Option(help: "Puestos, separados por comas.")
  var roles: String

  func run() async throws {
    let house = try await data.house()
    let password = try await house.hire(
      username, name: name, roles: roles.split(separator: ",").map(String.init),
      at: try tenant.find(in: house).id)
    print("Contraseña inicial (se muestra una vez): \(password)")
  }
}

struct KeyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "Llaves: la raíz de la instalación, y las de la API.",
    subcommands: [IssueKeyCommand.self, InitKeyCommand.self],
    defaultSubcommand: IssueKeyCommand.self)
}

struct InitKeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Hace la llave raíz de una instalación nueva, una sola vez.",
    discussion: """
      La escribe en CAUDAL_ROOT_KEY_FILE (.caudal/root.key si no se dice) y no sustituye la que \
      haya. Guarde una copia aparte: sin ella, lo sellado y las contraseñas se pierden.
      """)

  func run() throws {
    let path =
      ProcessInfo.processInfo.environment["CAUDAL_ROOT_KEY_FILE"] ?? Settings.usualRootKeyFile
    let isNew = try RootKey.make(atPath: path)
    _ = try RootKey.atPath(path)
    print(isNew ? "Se hizo la llave raíz en \(path)." : "Ya había una llave raíz en \(path).")
  }
}

struct IssueKeyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "issue", abstract: "Emite una llave de API; se muestra una sola vez.")

  @OptionGroup var data: DataOptions
  @OptionGroup var tenant: TenantOptions
  @Argument(help: "Para qué es.")
  var name: String
  @Option(help: "Permisos, separados por comas; sin ninguno, todos los de lectura.")
  var scopes: String?
  @Flag(help: "Llave de pruebas.")
  var test = false
  @Flag(help: "Para programas.")
  var json = false

  private struct Issued: Encodable {
    let tenant: String
    let name: String
    let key: String
  }

  func run() async throws {
    let house = try await data.house()
    let wanted = scopes.map { $0.split(separator: ",").map(String.init) }
    let institution = try tenant.find(in: house)
    let key = try await house.issueKey(name, scopes: wanted, isTest: test, for: institution.id)
    if json {
      try Output.json(Issued(tenant: institution.slug, name: name, key: key))
    } else {
      print(key)
    }
  }
}

extension ManifestProblem {
  /// It does not refuse: a line that says so.
  fileprivate var asAdvice: String { "\(file):\(line): aviso: \(message) \(whatToDo)" }
}
