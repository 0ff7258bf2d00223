import ChannelsAPI
import Jobs
import Kernel
import Postgres
import Tenancy

/// Takes the order of another module to write to a person. Ordering the same message again
/// changes nothing: its id is its own key.
struct OrderMessage: Sendable {
  let world: World
  let jobs: Jobs

  static let job = "channels.send"

  struct Payload: Codable, Sendable { let message: MessageID }

  func callAsFunction(_ order: MessageOrdered, in db: Transaction) async throws {
    guard MessageKind(rawValue: order.template) != nil else {
      throw Hopeless("there is no message called \(order.template)")
    }
    guard try await db.insert(order, at: world.now(db.tenant)) else { return }
    try await jobs.enqueue(
      kind: Self.job, key: order.message.description, payload: Payload(message: order.message),
      in: db)
  }
}
