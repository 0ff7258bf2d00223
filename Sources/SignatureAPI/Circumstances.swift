public import Kernel

/// Who acted, from where and with what: it stays in the evidence.
public struct Circumstances: Hashable, Sendable {
  public let actor: Actor
  public let address: String
  public let device: String

  /// A browser may keep to itself what it is; the evidence then says so.
  public init(actor: Actor, address: String, device: String) {
    self.actor = actor
    self.address = address.allSatisfy(\.isWhitespace) ? Self.untold : address
    self.device = device.allSatisfy(\.isWhitespace) ? Self.untold : device
  }

  private static let untold = "no informado"
}
