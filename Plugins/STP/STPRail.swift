public import Foundation
public import Kernel
public import PaymentsAPI
import Vault

/// SPEI through STP: signs orders, hands them over and asks for them, without ever taking a
/// silence for a refusal.
public struct STPRail: Sendable {
  /// One exchange of JSON with STP.
  public struct Call: Sendable {
    public let method: String
    public let url: String
    public let body: [UInt8]
    public let timeoutMilliseconds: Int
  }

  public struct CallReply: Sendable {
    public let status: Int
    public let body: [UInt8]

    public init(status: Int, body: [UInt8]) {
      self.status = status
      self.body = body
    }
  }

  public typealias Send = @Sendable (Call) async throws(RailFailure) -> CallReply

  let account: @Sendable (TenantID) async throws -> STPAccount
  let send: Send

  public init(
    account: @escaping @Sendable (TenantID) async throws -> STPAccount, send: @escaping Send
  ) {
    self.account = account
    self.send = send
  }

  /// The faces that Payments knows.
  public var disbursements: DisbursementRail {
    DisbursementRail(
      name: "stp",
      submit: { (tenant, transfer) async throws(RailFailure) in
        try await submit(transfer, for: tenant)
      },
      find: { (tenant, query) async throws(RailFailure) in try await find(query, for: tenant) },
      readChange: { (body) throws(UnreadableNotice) in try TransferChange(stp: body) },
      changeReply: Array(#"{"mensaje":"recibido"}"#.utf8))
  }

  public static let collections = CollectionRail(
    name: "stp",
    readDeposit: { (body) throws(UnreadableNotice) in try IncomingTransfer(stp: body) },
    depositReply: Array(#"{"mensaje":"confirmar"}"#.utf8))
}

extension STPRail {
  func submit(_ transfer: Transfer, for tenant: TenantID) async throws(RailFailure) -> RailFolio {
    let account = try await account(of: tenant)
    let order = try STPOrden(transfer, from: account).signed(by: account.signer)
    let reply = try await send(
      Call(
        method: "PUT", url: account.baseURL + "/speiws/rest/ordenPago/registra",
        body: try encoded(order), timeoutMilliseconds: account.timeoutMilliseconds))
    switch RegistraOutcome(status: reply.status, body: reply.body) {
    case .accepted(let folio): return folio
    // Ours from an earlier try whose answer was lost: whether it went well, only a query tells.
    case .alreadyHeld: throw .outcomeUnknown(reason: "STP ya tiene esa clave de rastreo")
    case .refused(let code, let reason): throw .refused(code: code, reason: reason)
    case .unknown(let reason): throw .outcomeUnknown(reason: reason)
    }
  }

  /// An order that was sent around six in the evening may stand in either day's list: our clock and
  /// theirs are not one. It was never there only where neither has it.
  func find(_ query: TransferQuery, for tenant: TenantID) async throws(RailFailure) -> RailStatus? {
    let account = try await account(of: tenant)
    let today = OperatingDay(at: query.now)
    for day in OperatingDay.around(query.submittedAt) where day.date <= today.date {
      // Today's orders are asked without a date, past ones with theirs; STP demands it so.
      let date = day == today ? nil : day.compact
      if let status = try await find(query, on: date, account) { return status }
    }
    return nil
  }

  private func find(
    _ query: TransferQuery, on date: String?, _ account: STPAccount
  ) async throws(RailFailure) -> RailStatus? {
    let signed = STPCadena.consultaOrden(
      empresa: account.empresa, claveRastreo: query.claveRastreo.text, tipoOrden: "E",
      fechaOperacion: date)
    let question = STPConsulta(
      empresa: account.empresa, claveRastreo: query.claveRastreo.text, tipoOrden: "E",
      fechaOperacion: date.flatMap(Int.init).map { WireNumber($0) },
      firma: try signature(of: signed, by: account.signer))
    let reply = try await send(
      Call(
        method: "POST", url: account.baseURL + "/efws/API/consultaOrden",
        body: try encoded(question), timeoutMilliseconds: account.timeoutMilliseconds))
    switch ConsultaOutcome(status: reply.status, body: reply.body) {
    case .found(let status): return status
    case .notFound: return nil
    case .unknown(let reason): throw .outcomeUnknown(reason: reason)
    }
  }

  func account(of tenant: TenantID) async throws(RailFailure) -> STPAccount {
    do { return try await account(tenant) } catch {
      throw .notSent(reason: "la institución no tiene cuenta en STP configurada")
    }
  }

  func encoded(_ value: some Encodable) throws(RailFailure) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    do { return Array(try encoder.encode(value)) } catch {
      throw .notSent(reason: "la orden no se pudo escribir")
    }
  }
}

extension STPOrden {
  /// Ours into theirs. What cannot be an order of STP is refused here, before it leaves.
  init(_ transfer: Transfer, from account: STPAccount) throws(RailFailure) {
    guard let clabe = CLABE(transfer.beneficiaryCLABE), let bank = clabe.bank,
      let institution = Int(bank.spei)
    else { throw .refused(code: "clabe", reason: "La CLABE no es de un banco conocido") }
    guard (1...9_999_999).contains(transfer.reference) else {
      throw .refused(code: "referencia", reason: "La referencia tiene de 1 a 7 dígitos")
    }
    self.init(
      institucionContraparte: WireNumber(institution), empresa: account.empresa,
      claveRastreo: transfer.claveRastreo.text, monto: Pesos(transfer.amount),
      nombreOrdenante: plainText(account.ordenante, limit: 39),
      cuentaOrdenante: account.account.text,
      rfcCurpOrdenante: account.ordenanteRFC,
      nombreBeneficiario: plainText(transfer.beneficiaryName, limit: 39),
      cuentaBeneficiario: clabe.text,
      rfcCurpBeneficiario: transfer.beneficiaryTaxID.isEmpty ? "ND" : transfer.beneficiaryTaxID,
      conceptoPago: plainText(transfer.concept, limit: 39),
      referenciaNumerica: WireNumber(transfer.reference))
  }

  func signed(by signer: RSASigner) throws(RailFailure) -> STPOrden {
    var order = self
    order.firma = try signature(of: cadenaOriginal, by: signer)
    return order
  }
}

func signature(of text: String, by signer: RSASigner) throws(RailFailure) -> String {
  do { return Base64.encode(try signer.sign(text)) } catch {
    throw .notSent(reason: "la llave no pudo firmar")
  }
}
