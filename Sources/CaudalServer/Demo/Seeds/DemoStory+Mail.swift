import CRM
import Kernel
import SMTP
import Tenancy

extension DemoStory {
  /// Those who gave an address that day open the link they were sent; one in five never does.
  func openMail(on day: CalendarDate) async throws {
    for plan in beginning(on: day).map({ lives[$0].plan }) where plan.person.ordinal % 5 != 0 {
      guard let address = plan.person.email else { continue }
      for mail in sandboxes.mail.mails(of: tenant.id, to: address) {
        guard let token = mail.confirmationToken else { continue }
        try await house.crm.confirmMailbox(token, in: tenant.id)
        break
      }
    }
  }
}

extension ReceivedMail {
  /// What the link of a confirmation ends with.
  var confirmationToken: String? {
    guard let path = content.text.ranges(of: "/correo/").first else { return nil }
    let token = content.text[path.upperBound...].prefix { character in
      character.isASCII && (character.isLetter || character.isNumber || "-_".contains(character))
    }
    return token.isEmpty ? nil : String(token)
  }
}
