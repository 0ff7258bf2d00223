import Foundation

/// A form as a page offers it: where it goes and what it already says.
struct PageForm {
  let action: String
  let method: String
  let isMultipart: Bool
  let fields: [String: String]
  let markup: String

  static func all(in page: String, at path: String) -> [PageForm] {
    page.matches(of: /<form([^>]*)>([\s\S]*?)<\/form>/).map { match in
      let attributes = String(match.output.1)
      let inside = String(match.output.2)
      return PageForm(
        action: attribute("action", of: attributes) ?? path,
        method: (attribute("method", of: attributes) ?? "get").lowercased(),
        isMultipart: attributes.contains("multipart/form-data"),
        fields: fields(in: inside), markup: inside)
    }
  }

  private static func fields(in markup: String) -> [String: String] {
    var values: [String: String] = [:]
    for match in markup.matches(of: /<input([^>]*)>/) {
      let input = String(match.output.1)
      guard let name = attribute("name", of: input) else { continue }
      let type = attribute("type", of: input) ?? "text"
      let isChoice = type == "checkbox" || type == "radio"
      if isChoice, !input.contains(/\schecked/) { continue }
      if type == "submit" || type == "file" { continue }
      values[name] = attribute("value", of: input) ?? (isChoice ? "on" : "")
    }
    for match in markup.matches(of: /<select([^>]*)>([\s\S]*?)<\/select>/) {
      guard let name = attribute("name", of: String(match.output.1)) else { continue }
      let options = match.output.2.matches(of: /<option([^>]*)>/).map { String($0.output.1) }
      let chosen = options.first { $0.contains(/\sselected/) } ?? options.first
      values[name] = chosen.flatMap { attribute("value", of: $0) } ?? ""
    }
    for match in markup.matches(of: /<textarea([^>]*)>([\s\S]*?)<\/textarea>/) {
      guard let name = attribute("name", of: String(match.output.1)) else { continue }
      values[name] = plain(String(match.output.2))
    }
    return values
  }

  private static func attribute(_ name: String, of tag: String) -> String? {
    guard let match = try? Regex("(?:^|\\s)\(name)=\"([^\"]*)\"").firstMatch(in: tag),
      let value = match.output[1].substring
    else { return nil }
    return plain(String(value))
  }

  private static func plain(_ text: String) -> String {
    text.replacing("&#39;", with: "'").replacing("&quot;", with: "\"")
      .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
  }
}
