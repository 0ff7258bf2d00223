import Foundation
import Kernel

/// All that the other side remembers; small enough to be written whole after each change.
struct SandboxState: Codable, Sendable {
  var lastID = 9_349_826
  var orders: [SandboxOrder] = []
  var deposits: [SandboxDeposit] = []
  var notices: [SandboxNotice] = []
  /// A person's choice for the next order of a company, before the magic numbers.
  var nextFate: [String: SandboxFate] = [:]

  mutating func newID() -> Int {
    lastID += 1
    return lastID
  }
}

/// An order that the sandbox took in, and what became of it.
struct SandboxOrder: Codable, Sendable {
  let id: Int
  let orden: STPOrden
  let fate: SandboxFate
  let receivedAt: Date
  /// When each state comes about; the state now is the last one already reached.
  let course: [SandboxStep]

  func step(at now: Date) -> SandboxStep {
    course.last { $0.at <= now } ?? course[0]
  }
}

struct SandboxStep: Codable, Sendable {
  let estado: STPEstado
  let at: Date
  var causa: CausaDevolucion?
}

/// Money that someone sent to a CLABE of ours.
struct SandboxDeposit: Codable, Sendable {
  let abono: STPAbono
  let sentAt: Date
  var confirmedAt: Date?
}

/// A notice on its way to us; it is tried until it is answered with 200.
struct SandboxNotice: Codable, Sendable {
  enum Kind: String, Codable { case change, deposit }

  /// Notices leave in this order.
  var serial: Int
  let empresa: String
  let kind: Kind
  let subject: Int
  let body: Data
  var dueAt: Date
  /// Kept back until a later one has left.
  var waitsForNext: Bool?
  var attempts = 0
  var answered: Int?

  static let attemptsMax = 12
}
