extension Chrome {
  /// What borrowers see: one column, the brand on top, who lends at the foot.
  func portal(_ page: any Page) -> HTML {
    """
    <body class="portal">
    \(skipLink)\(demoRibbon)
    <header class="bar"><div class="bar-inner">
    <a class="brand" href="/">\(brand)</a>
    \(navigation("Principal"))
    <div class="bar-end">\(borrower)\(themeToggle)</div>
    </div></header>
    \(main(page))
    <footer class="foot"><div class="foot-inner">
    <p><strong>\(site.legalName)</strong></p>
    <p>Registro SIPRES \(site.sipres)</p>
    \(site.contact.map { "<p>\($0)</p>\n" as HTML })\
    <p class="foot-trust">Nunca pedimos anticipos ni acceso a tus contactos.</p>
    </div></footer>
    </body>
    """
  }

  /// What staff see: everything within reach, the search box first.
  func office(_ page: any Page) -> HTML {
    """
    <body class="office">
    \(skipLink)\(demoRibbon)
    <header class="bar"><div class="bar-inner">
    <a class="brand" href="/oficina">\(brand)</a>
    \(isSignedIn ? search : .empty)
    <div class="bar-end">\(staff)\(themeToggle)</div>
    </div></header>
    <div class="frame">
    \(isSignedIn ? navigation("Oficina") : .empty)
    \(main(page))
    </div>
    </body>
    """
  }

  /// A sheet: a receipt, a document, a sign-in.
  func bare(_ page: any Page) -> HTML {
    """
    <body class="bare">
    \(skipLink)\(demoRibbon)
    <header class="bar"><div class="bar-inner">
    <span class="brand">\(brand)</span>
    <div class="bar-end">\(themeToggle)</div>
    </div></header>
    \(main(page))
    </body>
    """
  }

  private var isSignedIn: Bool {
    if case .staff = visitor { true } else { false }
  }

  private var search: HTML {
    """
    <form class="search" role="search" action="/oficina/buscar" method="get">
    <label class="visually-hidden" for="buscar">Buscar persona, crédito, CURP, teléfono o folio\
    </label>
    <input id="buscar" type="search" name="q" data-search autocomplete="off" spellcheck="false" \
    placeholder="Buscar persona, crédito, CURP, teléfono, folio">
    <kbd aria-hidden="true">/</kbd>
    </form>
    """
  }

  private var staff: HTML? {
    guard case .staff(let staff) = visitor else { return nil }
    return """
      <span class="who"><strong>\(staff.name)</strong>\
      <small>\(staff.post)</small></span>\
      \(signOut("/oficina/salir"))
      """
  }

  private var borrower: HTML {
    guard case .borrower(let borrower) = visitor else {
      return "<a class=\"button button-quiet\" href=\"/entrar\">Entrar</a>"
    }
    return """
      <span class="who"><strong>\(borrower.name)</strong></span>\(signOut("/salir"))
      """
  }
}
