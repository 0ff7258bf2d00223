/// What a person can do. The verb is the person's: "Enviar solicitud", never "OK".
public enum Button {
  public enum Weight: String, Sendable {
    case primary = "button"
    case quiet = "button button-quiet"
    case danger = "button button-danger"
    case wide = "button button-wide"
  }

  public static func submit(
    _ label: String, _ weight: Weight = .primary, name: String? = nil, value: String = ""
  ) -> HTML {
    let pair: HTML = name.map { " name=\"\($0)\" value=\"\(value)\"" } ?? ""
    return "<button type=\"submit\" class=\"\(weight.rawValue)\"\(pair)>\(label)</button>"
  }

  public static func link(_ label: String, _ href: Href, _ weight: Weight = .primary) -> HTML {
    "<a class=\"\(weight.rawValue)\" href=\"\(href)\">\(label)</a>"
  }

  /// A form with nothing but its button: a change in one press.
  public static func post(
    _ label: String, _ action: Href, csrf: String, _ weight: Weight = .primary,
    fields: HTML = .empty
  ) -> HTML {
    """
    <form method="post" action="\(action)" class="inline">\(tokenField(csrf))\(fields)\
    \(submit(label, weight))</form>
    """
  }

  public static func row(_ buttons: HTML...) -> HTML {
    "<div class=\"actions\">\(buttons)</div>"
  }

  /// Prints the page; shown only where a script can do it.
  public static let print: HTML = """
    <button type="button" class="button button-quiet" data-print hidden>Imprimir</button>
    """
}

/// Something to read aloud or to copy: a CLABE, a reference.
public func copyBox(_ shown: String, copying value: String) -> HTML {
  """
  <span class="copybox"><code>\(shown)</code>\
  <button type="button" class="button-quiet" data-copy="\(value)" hidden>\(Icon.copy)\
  <span>Copiar</span></button></span>
  """
}
