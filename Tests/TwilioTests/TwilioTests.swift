import ChannelsAPI
import Foundation
import Kernel
import Synchronization
import Testing
import Vault

@testable import Twilio

@Suite struct TwilioTests {
  let tenant = TenantID(1)
  let notices = Notices()
  let sandbox: TwilioSandbox
  let account = TwilioAccount(
    sid: "AC00000000000000000000000000000001", authToken: "12345678901234567890123456789012",
    previousAuthToken: "old-token", sender: "+15005550006", baseURL: "http://127.0.0.1:1",
    statusURL: "http://solera.localhost:8080/hooks/twilio/abc",
    textURL: "http://solera.localhost:8080/hooks/twilio/mensaje")

  init() async {
    let notices = notices
    let world = World(
      now: { _ in notices.now },
      newID: { UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)) })
    sandbox = TwilioSandbox(world: world) { url, headers, body in
      notices.take(
        StatusNotice(url: url, headers: Dictionary(uniqueKeysWithValues: headers), body: body))
      return 200
    }
    await sandbox.register(
      .init(
        tenant: tenant, sid: account.sid, authToken: account.authToken, number: account.sender,
        textURL: account.textURL))
  }

  @Test func theSignatureOfAFormIsTheGoldenOne() {
    let form = TwilioForm([
      ("MessageSid", "SM00000000000000000000000000000001"), ("MessageStatus", "delivered"),
      ("To", "+525512345678"), ("From", "+15005550006"),
      ("AccountSid", "AC00000000000000000000000000000000"),
    ])
    let url = "https://caudal.test/hooks/twilio?tenant=t1"
    #expect(
      TwilioSignature.value(url: url, form: form, authToken: account.authToken)
        == "FUtLxHGE7hq8Bh9vYN0+aTXyG7E=")
    let headers = ["content-type": "application/x-www-form-urlencoded"]
    func isValid(_ signature: String, _ url: String, _ body: [UInt8]) -> Bool {
      TwilioSignature.isValid(
        signature, url: url, headers: headers, body: body, authTokens: [account.authToken])
    }
    #expect(isValid("FUtLxHGE7hq8Bh9vYN0+aTXyG7E=", url, form.body))
    #expect(
      isValid(
        "FUtLxHGE7hq8Bh9vYN0+aTXyG7E=", "https://caudal.test:443/hooks/twilio?tenant=t1", form.body)
    )
    #expect(!isValid("FUtLxHGE7hq8Bh9vYN0+aTXyG7E=", url, form.body + Array("x".utf8)))
    #expect(!isValid("FUtLxHGE7hq8Bh9vYN0+aTXyG7F=", url, form.body))
  }

  @Test func theSignatureOfJsonIsTheGoldenOneAndBindsTheBody() {
    let url =
      "https://caudal.test/hooks/twilio?bodySHA256="
      + "5516f6a3550f6415bded57622f607dfcf49677d83d140ac85f73371425f4c213"
    let body =
      Array(
        #"{"type":"charge.paid","data":{"object":{"id":"63efa757cf65380001aec040","#.utf8)
      + Array(#""amount":4321,"name":"Núñez"}}}"#.utf8)
    func isValid(_ body: [UInt8]) -> Bool {
      TwilioSignature.isValid(
        "TrK8tvjiMqzKGvSdbct7i6TaSQg=", url: url, headers: ["content-type": "application/json"],
        body: body, authTokens: [account.authToken])
    }
    #expect(isValid(body))
    #expect(!isValid(body + [32]))
  }

  @Test func aFormIsWrittenAndReadBackWhateverItSays() {
    let form = TwilioForm([("Body", "Tu código es 123456 & caduca en 5 min. ¡Ojo! a+b=100%")])
    #expect(!String(decoding: form.body, as: UTF8.self).contains(" "))
    #expect(TwilioForm(body: form.body)["Body"] == form["Body"])
  }

  @Test func aTextReachesThePhoneAndItsDeliveryIsTold() async throws {
    let receipt = try await messenger().send(tenant, text(to: "+525512345678"))
    #expect(receipt.providerID.hasPrefix("SM"))
    #expect(receipt.state == .accepted)
    #expect(await sandbox.lastCode(of: tenant, phone: "+525512345678") == "493021")
    #expect(await sandbox.lastCode(of: TenantID(2), phone: "+525512345678") == nil)
    notices.move(seconds: 2)
    await sandbox.deliverDue()
    var states: [DeliveryState] = []
    for notice in notices.all {
      states.append(try await messenger().readStatus(tenant, notice).state)
    }
    #expect(states == [.sent, .delivered])
    #expect(try await messenger().find(tenant, receipt.providerID) == .delivered)
    #expect(try await messenger().find(tenant, "SM404") == nil)
  }

  @Test func anAnswerFromAPhoneIsReadAndAForgedOneIsNot() async throws {
    #expect(await sandbox.answer("Baja, por favor", from: "+525512345678", to: tenant) == 200)
    let notice = try #require(notices.all.last)
    #expect(notice.url == account.textURL)
    let text = try await messenger().readText(tenant, notice)
    #expect(text.phone == "+525512345678")
    #expect(text.body == "Baja, por favor")
    let forged = StatusNotice(
      url: notice.url, headers: notice.headers,
      body: TwilioForm([("From", "+525500000001"), ("Body", "BAJA")]).body)
    await #expect(throws: StatusRefused.badSignature) {
      try await messenger().readText(tenant, forged)
    }
    await #expect(throws: StatusRefused.badSignature, "signed for another door") {
      try await messenger().readStatus(tenant, notice)
    }
  }

  @Test func aNoticeWithoutItsSignatureIsRefused() async throws {
    _ = try await messenger().send(tenant, text(to: "+525512345678"))
    await sandbox.deliverDue()
    let notice = try #require(notices.all.first)
    var headers = notice.headers
    headers["x-twilio-signature"] = nil
    for forged in [
      StatusNotice(url: notice.url, headers: headers, body: notice.body),
      StatusNotice(
        url: notice.url, headers: notice.headers, body: notice.body + Array("&x=1".utf8)),
    ] {
      await #expect(throws: StatusRefused.badSignature) {
        try await messenger().readStatus(tenant, forged)
      }
    }
  }

  @Test(arguments: [
    ("+15005550001", "21211"), ("+15005550002", "21612"), ("+15005550003", "21408"),
    ("+15005550004", "21610"), ("+15005550009", "21614"), ("12", "21211"),
  ])
  func theMagicNumbersAreRefusedWithTheirCode(phone: String, code: String) async {
    do throws(MessengerFailure) {
      _ = try await messenger().send(tenant, text(to: phone))
      Issue.record("\(phone) took a message")
    } catch {
      guard case .refused(code, _) = error else {
        Issue.record("\(error)")
        return
      }
    }
  }

  @Test func aPhoneThatIsOffTakesTheMessageAndFailsLater() async throws {
    _ = try await messenger().send(tenant, text(to: "+525512340000"))
    notices.move(seconds: 2)
    await sandbox.deliverDue()
    let last = try #require(notices.all.last)
    #expect(
      try await messenger().readStatus(tenant, last).state
        == .failed(code: "30003", reason: "El teléfono no está disponible"))
  }

  @Test func aWrongTokenIsRefusedAndAServerThatIsDownIsWorthAnotherTry() async {
    let wrong = TwilioAccount(
      sid: account.sid, authToken: "no", sender: account.sender, baseURL: "", statusURL: "",
      textURL: "")
    await #expect(throws: MessengerFailure.refused(code: "20003", reason: "Código 20003 de Twilio"))
    {
      try await messenger(wrong).send(tenant, text(to: "+525512345678"))
    }
    #expect(TwilioReply.failure(status: 503, body: []) == .unavailable(reason: "status 503"))
    #expect(TwilioReply.failure(status: 429, body: []) == .unavailable(reason: "status 429"))
  }

  private func text(to phone: String) -> OutgoingText {
    OutgoingText(
      message: MessageID(UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2))),
      phone: phone,
      body: "Solera: tu código es 493021. No lo compartas.")
  }

  private func messenger(_ other: TwilioAccount? = nil) -> Messenger {
    let account = other ?? account
    return TwilioMessenger(account: { _ in account }) { [sandbox] call in
      let authorization = call.headers.first { $0.0 == "authorization" }?.1
      let sid = account.sid
      if call.method == "GET" {
        let name = String(call.url.split(separator: "/").last?.dropLast(5) ?? "")
        let answer = await sandbox.fetch(sid: name, accountSid: sid, authorization: authorization)
        return (answer.status, answer.body)
      }
      let answer = await sandbox.create(
        accountSid: sid, authorization: authorization, body: call.body)
      return (answer.status, answer.body)
    }.messenger
  }
}

/// What the sandbox posted, and a clock that the test moves.
final class Notices: Sendable {
  private let kept = Mutex<(all: [StatusNotice], now: Date)>(
    ([], Date(timeIntervalSince1970: 1_795_186_800)))
  var all: [StatusNotice] { kept.withLock { $0.all } }
  var now: Date { kept.withLock { $0.now } }
  func take(_ notice: StatusNotice) { kept.withLock { $0.all.append(notice) } }
  func move(seconds: Int) { kept.withLock { $0.now += TimeInterval(seconds) } }
}
