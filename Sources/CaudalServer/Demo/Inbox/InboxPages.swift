import Foundation
import Kernel
import SMTP
import Tenancy
import Web

/// The sandbox's mailboxes: what arrived, mail by mail, and as JSON for a program or a test.
struct InboxPages: Sendable {
  let sandboxes: Sandboxes

  var routes: Routes {
    var routes = Routes()
    routes.get("/sandbox/correo", .anyone) { visit in try show(visit) }
    routes.post("/sandbox/correo", .anyone) { visit in try decideFate(visit) }
    routes.get("/sandbox/correo/:mail", .anyone) { visit in try read(visit) }
    routes.get("/sandbox/correo/:mail/pagina", .anyone) { visit in try page(visit) }
    routes.get("/sandbox/correo/:mail/adjuntos/:number", .anyone) { visit in
      try attachment(visit)
    }
    routes.get("/sandbox/buzon/:address", .anyone) { visit in
      try .json(sandboxes.mail.mails(of: visit.tenant, to: try visit.param("address")))
    }
    routes.shows(InboxPage.self, in: .bare)
    routes.shows(MailPage.self, in: .bare)
    return routes
  }

  private func show(_ visit: Visit, form: Form = Form(), status: Int = 200) throws -> Reply {
    let zone = try sandboxes.house.tenants.manifest(visit.tenant).timeZone
    let mails = sandboxes.mail.mails(of: visit.tenant).prefix(60)
    return .page(
      InboxPage(
        mails: mails.map {
          .init(
            id: $0.id, when: InstantText($0.receivedAt, in: zone).text, to: $0.to,
            subject: $0.content.subject, papers: $0.content.attachments.count)
        },
        fates: sandboxes.mail.fates.map { .init(address: $0.address, words: $0.fate.words) },
        form: form, csrf: visit.csrf), chrome: .bare, status: status)
  }

  private func decideFate(_ visit: Visit) throws -> Reply {
    var form = visit.form
    let address: EmailAddress
    do throws(Malformed) {
      address = try EmailAddress(parsing: form.typed("direccion"))
    } catch {
      form.refuse("direccion", error.message)
      return try show(visit, form: form, status: 422)
    }
    guard let fate = MailSandbox.Fate(rawValue: form.typed("destino")) else { throw NotFound() }
    sandboxes.mail.meet(address.text, with: fate)
    return .redirect("/sandbox/correo").saying("El correo de esa dirección tendrá ese destino.")
  }

  private func mail(_ visit: Visit) throws -> ReceivedMail {
    guard let id = Int(try visit.param("mail")),
      let mail = sandboxes.mail.mail(id, of: visit.tenant)
    else { throw NotFound() }
    return mail
  }

  private func read(_ visit: Visit) throws -> Reply {
    let mail = try mail(visit)
    let zone = try sandboxes.house.tenants.manifest(visit.tenant).timeZone
    let content = mail.content
    return .page(
      MailPage(
        id: mail.id, subject: content.subject, from: content.sender, to: mail.to,
        when: InstantText(mail.receivedAt, in: zone).text, text: content.text,
        link: mail.confirmationToken.map { "/correo/\($0)" }, hasPage: content.html != nil,
        attachments: content.attachments.map {
          .init(name: $0.name, size: "\(max(1, $0.bytes.count / 1_024)) KB")
        }), chrome: .bare)
  }

  /// As its reader's program would draw it, alone in its tab: nothing runs, nothing is fetched,
  /// and it is not of this site.
  private func page(_ visit: Visit) throws -> Reply {
    guard let html = try mail(visit).content.html else { throw NotFound() }
    return Reply.bytes(Array(html.utf8), contentType: "text/html; charset=utf-8")
      .header("content-security-policy", "default-src 'none'; sandbox allow-top-navigation")
  }

  private func attachment(_ visit: Visit) throws -> Reply {
    let attachments = try mail(visit).content.attachments
    guard let number = Int(try visit.param("number")), attachments.indices.contains(number) else {
      throw NotFound()
    }
    let attachment = attachments[number]
    return .file(
      attachment.bytes, contentType: "application/octet-stream", name: attachment.name)
  }
}
