public import Foundation
public import Kernel
public import Logging
import STP
import Servicing
import Synchronization
import Tenancy
import Twilio
import Vault

/// The house with both institutions open and their providers played on this machine: what the demo
/// runs, and what the stories are told in.
public final class DemoHouse: Sendable {
  public let house: House
  let sandboxes: Sandboxes
  let say: @Sendable (String) -> Void
  private let data: URL
  private let state: Mutex<DemoState>

  public init(
    _ settings: Settings, data: URL, tenantsDirectory: String, openingDaysAgo: Int = 0,
    say: @escaping @Sendable (String) -> Void
  ) async throws {
    try RootKey.make(atPath: settings.rootKeyFile)
    house = try await House(settings)
    self.data = data
    self.say = say
    var known = DemoState.read(DemoState.file(in: data)) ?? DemoState(port: settings.port)
    known.port = settings.port
    try await DemoOpening(
      house: house, tenantsDirectory: tenantsDirectory, say: say, daysAgo: openingDaysAgo
    ).open(&known)
    try known.write(DemoState.file(in: data))
    state = Mutex(known)
    sandboxes = Sandboxes(
      house: house, port: settings.port, remembering: data, log: Logger(label: "sandbox"))
    try await sandboxes.register()
  }

  /// Serves until told to stop; `ready` runs once people can come in.
  public func run(log: Logger, ready: @escaping @Sendable () async -> Void) async throws {
    let (house, sandboxes) = (house, sandboxes)
    let (doors, opening) = AsyncStream<Void>.makeStream()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await sandboxes.run() }
      group.addTask {
        // The server hears nobody until its own hook returns, and `ready` may speak to it.
        async let _: Void = Self.open(doors, then: ready)
        try await house.serve(log: log, extra: sandboxes.routes) { _ in opening.finish() }
      }
      // The first to end is the server, told to stop; the sandboxes end with it.
      try await group.next()
      group.cancelAll()
    }
  }

  private static func open(
    _ doors: AsyncStream<Void>, then ready: @Sendable () async -> Void
  ) async {
    for await _ in doors {}
    if !Task.isCancelled { await ready() }
  }

  /// Sows the lives that are not sown yet. What was sown stays known if something stops it.
  func sow(log: Logger) async {
    var sown = state.withLock { $0 }
    do {
      try await DemoSeeds(house: house, sandboxes: sandboxes, log: log, say: say).sow(&sown)
    } catch {
      log.error("the seeds stopped", metadata: ["error": "\(error)"])
    }
    let done = sown
    state.withLock { $0 = done }
    try? done.write(DemoState.file(in: data))
  }

  /// Tells the story of these people alone. Told again, it changes nothing.
  public func sow(_ people: [DemoPerson], at slug: String, log: Logger) async throws {
    guard let tenant = house.tenants.slug(slug) else { return }
    try await DemoSeeds(house: house, sandboxes: sandboxes, log: log, say: say)
      .tell(tenant, people: people, key: key(of: slug))
  }

  var screen: String {
    DemoScreen(state: state.withLock { $0 }, institutions: house.tenants.all).text
  }
}

extension DemoHouse {
  /// The demo's key for programs at an institution.
  public func key(of slug: String) -> String { state.withLock { $0.keys[slug] ?? "" } }

  /// The last code that reached a phone (E.164).
  public func lastCode(at slug: String, phone: String) async -> String? {
    guard let tenant = house.tenants.slug(slug) else { return nil }
    return await sandboxes.twilio.lastCode(of: tenant.id, phone: phone)
  }

  /// How many messages have reached a phone.
  public func messageCount(at slug: String, phone: String) async -> Int {
    guard let tenant = house.tenants.slug(slug) else { return 0 }
    return await sandboxes.twilio.texts(of: tenant.id, phone: phone).count
  }

  /// Somebody transfers money to a CLABE of the institution; the notice comes `copies` times.
  public func transfer(_ amount: Money, to clabe: String, copies: Int = 1) async throws {
    try await sandboxes.stp.pay(
      [
        STPSandbox.Payment(
          clabe: clabe, amount: amount, payerName: "Persona de la Demostración",
          payerCLABE: CLABE.make(bank: 12, plaza: 180, account: 7).text, concept: "Pago",
          reference: 1, notice: .init(copies: copies))
      ])
  }

  /// Moves the institution's clock and closes its days to that date.
  public func travel(to date: CalendarDate, at slug: String) async throws {
    guard let tenant = house.tenants.slug(slug) else { return }
    let today = CalendarDate(World.wallClock.now(tenant.id), in: tenant.manifest.timeZone)
    try await house.tenants.setClockOffset(
      tenant.id, seconds: today.days(to: date) * 86_400)
    try await house.servicing.closeOfBusiness(tenant.id, through: date)
  }
}
