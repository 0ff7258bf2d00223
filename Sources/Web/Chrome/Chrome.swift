/// What stands around a page: the brand, where one may go, who one is, and what was just said.
public struct Chrome: Sendable {
  public let site: Site
  public let visitor: Visitor
  public let places: [Place]
  public let path: String
  public let flash: String?
  public let csrf: String
  /// Chosen by hand, or empty to follow the system.
  let theme: HTML
  let assets: Assets

  init(visit: Visit, places: [Place], frame: Reply.Frame, assets: Assets) {
    site = visit.site
    visitor = visit.visitor
    path = visit.request.path
    csrf = visit.csrf
    theme =
      switch visit.request.cookies["tema"] {
      case "dark": " data-theme=\"dark\""
      case "light": " data-theme=\"light\""
      case .some, .none: ""
      }
    self.assets = assets
    flash = visit.request.cookies["aviso"].flatMap { URLEncoded.decode($0, plusIsSpace: false) }
    self.places =
      places
      .filter { $0.frame == frame }
      .filter { place in place.permission.map(visit.may) ?? true }
      .filter { $0.isOffered(visit.site) }
      .sorted { $0.order < $1.order }
  }

  func isHere(_ place: Place) -> Bool {
    let root = place.href.description
    return path == root || (root != "/" && root != "/oficina" && path.hasPrefix(root + "/"))
  }
}

extension Chrome {
  /// The whole document.
  func render(_ page: any Page, in frame: Reply.Frame, isError: Bool) -> HTML {
    let scripts = ([.house] + page.scripts).reduce(into: [Script]()) { kept, script in
      if !kept.contains(script) { kept.append(script) }
    }
    let tabTitle = (isError ? "Error: " : "") + page.title
    return """
      <!doctype html>
      <html lang="es-MX" data-frame="\(frame.rawValue)"\(theme)>
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(tabTitle) · \(site.brandName)</title>
      <meta name="color-scheme" content="light dark">
      <link rel="stylesheet" href="\(assets.url("house.css"))">
      <link rel="stylesheet" href="\(BrandStyle.href(site))">
      \(scripts.map { script in
        let url = assets.url("\(script.rawValue).js")
        return "<script type=\"module\" src=\"\(url)\"></script>\n" as HTML
      })\
      <link rel="icon" href="\(BrandStyle.iconHref(site))" type="image/svg+xml">
      </head>
      \(frameBody(page, frame))
      </html>
      """
  }

  private func frameBody(_ page: any Page, _ frame: Reply.Frame) -> HTML {
    switch frame {
    case .portal: portal(page)
    case .office: office(page)
    case .bare: bare(page)
    }
  }
}
