/// One of the values a person may choose.
public struct Choice: Hashable, Sendable {
  public let value: String
  public let label: String
  public let detail: String?

  public init(_ value: String, _ label: String, detail: String? = nil) {
    self.value = value
    self.label = label
    self.detail = detail
  }
}

extension Field {
  public static func select(
    _ form: Form, _ name: String, _ label: String, _ choices: [Choice], hint: String? = nil,
    empty: String = "Elegir…"
  ) -> HTML {
    wrapped(form, name, label, hint) { described in
      """
      <select id="\(name)" name="\(name)"\(described)>
      <option value="">\(empty)</option>
      \(choices.map { choice in
        let chosen: HTML = form.isChosen(name, choice.value) ? " selected" : ""
        return "<option value=\"\(choice.value)\"\(chosen)>\(choice.label)</option>\n" as HTML
      })\
      </select>
      """
    }
  }

  /// Few choices, all in sight.
  public static func radios(
    _ form: Form, _ name: String, _ label: String, _ choices: [Choice], hint: String? = nil
  ) -> HTML {
    let error = form.error(name)
    return """
      <fieldset class="field choices-boxed\(error == nil ? "" : " field-bad")"\
      \(described(name, hint, error))>
      <legend>\(label)</legend>
      \(notes(name, hint, error))\
      \(choices.enumerated().map { offset, choice in
        radio(form, name, choice, id: offset == 0 ? name : "\(name)-\(offset)")
      })\
      </fieldset>
      """
  }

  private static func radio(_ form: Form, _ name: String, _ choice: Choice, id: String) -> HTML {
    let chosen: HTML = form.isChosen(name, choice.value) ? " checked" : ""
    return """
      <label class="choice" for="\(id)"><input id="\(id)" type="radio" name="\(name)" \
      value="\(choice.value)"\(chosen)><span>\(choice.label)\
      \(choice.detail.map { "<br><small>\($0)</small>" as HTML })</span></label>

      """
  }

  /// A box to tick. A consent is one box of its own, and never ticked for anyone.
  public static func check(
    _ form: Form, _ name: String, _ label: HTML, hint: String? = nil
  ) -> HTML {
    let error = form.error(name)
    let ticked: HTML = form.isTicked(name) ? " checked" : ""
    return """
      <div class="field\(error == nil ? "" : " field-bad")">
      \(notes(name, hint, error))\
      <label class="choice" for="\(name)"><input id="\(name)" type="checkbox" name="\(name)" \
      value="on"\(ticked)\(described(name, hint, error))><span>\(label)</span></label>
      </div>
      """
  }

  /// A photo or a file; on a phone it opens the camera. `camera.js` previews and advises.
  public static func photo(
    _ form: Form, _ name: String, _ label: String, hint: String? = nil
  ) -> HTML {
    wrapped(form, name, label, hint) { described in
      """
      <input id="\(name)" name="\(name)" type="file" accept="image/jpeg,image/png" \
      capture="environment" data-camera="\(name)-foto"\(described)>
      <div id="\(name)-foto" class="hint" role="status"></div>
      """
    }
  }

  public static func hidden(_ name: String, _ value: String) -> HTML {
    "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
  }
}
