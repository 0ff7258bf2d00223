import Documents
import Kernel
import Tenancy
import Web

/// A mail as a page: the institution's colour and name above the words, who writes below. It holds
/// no script, no style and no picture, so it reads the same everywhere and tells nobody that it
/// was opened.
struct LetterPage: Sendable {
  let tenant: Tenant
  let letter: RenderedLetter

  var html: String {
    String(decoding: page.bytes, as: UTF8.self)
  }

  private var page: HTML {
    let (colours, identity) = (tenant.manifest.brand.light, tenant.manifest.identity)
    let words = HTML(madeSafe: letter.html, by: "built from the tree by Documents")
    return """
      <!doctype html>
      <html lang="es-MX"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(letter.subject)</title></head>
      <body bgcolor="\(colours.paper.hex)" text="\(colours.ink.hex)" link="\(colours.link.hex)">
      <table role="presentation" width="100%" cellpadding="16" cellspacing="0" border="0">
      <tr><td align="center">
      <table role="presentation" width="100%" cellpadding="20" cellspacing="0" border="0" \
      bgcolor="\(colours.surface.hex)">
      <tr><td bgcolor="\(colours.brand.hex)"><font face="Arial, sans-serif" size="5" \
      color="\(colours.onBrand.hex)"><b>\(identity.nombreComercial)</b></font></td></tr>
      <tr><td><font face="Arial, sans-serif" size="3">\(words)</font></td></tr>
      <tr><td><font face="Arial, sans-serif" size="2" color="\(colours.muted.hex)">\
      \(tenant.manifest.isDemo ? "<b>Demostración: nada de esto es real.</b><br>" : .empty)\
      \(identity.razonSocial)<br>\(identity.address)<br>\(identity.phone.display)</font></td></tr>
      </table></td></tr></table></body></html>
      """
  }
}
