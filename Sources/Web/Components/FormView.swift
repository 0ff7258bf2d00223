import Kernel

/// A form that changes something: it carries the visit's token and shows its own summary of errors.
public struct FormView: Sendable {
  public enum Encoding: String, Sendable {
    case fields = "application/x-www-form-urlencoded"
    case files = "multipart/form-data"
  }

  public let action: Href
  public let csrf: String
  public let encoding: Encoding

  public init(_ action: Href, csrf: String, encoding: Encoding = .fields) {
    self.action = action
    self.csrf = csrf
    self.encoding = encoding
  }

  /// `novalidate`: our own words stand beside the field, not the browser's.
  public func callAsFunction(_ content: HTML) -> HTML {
    """
    <form method="post" action="\(action)" enctype="\(encoding.rawValue)" novalidate>
    \(tokenField(csrf))\(content)
    </form>
    """
  }
}

/// What is wrong, all of it, first on the page; each line leads to its field.
public func errorSummary(_ form: Form) -> HTML {
  guard !form.errors.isEmpty else { return .empty }
  return """
    <div class="error-summary" role="alert" tabindex="-1" aria-labelledby="resumen-errores">
    <h2 id="resumen-errores">Hay datos por corregir</h2>
    <ul>
    \(form.errors.map { error in
      let field = error.field.hasPrefix("/") ? String(error.field.dropFirst()) : error.field
      return "<li><a href=\"#\(field)\">\(error.message)</a></li>\n" as HTML
    })\
    </ul></div>
    """
}
