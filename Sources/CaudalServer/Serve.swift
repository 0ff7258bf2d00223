import Foundation
import Jobs
import Kernel
public import Logging
import Postgres
import ServiceLifecycle
import Tenancy
import UnixSignals
import Vault
public import Web

extension House {
  /// What a process does: answer people, do the work behind, or both.
  public enum Duty: String, Sendable, CaseIterable {
    case web, worker, both
  }

  /// Serves until the process is told to stop. `ready` hears the port that was taken. Refuses
  /// with `Settings.NotServable` to answer people without TLS.
  public func serve(
    _ duty: Duty = .both, log: Logger, extra: Routes = Routes(),
    ready: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
  ) async throws {
    for tenant in tenants.all { try await vault.prepare(tenant.id) }
    var services: [any Service] = []
    if duty != .worker { services.append(try webServer(log: log, extra: extra, ready: ready)) }
    if duty != .web {
      services.append(RunsWorker(worker: worker(log: log)))
      services.append(SealsTrails(house: self, log: log))
    }
    let group = ServiceGroup(
      services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: log)
    try await group.run()
  }

  private func webServer(
    log: Logger, extra: Routes, ready: @escaping @Sendable (_ port: Int) async -> Void
  ) throws -> WebServer {
    let database = database
    let settings = try settings.servable()
    return WebServer(
      settings: ServerSettings(
        host: settings.host, port: settings.port, tls: settings.tls,
        trustedProxies: settings.trustedProxies.compactMap { NetworkRange($0) },
        secret: try formSecret(),
        rates: settings.limitsRates ? RatePlan() : .unlimited),
      routes: routes + extra, resolver: resolver,
      assets: try Assets.load(directory: settings.webDirectory),
      operations: Operations(notReady: {
        do {
          try await database.checkRole()
          return nil
        } catch { return "database" }
      }),
      idempotency: Idempotency(jobs: jobs).replies, log: log, onReady: ready)
  }

  /// Keys the tokens of forms: the same for every process that has the root key.
  private func formSecret() throws -> [UInt8] {
    let root = try Data(contentsOf: URL(fileURLWithPath: settings.rootKeyFile))
    return HMAC.sha256(Array("caudal form tokens".utf8), key: Array(root))
  }
}

private struct RunsWorker: Service {
  let worker: Worker

  func run() async throws { await cancelWhenGracefulShutdown { await worker.run() } }
}

private struct SealsTrails: Service {
  let house: House
  let log: Logger

  func run() async throws { await cancelWhenGracefulShutdown { await house.keepSealing(log: log) } }
}
