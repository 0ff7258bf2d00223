extension ModelReader {
  /// Why one of these is not run: it is written in another language than FEEL, as it says itself
  /// or as the model says of all that say nothing.
  func foreign(_ elements: [XMLElement]) -> Told? {
    let languages = elements.map { $0["expressionLanguage"] ?? language }
    guard let foreign = languages.compactMap(\.self).first(where: { !$0.isFEEL }) else {
      return nil
    }
    let told: Told = "expressions in “\(foreign)” are not run"
    return told
  }

  /// Why a type is not known: it is of another type system, or what it allows is not in FEEL.
  func foreign(type element: XMLElement) -> Told? {
    if let foreign = element["typeLanguage"], !foreign.isFEEL {
      let told: Told = "types of “\(foreign)” are not read"
      return told
    }
    return foreign(element.all("allowedValues") + element.all("typeConstraint"))
  }
}

extension String {
  /// FEEL by its address in any version of the standard, or by its name, as some editors write it.
  var isFEEL: Bool {
    let language = normalizedName.lowercased()
    let isFirst = language.contains("://www.omg.org/spec/feel/")
    let isLater = language.contains("://www.omg.org/spec/dmn/") && language.contains("/feel")
    return isFirst || isLater || ["", "feel"].contains(language)
  }
}
