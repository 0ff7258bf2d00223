import ArgumentParser
import CaudalServer
import Foundation
import Kernel
import Logging
import Postgres
import Tenancy
import Web

/// Which data a command works on.
struct DataOptions: ParsableArguments {
  @Option(help: "Carpeta de la demostración, cuando no hay DATABASE_URL.")
  var data = ".caudal"

  /// The settings in force: DATABASE_URL, or the demo's own cluster.
  func settings() async throws -> Settings {
    if let settings = Settings.fromEnvironment() { return settings }
    let folder = URL(fileURLWithPath: data)
    guard FileManager.default.fileExists(atPath: folder.appending(path: "postgres").path) else {
      throw Told(
        "No hay DATABASE_URL ni una demostración en \(data). Empiece con «caudal demo».")
    }
    let cluster = try await LocalCluster.start(in: folder.appending(path: "postgres").path)
    return Settings(
      database: cluster.settings(.app, database: "caudal"),
      rootKeyFile: folder.appending(path: "root.key").path, isDemo: true)
  }

  func house() async throws -> House { try await House(try await settings()) }
}

/// Which institution a command is for.
struct TenantOptions: ParsableArguments {
  @Option(help: "La institución, por su nombre corto: solera.")
  var tenant: String

  func find(in house: House) throws -> Tenant {
    guard let found = house.tenants.slug(tenant) else {
      let known = house.tenants.all.map(\.slug).joined(separator: ", ")
      throw Told("No hay una institución «\(tenant)». Hay: \(known).")
    }
    return found
  }
}

/// An error whose words are for the person at the keyboard.
struct Told: Error, CustomStringConvertible {
  let description: String

  init(_ words: String) { description = words }
}

enum Output {
  static func json(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    print(String(decoding: try encoder.encode(value), as: UTF8.self))
  }

  /// A line for people, at once even into a file.
  static func say(_ text: String) {
    FileHandle.standardOutput.write(Data((text + "\n").utf8))
  }

  /// Progress and notes: not part of what a program reads.
  static func note(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }

  /// Of a process that answers people: a line of JSON for each request, and whatever goes wrong.
  static let serverLog: Logger = {
    LoggingSystem.bootstrap { JSONLog(label: $0) }
    return Logger(label: "caudal")
  }()

  static let log: Logger = {
    LoggingSystem.bootstrap(StreamLogHandler.standardError)
    var log = Logger(label: "caudal")
    log.logLevel = .warning
    return log
  }()
}
