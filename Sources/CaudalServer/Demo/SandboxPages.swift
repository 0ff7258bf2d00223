import Foundation
import Kernel
import STP
import Tenancy
import Twilio
import Web

/// The sandbox as a person sees it: phones with their messages, a bank to pay from, orders and
/// their fate, and the staff's codes.
struct SandboxPages: Sendable {
  let sandboxes: Sandboxes

  var routes: Routes {
    var routes = Routes()
    routes.get("/sandbox", .anyone) { visit in try await show(visit) }
    routes.post("/sandbox/transferencia", .anyone) { visit in try await pay(visit) }
    routes.post("/sandbox/destino", .anyone) { visit in try await decideFate(visit) }
    routes.post("/sandbox/respuesta", .anyone) { visit in try await answer(visit) }
    routes.get("/sandbox/telefono/:phone", .anyone) { visit in
      let phone = try visit.param("phone")
      let texts = await sandboxes.twilio.texts(
        of: visit.tenant, phone: "+" + phone.filter(\.isNumber))
      return try .json(texts)
    }
    routes.shows(SandboxPage.self, in: .bare)
    return routes
  }

  private func show(_ visit: Visit, form: Form = Form(), status: Int = 200) async throws -> Reply {
    let tenant = try sandboxes.house.tenants.tenant(visit.tenant)
    let zone = tenant.manifest.timeZone
    let texts = await sandboxes.twilio.texts(of: visit.tenant).prefix(40)
    let orders = await sandboxes.stp.orders(of: visit.tenant).prefix(30)
    let deposits = await sandboxes.stp.deposits(of: visit.tenant).prefix(30)
    return .page(
      SandboxPage(
        texts: texts.map {
          .init(phone: $0.phone, body: $0.body, when: InstantText($0.receivedAt, in: zone).text)
        },
        orders: orders.map {
          .init(
            claveRastreo: $0.claveRastreo, amount: $0.amount.text, beneficiary: $0.beneficiary,
            state: $0.estado, fate: $0.fate)
        },
        deposits: deposits.map {
          .init(
            claveRastreo: $0.claveRastreo, amount: $0.amount.text, clabe: $0.clabe,
            when: InstantText($0.sentAt, in: zone).text, noticeCount: $0.noticeCount,
            isHeard: $0.confirmedAt != nil)
        },
        codes: tenant.manifest.roles.map {
          .init(
            username: $0.code,
            code: DemoStaff.code(of: $0.code, at: tenant.slug, on: World.wallClock.now(tenant.id)))
        }, form: form, csrf: visit.csrf), chrome: .bare, status: status)
  }

  private func pay(_ visit: Visit) async throws -> Reply {
    var form = visit.form
    let clabe = form.checkedCLABE("clabe")
    let amount = form.money("monto", "el monto")
    guard let clabe, let amount, form.errors.isEmpty else {
      return try await show(visit, form: form, status: 422)
    }
    // Lost wins: a notice that never comes is neither late nor repeated.
    let delivery: STPSandbox.NoticeFate.Delivery =
      form.isTicked("perder") ? .lost : form.isTicked("desordenar") ? .overtaken : .arrives
    do {
      let payment = STPSandbox.Payment(
        clabe: clabe.text, amount: amount, payerName: "Persona de la Demostración",
        payerCLABE: CLABE.make(bank: 12, plaza: 180, account: 7).text,
        concept: form.optionalText("concepto", max: 39) ?? "Pago",
        reference: Int(form.typed("referencia")) ?? 1,
        notice: .init(delivery, copies: form.isTicked("repetir") ? 3 : 1))
      try await sandboxes.stp.pay([payment])
    } catch {
      form.refuse("clabe", "Ningún banco de la demostración tiene esa CLABE.")
      return try await show(visit, form: form, status: 422)
    }
    return .redirect("/sandbox").saying("Transferencia enviada por \(amount.text).")
  }

  private func answer(_ visit: Visit) async throws -> Reply {
    var form = visit.form
    let phone = form.parse("telefono", orSay: "Escriba los diez dígitos.") { PhoneNumber($0) }
    let text = form.text("texto", "el mensaje", max: 160)
    guard let phone, form.errors.isEmpty else {
      return try await show(visit, form: form, status: 422)
    }
    await sandboxes.twilio.answer(text, from: phone.text, to: visit.tenant)
    return .redirect("/sandbox").saying("Se envió la respuesta.")
  }

  private func decideFate(_ visit: Visit) async throws -> Reply {
    guard let fate = SandboxFate(rawValue: visit.form.typed("destino")) else { throw NotFound() }
    let manifest = try sandboxes.house.tenants.manifest(visit.tenant)
    let company = manifest.connector(.disbursement)?.settings["company"] ?? ""
    await sandboxes.stp.nextOrder(of: company, meets: fate)
    return .redirect("/sandbox").saying("La siguiente dispersión tendrá ese destino.")
  }
}

extension Form {
  fileprivate mutating func checkedCLABE(_ field: String) -> CLABE? {
    do throws(Malformed) { return try CLABE(parsing: typed(field)) } catch {
      refuse(field, error.message)
      return nil
    }
  }
}
