public import Kernel
import PaymentsAPI
public import Web

extension STPRail {
  /// The rail over the network.
  public init(
    account: @escaping @Sendable (TenantID) async throws -> STPAccount, over client: OutboundClient
  ) {
    self.init(account: account) { (call) async throws(RailFailure) in
      do throws(OutboundFailure) {
        let reply = try await client.call(
          method: call.method, url: call.url, headers: [("content-type", "application/json")],
          body: call.body, timeout: .milliseconds(call.timeoutMilliseconds))
        return CallReply(status: reply.status, body: reply.body)
      } catch {
        switch error {
        case .notSent(let reason): throw .notSent(reason: reason)
        case .unknown(let reason): throw .outcomeUnknown(reason: reason)
        }
      }
    }
  }
}
