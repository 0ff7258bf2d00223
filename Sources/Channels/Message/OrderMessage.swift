import ChannelsAPI
import Jobs
import Kernel
import Postgres
import Tenancy

/// Takes the order of another module to write to a person, on each channel that the institution
/// has words for. Ordering the same message again changes nothing: its id is its own key.
struct OrderMessage: Sendable {
  let world: World
  let tenants: Tenants
  let jobs: Jobs

  static let job = "channels.send"

  struct Payload: Codable, Sendable { let message: MessageID }

  func callAsFunction(_ order: MessageOrdered, in db: Transaction) async throws {
    guard let kind = MessageKind(rawValue: order.template) else {
      throw Hopeless("there is no message called \(order.template)")
    }
    let institution = try tenants.tenant(db.tenant)
    let goesByMail = institution.message(kind, on: .email) != nil
    if goesByMail {
      try await jobs.enqueue(
        kind: SendLetter.job, key: order.message.description, payload: order, in: db)
    }
    guard !goesByMail || institution.message(kind, on: .sms) != nil,
      try await db.insert(order, at: world.now(db.tenant))
    else { return }
    try await jobs.enqueue(
      kind: Self.job, key: order.message.description, payload: Payload(message: order.message),
      in: db)
  }
}
