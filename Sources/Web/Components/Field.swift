/// Fields of a form: a label, an optional hint, what is wrong if something is, and the control.
/// They show again what was typed. The words "(opcional)" belong in the label.
public enum Field {
  /// What the keyboard of a phone should offer.
  public enum Keyboard: String, Sendable {
    case text, tel, email, numeric, decimal, search
  }

  public static func text(
    _ form: Form, _ name: String, _ label: String, hint: String? = nil,
    keyboard: Keyboard = .text, autocomplete: String = "off", size: Size = .full, max: Int = 200
  ) -> HTML {
    wrapped(form, name, label, hint) { described in
      """
      <input id="\(name)" name="\(name)" type="text" inputmode="\(keyboard.rawValue)" \
      value="\(form.typed(name))" autocomplete="\(autocomplete)" maxlength="\(max)" \
      spellcheck="false"\(size.attribute)\(described)>
      """
    }
  }

  /// Never shown again once typed.
  public static func password(
    _ form: Form, _ name: String, _ label: String, hint: String? = nil,
    autocomplete: String = "current-password"
  ) -> HTML {
    wrapped(form, name, label, hint) { described in
      """
      <input id="\(name)" name="\(name)" type="password" autocomplete="\(autocomplete)" \
      maxlength="256"\(Size.medium.attribute)\(described)>
      """
    }
  }

  /// A one-time code: the phone offers it, pasting works.
  public static func code(
    _ form: Form, _ name: String, _ label: String, hint: String? = nil
  ) -> HTML {
    wrapped(form, name, label, hint) { described in
      """
      <input id="\(name)" name="\(name)" type="text" inputmode="numeric" \
      autocomplete="one-time-code" maxlength="12"\(Size.short.attribute)\(described)>
      """
    }
  }

  public static func money(
    _ form: Form, _ name: String, _ label: String, hint: String? = nil
  ) -> HTML {
    wrapped(form, name, label, hint) { described in
      """
      <div class="with-prefix"><span aria-hidden="true">$</span>\
      <input id="\(name)" name="\(name)" type="text" inputmode="decimal" \
      value="\(form.typed(name))" autocomplete="off" maxlength="20"\(described)></div>
      """
    }
  }

  /// A day that is known by heart or on a paper is typed: dd/mm/aaaa.
  public static func date(
    _ form: Form, _ name: String, _ label: String, hint: String = "Día/mes/año, como 05/11/1990",
    autocomplete: String = "off"
  ) -> HTML {
    text(
      form, name, label, hint: hint, keyboard: .numeric, autocomplete: autocomplete, size: .short,
      max: 10)
  }

  /// A day near today is picked.
  public static func day(
    _ form: Form, _ name: String, _ label: String, hint: String? = nil
  ) -> HTML {
    wrapped(form, name, label, hint) { described in
      """
      <input id="\(name)" name="\(name)" type="date" value="\(form.typed(name))"\
      \(Size.medium.attribute)\(described)>
      """
    }
  }

  public static func area(
    _ form: Form, _ name: String, _ label: String, hint: String? = nil, rows: Int = 4
  ) -> HTML {
    wrapped(form, name, label, hint) { described in
      """
      <textarea id="\(name)" name="\(name)" rows="\(rows)" maxlength="4000"\(described)>\
      \(form.typed(name))</textarea>
      """
    }
  }

  public enum Size: Sendable {
    case short, medium, full

    var attribute: HTML {
      switch self {
      case .short: " class=\"w-short\""
      case .medium: " class=\"w-medium\""
      case .full: .empty
      }
    }
  }

  static func wrapped(
    _ form: Form, _ name: String, _ label: String, _ hint: String?, control: (HTML) -> HTML
  ) -> HTML {
    let error = form.error(name)
    return """
      <div class="field\(error == nil ? "" : " field-bad")">
      <label for="\(name)">\(label)</label>
      \(notes(name, hint, error))\(control(described(name, hint, error)))
      </div>
      """
  }

  static func notes(_ name: String, _ hint: String?, _ error: String?) -> HTML {
    let hintLine = hint.map { "<p class=\"hint\" id=\"\(name)-pista\">\($0)</p>\n" as HTML }
    let errorLine = error.map { message in
      """
      <p class="error" id="\(name)-error"><span class="visually-hidden">Error:</span>\(message)</p>

      """ as HTML
    }
    return "\(hintLine)\(errorLine)"
  }

  static func described(_ name: String, _ hint: String?, _ error: String?) -> HTML {
    guard hint != nil || error != nil else { return .empty }
    let ids = [hint.map { _ in "\(name)-pista" }, error.map { _ in "\(name)-error" }]
      .compactMap { $0 }.joined(separator: " ")
    let invalid: HTML = error == nil ? "" : " aria-invalid=\"true\""
    return " aria-describedby=\"\(ids)\"\(invalid)"
  }
}
