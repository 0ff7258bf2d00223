extension Chrome {
  /// First in the tab order, seen only by who needs it.
  var skipLink: HTML {
    "<a class=\"skip\" href=\"#contenido\">Ir al contenido</a>"
  }

  var demoRibbon: HTML? {
    guard site.isDemo else { return nil }
    return """
      <aside class="ribbon" aria-label="Demostración"><strong>Demostración.</strong> \
      Institución ficticia: nada de esto es dinero real.</aside>
      """
  }

  var notice: HTML? {
    guard let flash, !flash.isEmpty else { return nil }
    return "<div class=\"notice notice-good\" role=\"status\"><p>\(flash)</p></div>"
  }

  /// The word mark where there is one, or the initial and the name.
  var brand: HTML {
    guard site.logo != nil else {
      let letter = String(site.brandName.prefix(1))
      return """
        <span class="brand-mark" aria-hidden="true">\(letter)</span><span>\(site.brandName)</span>
        """
    }
    return
      "<img class=\"brand-logo\" src=\"\(BrandStyle.logoHref(site))\" alt=\"\(site.brandName)\">"
  }

  /// Works without a script: it is only shown where one can act on it.
  var themeToggle: HTML {
    """
    <button type="button" class="icon-button" data-theme-toggle hidden \
    aria-label="Cambiar entre claro y oscuro">\(Icon.halfMoon)</button>
    """
  }

  func navigation(_ label: String) -> HTML {
    guard !places.isEmpty else { return .empty }
    return """
      <nav class="places" aria-label="\(label)"><ul>
      \(places.map { place in
        let here: HTML = isHere(place) ? " aria-current=\"page\"" : ""
        return "<li><a href=\"\(place.href)\"\(here)>\(place.title)</a></li>\n" as HTML
      })\
      </ul></nav>
      """
  }

  func breadcrumbs(_ page: any Page) -> HTML? {
    guard !page.breadcrumbs.isEmpty else { return nil }
    return """
      <nav class="crumbs" aria-label="Ruta"><ol>
      \(page.breadcrumbs.map { "<li><a href=\"\($0.href)\">\($0.title)</a></li>\n" as HTML })\
      <li aria-current="page">\(page.title)</li>
      </ol></nav>
      """
  }

  func main(_ page: any Page) -> HTML {
    """
    <main id="contenido" class="main main-\(page.width.rawValue)" tabindex="-1">
    \(breadcrumbs(page))\(notice)\(page.body)
    </main>
    """
  }

  func signOut(_ action: Href) -> HTML {
    """
    <form method="post" action="\(action)" class="inline">\(tokenField(csrf))\
    <button class="quiet" type="submit">Salir</button></form>
    """
  }
}
