import Kernel
import PaymentsAPI
import Vault
import Web

/// The doors that the rail knocks at. STP signs nothing, so the address carries a secret, the
/// notice is only a hint, and what it says is asked for or reconciled afterwards.
struct NoticePages: Sendable {
  let receive: ReceiveNotice
  let rails: PaymentRails

  var routes: Routes {
    var routes = Routes()
    routes.hook("/hooks/stp/:secret/estado") { visit in
      try await take(visit, .change, answering: rails.disbursement.changeReply)
    }
    routes.hook("/hooks/stp/:secret/abono") { visit in
      try await take(visit, .deposit, answering: rails.collection.depositReply)
    }
    return routes
  }

  private func take(
    _ visit: Visit, _ kind: ReceiveNotice.Kind, answering reply: [UInt8]
  ) async throws -> Reply {
    let given = Array(try visit.param("secret").utf8)
    let secret = Array(try await rails.hookSecret(visit.tenant).utf8)
    // The same words as for an address that does not exist.
    guard !secret.isEmpty, constantTimeEquals(given, secret) else { throw NotFound() }
    let body = visit.request.rawBody
    guard !body.isEmpty, body.count <= ReceiveNotice.bodyLimitBytes else {
      throw BodyTooLarge(limitBytes: ReceiveNotice.bodyLimitBytes)
    }
    try await receive(body, kind, from: visit.request.remoteAddress, of: visit.tenant)
    return .bytes(reply, contentType: "application/json")
  }
}
