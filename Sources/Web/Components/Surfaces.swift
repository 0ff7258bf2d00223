/// How something stands, in a word and a colour; the word alone is enough.
public struct Badge: Hashable, Sendable {
  public enum Tone: String, Sendable {
    case plain, good, warn, bad, info, brand
  }

  public let label: String
  public let tone: Tone

  public init(_ label: String, _ tone: Tone = .plain) {
    self.label = label
    self.tone = tone
  }

  public var html: HTML { "<span class=\"badge badge-\(tone.rawValue)\">\(label)</span>" }
}

/// A surface.
public func card(_ content: HTML) -> HTML { "<section class=\"card\">\(content)</section>" }

/// A surface with a title and, at its right, what can be done there.
public func card(_ title: String?, actions: HTML = .empty, _ content: HTML) -> HTML {
  guard let title else { return card(content) }
  return """
    <section class="card"><div class="card-head"><h2>\(title)</h2>\(actions)</div>
    \(content)</section>
    """
}

/// Names and values.
public func facts(_ pairs: [(String, HTML)]) -> HTML {
  """
  <dl class="facts">\(pairs.map { "<dt>\($0.0)</dt><dd>\($0.1)</dd>\n" as HTML })</dl>
  """
}

/// Names at the left, values at the right, one a line; the last may be the sum.
public func sums(_ pairs: [(String, HTML)], total: (String, HTML)? = nil) -> HTML {
  """
  <dl class="facts-rows">\
  \(pairs.map { "<div><dt>\($0.0)</dt><dd class=\"amount\">\($0.1)</dd></div>\n" as HTML })\
  \(total.map {
    "<div class=\"facts-total\"><dt>\($0.0)</dt><dd class=\"amount\">\($0.1)</dd></div>\n" as HTML
  })</dl>
  """
}

public enum Tone: String, Sendable {
  case info, good, warn, bad
}

/// Something to know before going on.
public func notice(_ tone: Tone, _ content: HTML) -> HTML {
  "<div class=\"notice notice-\(tone.rawValue)\">\(content)</div>"
}

/// Nothing here yet, and what would bring something.
public func emptyState(_ title: String, _ advice: HTML = .empty) -> HTML {
  "<div class=\"empty\"><p><strong>\(title)</strong></p><p>\(advice)</p></div>"
}

/// A place among its siblings.
public struct Tab: Sendable {
  let label: String
  let href: Href
  let isHere: Bool

  public init(_ label: String, _ href: Href, isHere: Bool) {
    self.label = label
    self.href = href
    self.isHere = isHere
  }
}

public func tabs(_ label: String, _ tabs: [Tab]) -> HTML {
  """
  <nav class="tabs" aria-label="\(label)"><ul>\(tabs.map { tab in
    let here: HTML = tab.isHere ? " aria-current=\"page\"" : ""
    return "<li><a href=\"\(tab.href)\"\(here)>\(tab.label)</a></li>" as HTML
  })</ul></nav>
  """
}

/// A number that matters, what it is made of, and where its list is.
public func stat(
  _ label: String, _ value: String, detail: HTML = .empty, chart: HTML = .empty,
  link: (String, Href)? = nil
) -> HTML {
  """
  <section class="stat"><h2 class="stat-label">\(label)</h2>
  <p class="stat-value">\(value)</p><p class="stat-detail">\(detail)</p>\(chart)\
  \(link.map { "<a href=\"\($0.1)\">\($0.0)</a>" as HTML })</section>
  """
}

/// What happened, newest first.
public struct Moment: Sendable {
  let when: String
  let machineTime: String
  let what: HTML
  let who: String

  public init(_ what: HTML, when: String, machineTime: String, who: String) {
    self.what = what
    self.when = when
    self.machineTime = machineTime
    self.who = who
  }
}

public func timeline(_ moments: [Moment]) -> HTML {
  """
  <ol class="timeline">\(moments.map { moment in
    """
    <li><p>\(moment.what)</p><small><time datetime="\(moment.machineTime)">\(moment.when)</time> \
    · \(moment.who)</small></li>

    """ as HTML
  })</ol>
  """
}

/// Where one is in a story of several screens.
public func progress(_ step: Int, of count: Int, _ name: String) -> HTML {
  """
  <p class="hint">Paso \(step) de \(count): \(name)</p>
  <ol class="steps" aria-hidden="true">\((1...max(1, count)).map { index in
    let kind = index < step ? "done" : index == step ? "here" : ""
    return "<li class=\"\(kind)\"></li>" as HTML
  })</ol>
  """
}

/// Things to do, each with how it stands.
public func taskList(_ tasks: [(String, Href, Badge)]) -> HTML {
  """
  <ul class="tasks">\(tasks.map {
    "<li><a href=\"\($0.1)\">\($0.0)</a>\($0.2.html)</li>\n" as HTML
  })</ul>
  """
}

/// More on request; printed in full where it is open.
public func disclosure(_ summary: String, _ content: HTML) -> HTML {
  "<details><summary>\(summary)</summary>\(content)</details>"
}
